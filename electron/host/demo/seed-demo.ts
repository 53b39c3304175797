import type { Logger } from "pino";
import type { Actor } from "../../../shared/kernel/command.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import { rankOf, type Role } from "../../../shared/kernel/roles.ts";
import { siteMs } from "../../../shared/kernel/site-time.ts";
import { DEMO_PIN } from "../../../shared/modules/site/index.ts";
import { hashPin } from "../access/pin.ts";
import type { ScryptCost } from "../access/scrypt.ts";
import { systemClock } from "../clock.ts";
import type { Core } from "../core.ts";
import { execute } from "../execute.ts";
import type { FolderProblem } from "../folder-lock.ts";
import { createHost, type Host } from "../host.ts";
import type { KeyStore } from "../vault/key-store.ts";
import { createHazardDays } from "./hazard-days.ts";
import { createKeyDays } from "./key-days.ts";
import { enterHelpers, enterNeighbourhood, planNeighbourhood } from "./neighbourhood.ts";
import { createPassDays } from "./pass-days.ts";
import { createLogDays } from "./log-days.ts";
import { createRandom } from "./random.ts";
import { liveHandovers } from "./handover-days.ts";
import { createRepairDays } from "./repair-days.ts";
import { createSimulation, createSteppingClock, HOUR, MINUTE, type SteppingClock } from "./simulation.ts";
import { publishTariff } from "./tariff-days.ts";
import { createVisitDays, daysBefore } from "./visit-days.ts";

export interface SeedOptions {
  readonly folder: string;
  readonly keyStore: KeyStore;
  readonly log: Logger;
  /** Tests only: fewer of everything, cheap scrypt, another day than today. */
  readonly size?: DemoSize;
  readonly cost?: ScryptCost;
  readonly nowMs?: number;
}

export interface DemoSize {
  readonly days: number;
  readonly visitsADay: number;
  readonly ordersADay: number;
  readonly buildings: number;
  readonly floors: number;
}

export type DemoProblem = FolderProblem | { readonly code: "real-site" } | { readonly code: "not-founded" };

const FULL: DemoSize = { days: 30, visitsADay: 72, ordersADay: 7, buildings: 5, floors: 18 };
const SEED = 20_261_123;

/** Invented, like everybody else here. */
const staff: readonly (readonly [name: string, role: Role, department: string])[] = [
  ["李晓雯", "clerk", "客服部"],
  ["吴俊杰", "clerk", "客服部"],
  ["刘大勇", "guard", "秩序部"],
  ["马超群", "guard", "秩序部"],
  ["王建国", "technician", "工程部"],
  ["李海生", "technician", "工程部"],
  ["赵春磊", "technician", "工程部"],
  ["孙丽华", "foreman", "保洁部"],
  ["周国平", "duty-officer", "客服部"],
  ["陈静怡", "supervisor", "客服部"],
  ["黄志远", "manager", "物业服务中心"],
];

async function foundDemo(host: Host): Promise<boolean> {
  const founded = await host.found({
    siteName: "阳光花园",
    timeZone: "Asia/Shanghai",
    postName: "大堂前台",
    deskCode: "A",
    adminName: "何系统",
    adminPin: DEMO_PIN,
    clerkName: "张敏",
    clerkPin: DEMO_PIN,
  });
  return founded.ok;
}

async function hireStaff(host: Host, cost: ScryptCost | undefined): Promise<void> {
  const core = host.core();
  const [admin] = core?.lookups.staff(["admin"]) ?? [];
  if (core === null || admin === undefined) return;
  // All at once: scrypt runs on several threads, and everybody has a salt of their own.
  const options = cost === undefined ? {} : { cost };
  const hashes = await Promise.all(staff.map(() => hashPin(DEMO_PIN, core.keys.pinPepper, options)));
  for (const [place, [name, role, department]] of staff.entries()) {
    const number = `1${String(place + 1).padStart(3, "0")}`;
    const request = {
      cmd: core.newId(),
      name: "staff.add",
      id: null,
      input: { name, number, role, department, pin: DEMO_PIN },
      approval: null,
    };
    const pinHash = hashes[place] ?? null;
    const added = execute(core, request, { actor: admin, approver: null, pinHash });
    if (!added.ok) continue;
    keepPin(core, { id: added.value.id, name, role, rank: rankOf(role) }, pinHash);
  }
  const [clerk] = core.lookups.staff(["clerk"]);
  if (clerk !== undefined) keepPin(core, clerk, await hashPin(DEMO_PIN, core.keys.pinPepper, options));
}

/** The PIN of the sample data is their own: nobody is asked for another one. */
function keepPin(core: Core, actor: Actor, pinHash: string | null): void {
  const own = {
    cmd: core.newId(),
    name: "staff.change-own-pin",
    id: actor.id,
    input: { pin: DEMO_PIN },
    approval: null,
  };
  execute(core, own, { actor, approver: null, pinHash });
}

/** The month is written in one transaction: one visit means all of them. */
function hasVisits(host: Host): boolean {
  const { nowMs } = host.clock;
  const core = host.core();
  const all = { tab: "all", search: "", category: null, offset: 0, limit: 1 } as const;
  return core !== null && core.queries.visits.list(all, nowMs(), core.desk.settings).total > 0;
}

