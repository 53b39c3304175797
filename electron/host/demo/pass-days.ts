import type { Actor } from "../../../shared/kernel/command.ts";
import { sha256Hex } from "../../../shared/kernel/sha256.ts";
import { addDays, siteDate, siteMs, weekday } from "../../../shared/kernel/site-time.ts";
import { itemsDigest, passRegister, signedText } from "../../../shared/modules/passes/index.ts";
import { SITE_ID } from "../sha256.ts";
import type { Home } from "./neighbourhood.ts";
import { inventedStrokes, passForm, proxyPicture, type PassForm } from "./passes.ts";
import type { Random } from "./random.ts";
import { HOUR, MINUTE, type Simulation } from "./simulation.ts";

export interface PassDays {
  /** A day's passes, from its site date, and the next morning's reconciliation. */
  readonly live: (date: string, count: number) => void;
  /** Written so long ago, and nobody has signed it when the desk opens. */
  readonly waitingForSignature: (minutesAgo: number) => void;
  /** Signed and printed so long ago; the goods have not come to the gate yet. */
  readonly onTheWay: (minutesAgo: number) => void;
  /** Signed yesterday, never taken, and nobody has looked into it. */
  readonly expiredYesterday: () => void;
}

const gates: readonly [string, ...string[]] = ["南门岗", "北门岗", "地下车库岗"];
/** Whole chains end before the desk opens: what is still open then is chosen apart. */
const LONGEST_CHAIN = 4 * HOUR;

/** 物品放行, lived day by day: written, signed, checked at the gate, slips back, and what goes wrong. */
export function createPassDays(simulation: Simulation, homes: readonly Home[], random: Random): PassDays {
  const { at, give, endMs, clerk, who, core } = simulation;
  const { timeZone } = core.desk.settings;
  const lived = homes.filter((home) => home.people.length > 0);
  const proxy = () => proxyPicture(core.blobs);
  at(simulation.nowMs() + 5 * MINUTE, () => {
    give("site.change-setting", { key: "gates", value: [...gates] }, who("manager"), SITE_ID);
  });

  const form = (): PassForm | null => {
    const home = lived[random.int(0, lived.length - 1)];
    return home === undefined ? null : passForm(random, home, gates, simulation.nowMs(), proxy);
  };
  const write = (changes: Partial<PassForm> = {}): string | null => {
    const made = form();
    return made === null ? null : (give("pass.draft", { ...made, ...changes }, clerk())?.id ?? null);
  };
  const stateOf = (id: string) => core.store.folded(passRegister, id).state;
  const sign = (id: string): void => {
    const officer: Actor = who(random.chance(0.8) ? "duty-officer" : "supervisor");
    const digest = sha256Hex(signedText(stateOf(id)));
    give("pass.sign", { strokes: inventedStrokes(random), digest, late: null }, clerk(), id, officer);
  };
  const print = (id: string): void => void give("pass.print", { paper: "A5" }, clerk(), id);
  const release = (id: string, part: boolean): void => {
    const { items } = stateOf(id);
    const actual = items.map(({ qty }, index) => (part && index === items.length - 1 ? qty - 1 : qty));
    const some = actual.some((qty) => qty > 0) ? actual : items.map(({ qty }) => qty);
    const via = random.chance(0.8) ? "qr" : "number";
    const input = { actual: some, via, items: itemsDigest(items), note: "", late: null } as const;
    give("pass.release", { ...input, actual: some }, who("guard"), id);
  };

  const nextMorning = (ms: number, clock: string): number =>
    siteMs(addDays(siteDate(ms, timeZone), 1), clock, timeZone);

  /** The slips come back the next morning; now and then one of them does not (GDS-3). */
  const slipsBack = (id: string, takenMs: number, out: boolean): void => {
    const lost = random.chance(0.06);
    at(nextMorning(takenMs, "09:05"), () => {
      const kept = out ? (["stub", "gate"] as const) : (["stub", "gate", "owner"] as const);
      const slips = lost ? kept.filter((slip) => slip !== "gate") : [...kept];
      give("pass.return-slips", { slips }, clerk(), id);
    });
  };

  const signedAt = (id: string, ms: number): void => {
    at(ms, () => sign(id));
    at(ms + MINUTE, () => print(id));
  };

  const begin = (): void => {
    const id = write();
    if (id === null) return;
    const writtenMs = simulation.nowMs();
    const signMs = writtenMs + random.int(4, 25) * MINUTE;
    const gateMs = signMs + random.int(15, 110) * MINUTE;
    const course = random.weighted({ out: 74, part: 8, never: 6, back: 4, turned: 2, void: 6 });
    switch (course) {
      case "out":
      case "part":
        signedAt(id, signMs);
        at(gateMs, () => release(id, course === "part"));
        slipsBack(id, gateMs, true);
        break;
      case "never":
        signedAt(id, signMs);
        slipsBack(id, gateMs, false);
        at(nextMorning(writtenMs, "09:20"), () =>
          give("pass.note-expiry", { note: "住户改到周末搬，物品没有离开" }, clerk(), id),
        );
        break;
      case "back":
        at(signMs, () =>
          give("pass.refuse", { reason: "数量写得不清楚，请补规格" }, clerk(), id, who("duty-officer")),
        );
        break;
      case "turned":
        signedAt(id, signMs);
        at(gateMs, () => give("pass.turn-back", { reason: "多出一台没有列的电器" }, who("guard"), id));
        slipsBack(id, gateMs, false);
        break;
      case "void":
        at(signMs, () => give("pass.void", { reason: "住户改期，另开" }, clerk(), id));
        break;
    }
  };

  return {
    live: (date, count) => {
      for (let pass = 0; pass < count; pass++) {
        const minute = random.int(8 * 60 + 40, 18 * 60);
        const writtenMs = siteMs(date, "00:00", timeZone) + minute * MINUTE;
        if (writtenMs < endMs - LONGEST_CHAIN) at(writtenMs, begin);
      }
      // The morning after, the desk goes through the day's passes and slips; on Mondays through the week's.
      at(siteMs(addDays(date, 1), "09:40", timeZone), () =>
        give("pass.reconcile", { period: "day", date, note: "" }, clerk()),
      );
      if (weekday(date) === 7) {
        at(siteMs(addDays(date, 1), "10:30", timeZone), () =>
          give("pass.reconcile", { period: "week", date, note: "" }, who("supervisor")),
        );
      }
    },
    waitingForSignature: (minutesAgo) =>
      at(endMs - minutesAgo * MINUTE, () => write({ validOn: siteDate(endMs, timeZone) })),
    onTheWay: (minutesAgo) =>
      at(endMs - minutesAgo * MINUTE, () => {
        const id = write({ validOn: siteDate(endMs, timeZone) });
        if (id !== null) signedAt(id, simulation.nowMs() + 6 * MINUTE);
      }),
    expiredYesterday: () =>
      at(siteMs(addDays(siteDate(endMs, timeZone), -1), "16:05", timeZone), () => {
        const id = write();
        if (id !== null) signedAt(id, simulation.nowMs() + 9 * MINUTE);
      }),
  };
}
