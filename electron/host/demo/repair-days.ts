import type { Actor } from "../../../shared/kernel/command.ts";
import { addDays, siteDate, siteMs } from "../../../shared/kernel/site-time.ts";
import { followUpDueMs, isWorkingDay } from "../../../shared/kernel/working-days.ts";
import { politely } from "./invented-people.ts";
import type { Home } from "./neighbourhood.ts";
import { lateReasons, newRepair, opinion, type HomeFault, type OrderForm, type Repair } from "./repairs.ts";
import { HOUR, MINUTE, type Simulation } from "./simulation.ts";

export interface RepairDays {
  /** A day's work orders, from its site date. */
  readonly live: (date: string, count: number) => void;
  /** Sent so long ago, and the technician is still on the way when the desk opens. */
  readonly onTheWay: (fault: HomeFault, minutesAgo: number) => void;
  /** Written down so long ago and not sent yet. */
  readonly undispatched: (fault: HomeFault, minutesAgo: number) => void;
  /** Repaired; the follow-up call is due on the desk's own day (REP-3). */
  readonly followUpDueToday: () => void;
  /** Waits for a part since yesterday: suspended, with a new date (REP-4). */
  readonly waitingForPart: () => void;
}

/** Whole chains end before the desk opens: what is still open then is chosen apart. */
const LONGEST_CHAIN = 5 * HOUR;

