import { siteDate, siteMs } from "../../../shared/kernel/site-time.ts";
import { leaveByMs } from "../../../shared/modules/visits/index.ts";
import type { Helper, Home } from "./neighbourhood.ts";
import { HOUR, MINUTE, type Simulation } from "./simulation.ts";
import {
  helperAsVisitor,
  newVisitor,
  stayMinutes,
  visitForm,
  type VisitCategory,
  type VisitForm,
  type Visitor,
} from "./visitors.ts";

/** How many of a day's visitors come in each hour. */
const curve = [1, 0, 0, 0, 0, 1, 2, 4, 7, 8, 8, 9, 7, 4, 6, 7, 7, 8, 9, 7, 5, 3, 2, 1];

export interface VisitDays {
  /** A day's visitors, from its site date. */
  readonly live: (date: string, count: number) => void;
  /** Somebody comes at this very time and is still there when the desk opens. */
  readonly stillInside: (category: VisitCategory, minutesAgo: number) => void;
  /** The resident is being asked when the desk opens. */
  readonly atTheDoor: (minutesAgo: number) => void;
}

/** 来访登记, lived day by day: by hour, again and again by the same people, with everything that goes wrong. */
export function createVisitDays(
  simulation: Simulation,
  homes: readonly Home[],
  helpers: readonly Helper[],
): VisitDays {
  const { random, at, give, endMs, clerk, who } = simulation;
  const { timeZone } = simulation.core.desk.settings;
  const lived = homes.filter((home) => home.people.length > 0);
  const known: Visitor[] = [];
  const freeBadges = Array.from({ length: 60 }, (_, place) => String(place + 1).padStart(3, "0"));

  const homeFor = (unit: string): Home | undefined =>
    unit === "" ? lived[random.int(0, lived.length - 1)] : lived.find((home) => home.code === unit);

  const comer = (): Visitor => {
    if (helpers.length > 0 && random.chance(0.06)) {
      const helper = helpers[random.int(0, helpers.length - 1)];
      if (helper !== undefined) return helperAsVisitor(helper, random);
    }
    const again = random.chance(0.4) ? known[random.int(0, known.length - 1)] : undefined;
    if (again !== undefined) return again;
    const fresh = newVisitor(random);
    if (known.length < 400) {
      known.push({
        ...fresh,
        unit: fresh.category === "delivery" ? "" : (homeFor("")?.code ?? ""),
      });
    }
    return fresh;
  };

  const badgeFor = (category: VisitCategory): string => {
    const wears = category !== "delivery" && category !== "guest";
    return wears && random.chance(0.8) ? (freeBadges.shift() ?? "") : "";
  };

  const leave = (id: string, badge: string, leaveMs: number): void => {
    const forgotten = random.chance(0.025);
    const noticedMs = forgotten ? leaveMs + random.int(40, 180) * MINUTE : leaveMs;
    // Whoever would still be inside when the desk opens leaves before; who stays is chosen apart.
    at(Math.min(noticedMs, endMs - MINUTE), () => {
      const now = simulation.nowMs();
      const back = badge === "" ? null : !random.chance(0.02);
      const late =
        noticedMs > leaveMs && leaveMs < now
          ? { occurredAt: leaveMs, reason: "巡逻时发现已离开，补签离" }
          : null;
      const actor = random.chance(0.3) ? who("guard") : clerk();
      if (give("visit.sign-out", { badgeReturned: back, late }, actor, id) === null || badge === "") return;
      freeBadges.push(badge);
      if (back === false) at(now + 20 * HOUR, () => give("visit.return-badge", {}, clerk(), id));
    });
  };

  const mishaps = (id: string, form: VisitForm, arrivedMs: number): void => {
    const chance = random.next();
    if (chance < 0.012) {
      const plate = `粤B${random.int(10_000, 99_999)}`;
      at(arrivedMs + 4 * MINUTE, () =>
        give("visit.correct", { field: "plate", to: plate, reason: "车牌看错一位" }, clerk(), id),
      );
    } else if (chance < 0.024) {
      at(arrivedMs + 6 * MINUTE, () =>
        give(
          "visit.correct",
          { field: "purpose", to: `${form.purpose}、取钥匙`, reason: "访客补充说明" },
          clerk(),
          id,
        ),
      );
    } else if (chance < 0.03 && form.phone !== "") {
      at(arrivedMs + 9 * MINUTE, () =>
        give("visit.reveal", { field: "phone", purpose: "own-call", note: "" }, clerk(), id),
      );
    }
  };

  const letIn = (id: string, form: VisitForm, enteredMs: number): void => {
    const stay = stayMinutes(random, form.category) * MINUTE;
    if (random.chance(0.01)) {
      at(enteredMs + stay / 2, () =>
        give("visit.extend", { until: enteredMs + stay + 2 * HOUR, reason: "住户来电同意多留" }, clerk(), id),
      );
    }
    leave(id, form.badge ?? "", enteredMs + stay);
  };

  const register = (form: VisitForm): string | null => give("visit.register", form, clerk())?.id ?? null;

  const arrive = (visitor: Visitor): void => {
    const home = homeFor(visitor.unit);
    if (home === undefined) return;
    const form = visitForm(random, visitor, home, badgeFor(visitor.category));
    const arrivedMs = simulation.nowMs();
    const id = register(form);
    if (id === null) return;
    if (random.chance(0.002)) {
      at(arrivedMs + MINUTE, () => give("visit.void", { reason: "重复登记" }, clerk(), id));
      if (form.badge !== "") freeBadges.push(form.badge);
      return;
    }
    mishaps(id, form, arrivedMs);
    const answer = form.consent?.answer;
    if (answer === "agreed") letIn(id, form, arrivedMs);
    const asked = answer === "awaiting" || (answer === "not-reached" && random.chance(0.5));
    if (!asked) {
      if (answer !== "agreed" && form.badge !== "") freeBadges.push(form.badge);
      return;
    }
    const answeredMs = Math.min(arrivedMs + random.int(1, 5) * MINUTE, endMs - 30_000);
    at(answeredMs, () => {
      const agreed = random.chance(0.85);
      const input = {
        method: "phone" as const,
        answer: agreed ? ("agreed" as const) : ("refused" as const),
        by: form.host,
      };
      if (give("visit.answer", input, clerk(), id) === null) return;
      if (agreed) letIn(id, form, answeredMs);
      else if (form.badge !== "") freeBadges.push(form.badge);
    });
  };

  /** 停电: written on paper for a while, entered afterwards (补录). */
  const powerCut = (date: string): void => {
    for (let slip = 0; slip < 5; slip++) {
      const occurredAt = siteMs(date, "19:10", timeZone) + slip * 7 * MINUTE;
      at(siteMs(date, "20:15", timeZone) + slip * 2 * MINUTE, () => {
        const home = homeFor("");
        if (home === undefined) return;
        const visitor = newVisitor(random, slip % 2 === 0 ? "guest" : "other");
        const form = visitForm(random, visitor, home, "");
        const consent = {
          method: "phone" as const,
          answer: "agreed" as const,
          by: form.host,
          authorisation: null,
        };
        const late = { occurredAt, reason: "停电，按纸质登记补录" };
        const id = register({ ...form, consent, seconds: null, late });
        if (id !== null) leave(id, "", simulation.nowMs() + random.int(30, 90) * MINUTE);
      });
    }
  };

  const ambulance = (date: string): void => {
    const arrivedMs = siteMs(date, "03:26", timeZone);
    at(arrivedMs, () => {
      const home = homeFor("");
      if (home === undefined) return;
      const form = visitForm(random, newVisitor(random, "official"), home, "");
      const id = register({
        ...form,
        name: "急救人员",
        company: "120 急救",
        purpose: "急救",
        document: "",
        documentType: null,
        phone: "",
        partySize: 3,
        consent: null,
        emergency: { service: "ambulance", reason: "老人突发胸痛，家属拨打 120" },
        seconds: null,
      });
      if (id !== null) leave(id, "", arrivedMs + 34 * MINUTE);
    });
  };

  return {
    live: (date, count) => {
      const startMs = siteMs(date, "00:00", timeZone);
      const hours = Object.fromEntries(curve.map((weight, hour) => [String(hour), weight]));
      for (let visit = 0; visit < count; visit++) {
        const hour = Number(random.weighted(hours));
        const arriveMs = startMs + hour * HOUR + random.int(0, 3599) * 1000;
        // The last minutes belong to those who are inside when the desk opens.
        if (arriveMs < endMs - 3 * MINUTE) at(arriveMs, () => arrive(comer()));
      }
      const day = Number(date.slice(-2));
      if (day % 13 === 5) powerCut(date);
      if (day % 17 === 9) ambulance(date);
    },
    stillInside: (category, minutesAgo) => {
      const arrivedMs = endMs - minutesAgo * MINUTE;
      at(arrivedMs, () => {
        const home = homeFor("");
        if (home === undefined) return;
        const limitMs = leaveByMs(category, arrivedMs, simulation.core.desk.settings);
        const overstays = category === "delivery" || category === "viewing";
        // Late at night a guest's limit is near: somebody from the waterworks stays instead.
        const kind = overstays || limitMs > endMs + 20 * MINUTE ? category : "official";
        const form = visitForm(random, newVisitor(random, kind), home, badgeFor(kind));
        const consent = {
          method: "intercom" as const,
          answer: "agreed" as const,
          by: form.host,
          authorisation: null,
        };
        register({ ...form, consent });
      });
    },
    atTheDoor: (minutesAgo) =>
      at(endMs - minutesAgo * MINUTE, () => {
        const home = homeFor("");
        if (home === undefined) return;
        const form = visitForm(random, newVisitor(random, "guest"), home, "");
        const consent = {
          method: "intercom" as const,
          answer: "awaiting" as const,
          by: "",
          authorisation: null,
        };
        register({ ...form, consent });
      }),
  };
}

/** The site date so many days before an instant. */
export function daysBefore(ms: number, days: number, timeZone: string): string {
  return siteDate(ms - days * 24 * HOUR, timeZone);
}