/** A month before today, and today until now. */
function liveDays(host: Host, clock: SteppingClock, endMs: number, size: DemoSize) {
  const core = host.core();
  if (core === null) return null;
  const random = createRandom(SEED);
  const { timeZone } = core.desk.settings;
  const simulation = createSimulation({ core, clock, random, endMs });
  const homes = planNeighbourhood(random, size);
  enterNeighbourhood(simulation, homes, clock.nowMs() + 10 * MINUTE);
  const helpers = enterHelpers(simulation, homes, Math.min(24, size.floors * 2), clock.nowMs() + HOUR);
  const visits = createVisitDays(simulation, homes, helpers);
  const orders = createRepairDays(simulation, homes);
  const passes = createPassDays(simulation, homes, createRandom(SEED + 3));
  const log = createLogDays(simulation, homes, createRandom(SEED + 1));
  const keys = createKeyDays(simulation, homes, createRandom(SEED + 7));
  keys.hang(clock.nowMs() + 2 * HOUR);
  for (let day = size.days - 1; day >= 0; day--) {
    const date = daysBefore(endMs, day, timeZone);
    const spread = (mean: number) => random.int(Math.floor(mean * 0.83), Math.ceil(mean * 1.25));
    visits.live(date, spread(size.visitsADay));
    orders.live(date, spread(size.ordersADay));
    passes.live(date, Math.ceil(size.ordersADay / 2));
    log.live(date, day);
    keys.live(date, size.ordersADay);
  }
  const hazards = createHazardDays(simulation);
  const dayBefore = (day: number): string => daysBefore(endMs, Math.min(day, size.days), timeZone);
  hazards.stock(dayBefore(size.days));
  for (let day = size.days - 1; day >= 0; day--) hazards.live(dayBefore(day));
  hazards.anomaly(dayBefore(9));
  hazards.count(dayBefore(3));
  hazards.stillOut();
  const inside = [
    ["guest", 95],
    ["guest", 62],
    ["guest", 41],
    ["contractor", 130],
    ["contractor", 58],
    ["helper", 75],
    ["helper", 33],
    ["official", 26],
    ["viewing", 18],
    ["delivery", 9],
    // Two who should have left: half an hour and two hours are over (VIS-3).
    ["delivery", 43],
    ["viewing", 131],
  ] as const;
  for (const [category, minutesAgo] of inside) visits.stillInside(category, minutesAgo);
  visits.atTheDoor(2);
  // REP-2: one call is owed, one has six minutes left; REP-1: one waits to be sent.
  orders.onTheWay("tap", 28);
  orders.onTheWay("fuse", 14);
  orders.undispatched("cistern", 2);
  orders.followUpDueToday();
  orders.waitingForPart();
  // GDS-2, GDS-3: one waits for its signature, one is on its way to the gate, one expired with yesterday.
  passes.waitingForSignature(22);
  passes.onTheWay(48);
  passes.expiredYesterday();
  log.waiting();
  keys.count(daysBefore(endMs, 2, timeZone));
  keys.asItStands();
  publishTariff(simulation, clock.nowMs() + 20 * MINUTE);
  liveHandovers(simulation, clock.nowMs() + 5 * MINUTE);
  return simulation.run();
}

/**
 * Fills an empty data folder with an invented complex and a month of its life, by the real commands at invented
 * times. Sample books that are there already stay as they are; real books are never touched (`real-site`).
 */
export async function seedDemo(options: SeedOptions): Promise<Result<null, DemoProblem>> {
  const { folder, keyStore, log, size = FULL, cost, nowMs = systemClock.nowMs() } = options;
  const startedMs = systemClock.monoMs();
  const clock = createSteppingClock(
    siteMs(daysBefore(nowMs, size.days, "Asia/Shanghai"), "09:00", "Asia/Shanghai"),
  );
  const created = createHost({
    folder,
    keyStore,
    log,
    clock,
    demo: true,
    ...(cost === undefined ? {} : { cost }),
  });
  if (!created.ok) return err(created.error);
  const host = created.value;
  try {
    await host.opened;
    const state = host.state();
    // Damaged or unreadable books: the screen says what to do about them.
    if (state.phase === "problem" || state.phase === "rebuilding") return ok(null);
    if (state.phase === "ready" && !state.demo) return err({ code: "real-site" });
    if (state.phase === "setup" && !(await foundDemo(host))) return err({ code: "not-founded" });
    // Cut short after its founding, it begins where it was.
    const hired = (host.core()?.queries.staff.all().length ?? 0) > 2;
    if (!hired) await hireStaff(host, cost);
    if (hasVisits(host)) return ok(null);
    const lived = liveDays(host, clock, nowMs, size);
    log.info(
      {
        commands: lived?.commands ?? 0,
        refused: lived?.refused.length ?? 0,
        ms: Math.round(systemClock.monoMs() - startedMs),
      },
      "sample data was made",
    );
    if (lived !== null && lived.refused.length > 0)
      log.warn({ refused: lived.refused }, "sample data was refused");
    return ok(null);
  } finally {
    host.close();
  }
}