/** 维修工单, lived day by day: sent, on site, late, called about, repaired, asked after. */
export function createRepairDays(simulation: Simulation, homes: readonly Home[]): RepairDays {
  const { random, at, give, endMs, clerk, who } = simulation;
  const { timeZone, calendar, followUpWorkingDays } = simulation.core.desk.settings;
  const lived = homes.filter((home) => home.people.length > 0);
  const home = (): Home | undefined => lived[random.int(0, lived.length - 1)];

  const repair = (technician: Actor | null, fault?: HomeFault): Repair | null => {
    const place = home();
    return place === undefined ? null : newRepair(random, place, technician?.id ?? null, fault);
  };
  const take = (form: OrderForm): string | null => give("work-order.take", form, clerk())?.id ?? null;
  const answeredBy = (form: OrderForm): string => politely(form.reporter, random);

  /** The next working morning (REP-3). */
  const followUpMs = (finishedMs: number): number => {
    let date = addDays(siteDate(finishedMs, timeZone), 1);
    while (!isWorkingDay(date, calendar)) date = addDays(date, 1);
    return siteMs(date, "09:30", timeZone) + random.int(0, 120) * MINUTE;
  };

  const followUp = (id: string, finishedMs: number): void => {
    const callMs = followUpMs(finishedMs);
    const reached = !random.chance(0.12);
    const call = (ms: number, answered: boolean): void =>
      at(ms, () => {
        const said = answered ? opinion(random) : { answer: "无人接听", satisfaction: null };
        give("work-order.follow-up", { reached: answered, late: null, ...said }, clerk(), id);
      });
    call(callMs, reached);
    if (!reached) call(callMs + 3 * HOUR, true);
    at(callMs + 4 * HOUR, () => give("work-order.close", { closing: "done", reason: "" }, clerk(), id));
  };

  /** REP-5: quoted at the door, listed and paid when it is done. */
  const bill = (id: string, { form, result }: Repair, technician: Actor, doneMs: number): void => {
    if (form.charge !== "paid") return;
    const charges = {
      parts: [{ name: result, spec: "", qty: 1, price: random.int(8, 60) * 100 }],
      labour: 3000,
    };
    const agreedBy = politely(form.reporter, random);
    at(doneMs - 12 * MINUTE, () =>
      give(
        "work-order.agree-quote",
        { ...charges, method: "in-person", agreedBy, late: null },
        technician,
        id,
      ),
    );
    at(doneMs + 2 * MINUTE, () =>
      give("work-order.record-charges", { ...charges, note: "" }, technician, id),
    );
    const method = random.chance(0.7) ? "wechat" : "cash";
    const receipt = `SJ${String(random.int(1000, 9999))}`;
    at(doneMs + 20 * MINUTE, () =>
      give("work-order.record-payment", { method, receipt, late: null }, clerk(), id),
    );
  };

  const finish = (id: string, job: Repair, technician: Actor, arrivedMs: number): number => {
    const { form, result } = job;
    const finishedMs = arrivedMs + random.int(15, 90) * MINUTE;
    bill(id, job, technician, finishedMs);
    at(finishedMs, () => give("work-order.finish", { result, late: null }, technician, id));
    if (form.area === "indoor" && random.chance(0.6)) {
      at(finishedMs + MINUTE, () =>
        give("work-order.record-opinion", { opinion: opinion(random).answer }, clerk(), id),
      );
    }
    return finishedMs;
  };

  /** REP-2: the desk phones when nobody came in 20 minutes; some residents do not hear the first call. */
  const callResident = (id: string, form: OrderForm, dueMs: number, arriveMs: number): void => {
    const missed = random.chance(0.3);
    const call = (ms: number, outcome: "answered" | "no-answer"): void =>
      at(ms, () => {
        const facts = { outcome, reason: random.pick(lateReasons), late: null };
        const promisedAt = Math.max(arriveMs, ms) + 10 * MINUTE;
        const input =
          outcome === "answered"
            ? { ...facts, promisedAt, answeredBy: answeredBy(form) }
            : { ...facts, promisedAt: null, answeredBy: "" };
        give("work-order.log-call", input, clerk(), id);
      });
    if (missed) call(dueMs + MINUTE, "no-answer");
    call(dueMs + (missed ? 7 : 2) * MINUTE, "answered");
  };

  const begin = (): void => {
    const technician = who("technician");
    const found = repair(technician);
    if (found === null) return;
    const takenMs = simulation.nowMs();
    const forgotten = random.chance(0.06);
    const booked = found.form.grade === "booked";
    const appointment = booked ? takenMs + random.int(2, 4) * 30 * MINUTE : null;
    const form = { ...found.form, appointment, dispatch: !forgotten };
    const id = take(form);
    if (id === null) return;
    if (random.chance(0.015)) {
      at(takenMs + 2 * MINUTE, () => give("work-order.void", { reason: "重复报修" }, clerk(), id));
      return;
    }
    const sentMs = forgotten ? takenMs + random.int(3, 9) * MINUTE : takenMs;
    if (forgotten) {
      at(sentMs, () => give("work-order.dispatch", { technician: technician.id, late: null }, clerk(), id));
    }
    at(sentMs + random.int(1, 4) * MINUTE, () => give("work-order.accept", { late: null }, technician, id));
    if (random.chance(0.02)) {
      at(sentMs + 6 * MINUTE, () => {
        const reason = "住户来电说已自行处理";
        give("work-order.close", { closing: "cancelled", reason }, clerk(), id);
      });
      return;
    }
    const isLate = random.chance(0.14);
    const dueMs = (appointment ?? sentMs) + 20 * MINUTE;
    const arriveMs = isLate ? dueMs + random.int(10, 25) * MINUTE : dueMs - random.int(2, 13) * MINUTE;
    if (isLate) callResident(id, form, dueMs, arriveMs);
    at(arriveMs, () => give("work-order.arrive", { late: null }, technician, id));
    if (random.chance(0.06)) {
      waitOvernight(id, { ...found, form }, technician, arriveMs);
      return;
    }
    followUp(id, finish(id, found, technician, arriveMs));
  };

  /** A part is missing: suspended, carried over with a reason (REP-4), done the next day. */
  const waitOvernight = (id: string, found: Repair, technician: Actor, arrivedMs: number): void => {
    // The day after it is put off, which a late evening may carry past midnight.
    const nextDay = addDays(siteDate(arrivedMs + 20 * MINUTE, timeZone), 1);
    const againMs = siteMs(nextDay, "10:00", timeZone) + random.int(0, 90) * MINUTE;
    at(arrivedMs + 15 * MINUTE, () =>
      give("work-order.suspend", { reason: "缺配件，已申购", until: againMs }, clerk(), id),
    );
    at(arrivedMs + 20 * MINUTE, () =>
      give("work-order.carry-over", { reason: "等配件到货", newDate: nextDay }, clerk(), id),
    );
    at(againMs, () => give("work-order.resume", {}, clerk(), id));
    followUp(id, finish(id, found, technician, againMs + 5 * MINUTE));
  };

  return {
    live: (date, count) => {
      for (let order = 0; order < count; order++) {
        const hour = random.weighted({
          "8": 8,
          "9": 10,
          "10": 9,
          "11": 7,
          "14": 7,
          "15": 7,
          "17": 5,
          "19": 8,
          "20": 6,
          "22": 2,
          "2": 1,
        });
        const takenMs = siteMs(date, `${hour.padStart(2, "0")}:00`, timeZone) + random.int(0, 59) * MINUTE;
        if (takenMs < endMs - LONGEST_CHAIN) at(takenMs, begin);
      }
    },
    onTheWay: (fault, minutesAgo) =>
      at(endMs - minutesAgo * MINUTE, () => {
        const technician = who("technician");
        const found = repair(technician, fault);
        if (found === null) return;
        const id = take({ ...found.form, grade: "urgent", dispatch: true });
        if (id === null) return;
        at(simulation.nowMs() + 2 * MINUTE, () => give("work-order.accept", { late: null }, technician, id));
      }),
    undispatched: (fault, minutesAgo) =>
      at(endMs - minutesAgo * MINUTE, () => {
        const found = repair(null, fault);
        if (found !== null) take({ ...found.form, grade: "normal", dispatch: false });
      }),
    followUpDueToday: () => {
      const today = siteDate(endMs, timeZone);
      for (let days = 1; days < 12; days++) {
        const finishMs = siteMs(addDays(today, -days), "16:20", timeZone);
        // The end of the last day in time is the first instant of the next one.
        const lastDay = siteDate(
          followUpDueMs(finishMs, followUpWorkingDays, calendar, timeZone) - 1,
          timeZone,
        );
        if (lastDay > today) continue;
        at(finishMs - HOUR, () => {
          const technician = who("technician");
          const found = repair(technician);
          const id = found === null ? null : take({ ...found.form, grade: "normal" });
          if (found === null || id === null) return;
          at(finishMs - 48 * MINUTE, () => give("work-order.arrive", { late: null }, technician, id));
          bill(id, found, technician, finishMs);
          at(finishMs, () => give("work-order.finish", { result: found.result, late: null }, technician, id));
        });
        return;
      }
    },
    waitingForPart: () =>
      at(siteMs(addDays(siteDate(endMs, timeZone), -1), "15:10", timeZone), () => {
        const technician = who("technician");
        const found = repair(technician);
        const id = found === null ? null : take({ ...found.form, grade: "normal" });
        if (id === null) return;
        const takenMs = simulation.nowMs();
        const newDate = addDays(siteDate(endMs, timeZone), 1);
        const until = siteMs(newDate, "10:00", timeZone);
        at(takenMs + 12 * MINUTE, () => give("work-order.arrive", { late: null }, technician, id));
        at(takenMs + 40 * MINUTE, () =>
          give("work-order.suspend", { reason: "缺专用阀芯，厂家调货", until }, clerk(), id),
        );
        at(takenMs + 45 * MINUTE, () =>
          give("work-order.carry-over", { reason: "等阀芯到货", newDate }, clerk(), id),
        );
      }),
  };
}
