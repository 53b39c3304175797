import type { Actor } from "../../../shared/kernel/command.ts";
import { addDays, siteDate, siteMs } from "../../../shared/kernel/site-time.ts";
import { shiftOn } from "../../../shared/kernel/shifts.ts";
import {
  blockingItems,
  itemKey,
  shiftRegister,
  signedDigest,
  type HandoverSide,
} from "../../../shared/modules/shifts/index.ts";
import { HOUR, MINUTE, type Simulation } from "./simulation.ts";

const property = [
  { item: "对讲机", expected: 2 },
  { item: "手电筒", expected: 2 },
  { item: "雨伞", expected: 12 },
  { item: "急救箱", expected: 1 },
  { item: "收据本", expected: 1 },
  { item: "客服专用章", expected: 1 },
] as const;

/** What goes wrong at which handover, counted from the last one back. */
const odd = { late: 11, short: 17, phone: 6 } as const;
/** So many minutes after its end an important thing is let pass instead of waited for. */
const LET_PASS_MS = HOUR;

/** A line from the left to the right, up and down, each a little different. */
function drawn({ random }: Simulation) {
  const points = Array.from({ length: 18 }, (_, step) => `${20 + step * 14},${random.int(20, 80)}`);
  return { width: 300, height: 100, lines: points.join(" ") };
}

/** 交接班, lived twice a day: one late, one let pass by phone, one with a shortage explained. */
export function liveHandovers(simulation: Simulation, fromMs: number): void {
  const { core, at, give, endMs, clerk, onDuty, who, random, nowMs } = simulation;
  const { settings, postId } = core.desk;
  const { timeZone, shifts } = settings;
  const ends: number[] = [];
  for (let date = siteDate(fromMs, timeZone); date <= siteDate(endMs, timeZone); date = addDays(date, 1)) {
    for (const shift of shifts) ends.push(shiftOn(date, shift, timeZone).toMs);
  }
  const handovers = ends
    .filter((ms) => ms > fromMs + HOUR && ms - 20 * MINUTE < endMs)
    .toSorted((a, b) => a - b);

  const sign = (side: HandoverSide, signer: Actor, id: string): void => {
    const items = core.lookups.openItems(postId, nowMs()).map(itemKey);
    const digest = signedDigest(core.store.folded(shiftRegister, id).state, items);
    give("shift.sign", { side, strokes: drawn(simulation), digest }, signer, id);
  };
  const followAll = (id: string, incoming: Actor, outgoing: Actor): void => {
    const items = core.lookups.openItems(postId, nowMs()).map((item) => ({
      key: itemKey(item),
      followedBy: incoming.id,
      due: item.dueMs,
      why: item.why === "" ? "师傅处理中" : item.why,
    }));
    if (items.length > 0) give("shift.follow-items", { items }, outgoing, id);
  };
  const finish = (id: string, outgoing: Actor, incoming: Actor, endsMs: number, phone: boolean): void => {
    // Last of all, since keys come and go.
    const keys = core.lookups.deskKeys(postId);
    const present = keys.map(({ code, expected }) => ({ code, present: expected, explanation: "" }));
    if (keys.length > 0) give("shift.count-keys", { items: present }, outgoing, id);
    const { openedAtMs } = core.store.folded(shiftRegister, id).state;
    give("shift.read-log", { lines: core.lookups.dutyLog.linesSince(postId, openedAtMs) }, incoming, id);
    followAll(id, incoming, outgoing);
    const open = core.lookups.openItems(postId, nowMs());
    const blocked = blockingItems(core.store.folded(shiftRegister, id).state, open).length > 0;
    if (blocked && !phone && nowMs() < endsMs + LET_PASS_MS) {
      at(nowMs() + 10 * MINUTE, () => finish(id, outgoing, incoming, endsMs, phone));
      return;
    }
    if (blocked) {
      const supervisor = who("supervisor");
      const reason = "师傅正在现场处理，接班人继续跟进";
      if (phone) {
        give("shift.override-by-phone", { supervisor: supervisor.id, reason }, outgoing, id);
        at(nowMs() + 20 * HOUR, () => give("shift.countersign", {}, supervisor, id));
      } else give("shift.override", { reason }, outgoing, id, supervisor);
    }
    sign("outgoing", outgoing, id);
    sign("incoming", incoming, id);
  };

  const handOver = (endsMs: number, back: number): void => {
    const row = core.queries.shifts.current(postId);
    if (row === null) return;
    const { id } = row;
    const outgoing = onDuty(endsMs - HOUR);
    const incoming = onDuty(endsMs + HOUR);
    const late = back === odd.late ? 38 : 0;
    give("shift.tidy", {}, outgoing, id);
    give("shift.note-weather", { weather: random.pick(["晴", "晴", "多云", "阴", "小雨"]) }, outgoing, id);
    at(endsMs - random.int(11, 14) * MINUTE + late * MINUTE, () => {
      give("shift.arrive", {}, incoming, id);
      give("shift.begin-handover", {}, outgoing, id);
    });
    at(endsMs - 6 * MINUTE + late * MINUTE, () => {
      const items = property.map(({ item, expected }) => {
        const short = back === odd.short && item === "雨伞";
        const actual = short ? expected - 1 : expected;
        const explanation = short ? "1-1-302 住户借用，明日归还" : "";
        return { item, actual, state: "good" as const, explanation };
      });
      give("shift.count-property", { items }, outgoing, id);
      const mail = { letters: random.int(0, 6), papers: random.int(0, 3), parcels: random.int(2, 14) };
      give("shift.count-mail", { ...mail, note: "" }, outgoing, id);
      give("shift.count-cash", { amount: 50_000, explanation: "" }, outgoing, id);
      give("shift.check-area", { result: "tidy", note: "" }, outgoing, id);
    });
    at(endsMs - 3 * MINUTE + late * MINUTE, () => finish(id, outgoing, incoming, endsMs, back === odd.phone));
  };

  at(fromMs, () => {
    give("post.list-property", { items: [...property] }, who("manager"), postId);
    give("shift.open", { post: postId }, clerk());
    plan();
  });
  for (const [place, endsMs] of handovers.entries()) {
    at(endsMs - 17 * MINUTE, () => handOver(endsMs, handovers.length - place));
  }

  /** 排班: a fortnight around today. */
  function plan(): void {
    const today = siteDate(endMs, timeZone);
    for (let day = -7; day <= 7; day += 1) {
      const date = addDays(today, day);
      for (const shift of shifts) {
        const begins = siteMs(date, shift.from, timeZone);
        const input = { post: postId, date, shift: shift.name, staff: [onDuty(begins + HOUR).id] };
        give("roster.plan", input, who("supervisor"));
      }
    }
  }
}
