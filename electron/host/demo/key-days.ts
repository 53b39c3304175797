import type { CommandInput } from "../../../shared/contract/commands.ts";
import { sha256Hex } from "../../../shared/kernel/sha256.ts";
import { addDays, siteDate, siteMs } from "../../../shared/kernel/site-time.ts";
import { depositText, opensHome, type KeyKind } from "../../../shared/modules/keys/index.ts";
import { requestInput } from "../approvals/ask.ts";
import { inventedName, inventedPhone, politely } from "./invented-people.ts";
import { deskKeys, keyErrands, publicKeys, storeKeys, vehicleKeys, type PlaceKey } from "./key-places.ts";
import type { Home } from "./neighbourhood.ts";
import type { Random } from "./random.ts";
import { HOUR, MINUTE, type Simulation } from "./simulation.ts";

export interface KeyDays {
  /** The cabinet is filled on the first day. */
  readonly hang: (atMs: number) => void;
  /** A day's loans, from its site date. */
  readonly live: (date: string, count: number) => void;
  /** A count of what residents left and of the empty units, with one difference. */
  readonly count: (date: string) => void;
  /** Out when the desk opens: one past its time, others in time; one key is lost, one was collected. */
  readonly asItStands: () => void;
}

interface Hung {
  readonly id: string;
  readonly kind: KeyKind;
  readonly label: string;
  /** Who can agree to its use, where it opens a home. */
  readonly owner: string;
}

/** Whole loans end before the desk opens: what is still out then is chosen apart. */
const LONGEST_LOAN = 6 * HOUR;
const STROKES = { width: 320, height: 120, lines: "30,70 60,30 90,80 120,40;150,60 190,60 210,30 230,90" };

/** So many homes, from all over the complex. */
function spread(homes: readonly Home[], count: number): readonly Home[] {
  const step = Math.max(1, Math.floor(homes.length / count));
  return homes.filter((_, index) => index % step === 0).slice(0, count);
}

/** 钥匙管理, lived day by day: lent by rank, with the owner's consent where it opens a home, and brought back. */
export function createKeyDays(simulation: Simulation, homes: readonly Home[], random: Random): KeyDays {
  const { at, give, endMs, clerk, who } = simulation;
  const { timeZone } = simulation.core.desk.settings;
  const hung: Hung[] = [];
  /** Those whom nobody lends by chance, so that the desk opens on what was meant. */
  const kept = new Set<string>();
  const tags = new Set<string>();
  let running = 0;

  const code = (): string => {
    running += 1;
    return `YS-${String(running).padStart(3, "0")}`;
  };

  /** A code that no other tag bears. */
  const tagOf = (letter: string): string => {
    let number = random.int(100, 999);
    while (tags.has(`${letter}${number}`)) number += 1;
    tags.add(`${letter}${number}`);
    return `${letter}${number}`;
  };

  const addPlace = (kind: KeyKind, letter: string, key: PlaceKey, index: number): void => {
    const facts = { code: code(), kind, unit: "", place: key.place, quantity: key.quantity ?? 1 };
    const hook = `${letter}-${String(index + 1).padStart(2, "0")}`;
    const tag = kind === "public" ? tagOf("K") : "";
    const input = { ...facts, hook, sealNo: "", tag, keeper: key.keeper, deposit: null };
    const added = give("key.add", input, clerk());
    if (added !== null) hung.push({ id: added.id, kind, label: key.place, owner: "" });
  };

  const leave = (home: Home, index: number): void => {
    const [resident] = home.people;
    if (resident === undefined) return;
    const facts = { code: code(), unit: home.code, quantity: 1, sealNo: `F-${String(101 + index)}` };
    const collectors = home.people.map(({ name }) => name).join("、");
    const purpose = random.pick(["出差，每周浇花", "钟点工开门", "装修验收", "老人独居备用"]);
    const until = simulation.nowMs() + random.int(40, 200) * 24 * HOUR;
    const text = depositText({ ...facts, purpose, by: resident.name, collectors, untilMs: until });
    const signed = { strokes: STROKES, digest: sha256Hex(text) };
    const deposit = { by: resident.name, purpose, collectors, until, signed, late: null };
    const hook = `D-${String(index + 1).padStart(2, "0")}`;
    const input = { ...facts, kind: "deposited" as const, place: "", hook, tag: tagOf("H") };
    const added = give("key.add", { ...input, keeper: "前台", deposit }, clerk());
    if (added !== null) {
      hung.push({ id: added.id, kind: "deposited", label: home.code, owner: resident.name });
    }
  };

  const addVacant = (home: Home, index: number): void => {
    const hook = `E-${String(index + 1).padStart(2, "0")}`;
    const facts = { code: code(), kind: "vacant" as const, unit: home.code, place: "", quantity: 2, hook };
    const added = give(
      "key.add",
      { ...facts, sealNo: "", tag: tagOf("V"), keeper: "客服部", deposit: null },
      clerk(),
    );
    if (added !== null) hung.push({ id: added.id, kind: "vacant", label: home.code, owner: "" });
  };

  /** One copy for a technician or a stranger, now. */
  const loanOf = (key: Hung, minutes: number): CommandInput<"key.lend"> => {
    const home = opensHome(key.kind);
    const errand = random.pick(keyErrands[home ? "home" : key.kind === "vehicle" ? "vehicle" : "own"]);
    const staff = errand.stranger ? null : who("technician");
    const nowMs = simulation.nowMs();
    const owner = key.owner === "" ? inventedName(random) : key.owner;
    return {
      copies: 1,
      borrowerStaff: staff?.id ?? null,
      borrower: staff === null ? inventedName(random) : "",
      department: staff === null ? errand.department : "工程部",
      phone: staff === null ? inventedPhone(random) : "",
      reason: errand.reason,
      dueAt: Math.floor(nowMs / MINUTE) * MINUTE + minutes * MINUTE,
      escort: home ? who("guard").id : null,
      consent: home
        ? {
            method: random.pick(["phone", "written"] as const),
            by: politely(owner, random),
            at: nowMs - 5 * MINUTE,
          }
        : null,
      late: null,
    };
  };

  /** Lends one copy, approved by whom the rule names; null when it is out. */
  const lend = (key: Hung, minutes: number): string | null => {
    const row = simulation.core.queries.keys.row(key.id);
    if (row === null || row.atHook === 0) return null;
    const approver = opensHome(key.kind) ? who("supervisor") : who("foreman");
    return give("key.lend", loanOf(key, minutes), clerk(), key.id, approver)?.number ?? null;
  };

  const giveBack = (key: Hung, loan: string): void => {
    const back = { loan, copies: 1, receiver: null, sealNo: "", note: "", late: null };
    give("key.return", back, clerk(), key.id);
  };

  const borrow = (): void => {
    const free = hung.filter(({ id, kind }) => !kept.has(id) && kind !== "hazard-store");
    const key = free[random.int(0, free.length - 1)];
    const minutes = random.pick([60, 90, 120, 180]);
    const loan = key === undefined ? null : lend(key, minutes);
    if (key === undefined || loan === null) return;
    const late = random.chance(0.08);
    const lentMs = simulation.nowMs();
    if (late && random.chance(0.4)) {
      const dueAt = lentMs + (minutes + 120) * MINUTE;
      const approver = opensHome(key.kind) ? who("supervisor") : who("foreman");
      at(lentMs + (minutes - 10) * MINUTE, () =>
        give("key.extend", { loan, dueAt, reason: "还没有做完" }, clerk(), key.id, approver),
      );
    }
    at(lentMs + (minutes + (late ? random.int(20, 110) : -random.int(5, 40))) * MINUTE, () =>
      giveBack(key, loan),
    );
  };

  /** Chosen for what the desk opens on: nobody else lends it. */
  const keep = (kind: KeyKind, index: number): Hung | undefined => {
    const key = hung.filter((one) => one.kind === kind)[index];
    if (key !== undefined) kept.add(key.id);
    return key;
  };

  /** KEY-3: the supervisor is not at this desk, so the clerk asked the others a while ago. */
  const askedAfar = (key: Hung | undefined, minutesAgo: number): void => {
    at(endMs - minutesAgo * MINUTE, () => {
      if (key === undefined) return;
      const asked = { command: "key.lend", id: key.id, input: loanOf(key, 120) };
      const facts = requestInput(simulation.core, asked, clerk());
      if (facts.ok) give("approval.request", facts.value, clerk());
    });
  };

  const outSince = (key: Hung | undefined, minutesAgo: number, forMinutes: number): void => {
    if (key === undefined) return;
    at(endMs - minutesAgo * MINUTE, () => lend(key, forMinutes));
  };

  return {
    hang: (atMs) =>
      at(atMs, () => {
        for (const [index, key] of deskKeys.entries()) addPlace("desk", "A", key, index);
        for (const [index, key] of publicKeys.entries()) addPlace("public", "B", key, index);
        for (const [index, key] of storeKeys.entries()) addPlace("hazard-store", "C", key, index);
        for (const [index, key] of vehicleKeys.entries()) addPlace("vehicle", "F", key, index);
        const lived = homes.filter((home) => home.people.length > 0);
        for (const [index, home] of spread(lived, 12).entries()) leave(home, index);
        const empty = homes.filter(({ state }) => state === "vacant" || state === "undelivered");
        for (const [index, home] of spread(empty, 16).entries()) addVacant(home, index);
        keep("public", 3);
        keep("public", 7);
        keep("vehicle", 0);
        keep("deposited", 1);
        keep("deposited", 2);
        keep("deposited", 3);
        keep("vacant", 2);
      }),
    live: (date, count) => {
      for (let loan = 0; loan < count; loan++) {
        const hour = random.int(8, 17);
        const ms = siteMs(date, `${String(hour).padStart(2, "0")}:00`, timeZone) + random.int(0, 59) * MINUTE;
        if (ms < endMs - LONGEST_LOAN) at(ms, borrow);
      }
    },
    count: (date) =>
      at(siteMs(date, "20:30", timeZone), () => {
        for (const kind of ["deposited", "vacant"] as const) {
          const keys = simulation.core.queries.keys.toCount(kind);
          const lines = keys.map(({ id, atHook }, index) => {
            const short = kind === "vacant" && index === 1 && atHook > 0;
            const present = short ? atHook - 1 : atHook;
            const explanation = short ? "一把断在锁芯里，已报工程部配新钥匙" : "";
            return { key: id, expected: atHook, present, explanation };
          });
          if (lines.length > 0) give("key.count", { kind, lines }, clerk(), undefined, who("foreman"));
        }
      }),
    asItStands: () => {
      const hangMs = endMs - 1;
      at(Math.min(hangMs, siteMs(addDays(siteDate(endMs, timeZone), -1), "10:40", timeZone)), () => {
        const [overdue, lost] = [keep("public", 3), keep("public", 7)];
        if (overdue !== undefined) lend(overdue, 120);
        if (lost !== undefined) {
          const reason = "巡查后找不到，已报领班，准备换锁";
          give("key.lose", { loan: null, copies: 1, reason }, clerk(), lost.id);
        }
        const collected = keep("deposited", 3);
        if (collected !== undefined) {
          const late = { occurredAt: simulation.nowMs(), reason: "纸质签收单补录" };
          const by = collected.owner;
          give(
            "key.collect",
            { by, relation: "depositor", note: "", signed: null, late },
            clerk(),
            collected.id,
          );
        }
        askedAfar(keep("vacant", 2), 12);
        outSince(keep("vehicle", 0), 70, 180);
        outSince(keep("deposited", 1), 40, 120);
        outSince(keep("deposited", 2), 100, 120);
      });
    },
  };
}
