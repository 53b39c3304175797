import type { CommandInput } from "../../../shared/contract/commands.ts";
import type { Actor } from "../../../shared/kernel/command.ts";
import { sha256Hex } from "../../../shared/kernel/sha256.ts";
import { shiftAt } from "../../../shared/kernel/shifts.ts";
import { addDays, siteMs, weekday } from "../../../shared/kernel/site-time.ts";
import { hazardIssueRegister, signedText, type QuantityUnit } from "../../../shared/modules/hazards/index.ts";
import { createRandom } from "./random.ts";
import { HOUR, MINUTE, type Simulation } from "./simulation.ts";

export interface HazardDays {
  /** The catalogue and the first draws from the warehouse, on the first day (HAZ-1, HAZ-2). */
  readonly stock: (date: string) => void;
  /** A day's issues and returns; Sundays nobody cleans with any of it. */
  readonly live: (date: string) => void;
  /** A day with an anomaly that was dealt with (HAZ-5). */
  readonly anomaly: (date: string) => void;
  /** A stock-take whose difference is explained. */
  readonly count: (date: string) => void;
  /** Issued at the end of the last shift and not back when the desk opens (DUTY-4). */
  readonly stillOut: () => void;
}

interface Shelf {
  readonly name: string;
  readonly unit: QuantityUnit;
  readonly batch: string;
  readonly drawn: number;
  readonly minimum: number;
  readonly spec: string;
  readonly location: string;
  /** Days after the first day on which it expires. */
  readonly keeps: number;
}

/** Invented: what stands in the locked cabinet of the cleaners. 稀料 expires soon, 灭螂药 runs short. */
const shelves = {
  alcohol: {
    name: "酒精",
    unit: "ml",
    batch: "JC260918",
    drawn: 18_000,
    minimum: 3000,
    spec: "75%，500 毫升/瓶",
    location: "危化品柜 A1",
    keeps: 540,
  },
  dichlorvos: {
    name: "敌敌畏",
    unit: "ml",
    batch: "DD260405",
    drawn: 1500,
    minimum: 300,
    spec: "77.5% 乳油，500 毫升/瓶",
    location: "危化品柜 B1",
    keeps: 400,
  },
  rodenticide: {
    name: "鼠药",
    unit: "g",
    batch: "SY260611",
    drawn: 2000,
    minimum: 400,
    spec: "0.005% 毒饵，50 克/包",
    location: "危化品柜 B2",
    keeps: 380,
  },
  roach: {
    name: "灭螂药",
    unit: "g",
    batch: "ML260702",
    drawn: 420,
    minimum: 300,
    spec: "胶饵，12 克/支",
    location: "危化品柜 B2",
    keeps: 300,
  },
  thinner: {
    name: "稀料",
    unit: "ml",
    batch: "XL251220",
    drawn: 3000,
    minimum: 500,
    spec: "1 升/罐",
    location: "危化品柜 C1",
    keeps: 52,
  },
} as const satisfies Readonly<Record<string, Shelf>>;
type ShelfKey = keyof typeof shelves;

/** Cleaners have no account: they are named on the slip. */
const cleaners = ["何秀英", "陈桂芳", "刘翠兰", "周金凤"] as const;

interface Use {
  readonly shelf: ShelfKey;
  readonly qty: number;
  readonly use: string;
  readonly place: string;
}

const daily: readonly [Use, ...Use[]] = [
  { shelf: "alcohol", qty: 300, use: "电梯轿厢消毒", place: "1-3 栋电梯" },
  { shelf: "alcohol", qty: 500, use: "门把手、扶手消毒", place: "各栋大堂" },
  { shelf: "alcohol", qty: 200, use: "清除墙面胶印", place: "5 栋 2 单元" },
];
const weekly: Readonly<Record<number, Use>> = {
  2: { shelf: "roach", qty: 48, use: "垃圾房灭蟑", place: "垃圾房" },
  3: { shelf: "thinner", qty: 250, use: "清除地面油漆", place: "地下车库 B 区" },
  4: { shelf: "rodenticide", qty: 150, use: "投放鼠饵", place: "绿化带、设备房" },
  5: { shelf: "dichlorvos", qty: 100, use: "化粪池周边灭蝇", place: "3 栋北侧" },
};

/** A scribble, the same for the same name. */
function scribble(name: string) {
  const random = createRandom((name.codePointAt(0) ?? 0) * 31 + (name.codePointAt(1) ?? 0));
  const strokes = [40, 120, 200].map((x) =>
    Array.from({ length: 8 }, (_, step) => `${x + step * 9 + random.int(-6, 6)},${random.int(22, 96)}`).join(
      " ",
    ),
  );
  return { width: 330, height: 120, lines: strokes.join(";") };
}

/** 危险品, lived day by day: drawn, handed out each morning, back before the shift ends. */
export function createHazardDays(simulation: Simulation): HazardDays {
  const { at, give, who, clerk, core } = simulation;
  const { lookups, desk } = core;
  const { timeZone, shifts } = desk.settings;
  const random = createRandom(20_261_124);
  const clock = (date: string, time: string): number => siteMs(date, time, timeZone);
  const substanceId = (key: ShelfKey): string => lookups.naturalId("substance", shelves[key].name);
  const batchId = (key: ShelfKey): string =>
    lookups.naturalId("hazard-batch", JSON.stringify([substanceId(key), shelves[key].batch, null]));

  const issue = (what: Use, user: string, issuer: Actor): string | null => {
    const { name, unit, batch } = shelves[what.shelf];
    const form = { qty: what.qty, use: what.use, place: what.place, witness: "", ppeChecked: true };
    const shown = { ...form, substanceName: name, batch, unit, userName: user, lent: null };
    const input: CommandInput<"hazard-issue.issue"> = {
      ...form,
      batch: batchId(what.shelf),
      user: { staffId: null, name: user },
      lentTo: "",
      lentReason: "",
      userSignature: scribble(user),
      issuerSignature: scribble(issuer.name),
      digest: sha256Hex(signedText(shown)),
      late: null,
    };
    return give("hazard-issue.issue", input, clerk(), undefined, issuer)?.id ?? null;
  };

  const giveBack = (id: string, qty: number, spilt: number, anomaly: string): void => {
    const returned = spilt > 0 ? 0 : Math.floor((qty * random.int(0, 3)) / 10);
    const input = {
      used: qty - returned - spilt,
      returned,
      spilt,
      receiver: who("foreman").id,
      anomaly,
      late: null,
    };
    give("hazard-issue.return", input, clerk(), id, who("foreman"));
  };

  const takeOut = (outMs: number, backMs: number, what: Use, spilt = 0, anomaly = ""): void => {
    // Whole stories end before the desk opens: what is still out then is chosen apart.
    if (backMs + 2 * HOUR > simulation.endMs) return;
    const user = random.pick(cleaners);
    at(outMs, () => {
      const id = issue(what, user, who("foreman"));
      if (id !== null) at(backMs, () => giveBack(id, what.qty, spilt, anomaly));
    });
  };

  const draw = (key: ShelfKey, first: string): void => {
    const { batch, drawn: qty, keeps } = shelves[key];
    const expiry = addDays(first, keeps);
    const input = { substance: substanceId(key), batch, expiry, qty, from: "公司总仓", late: null };
    give("hazard-batch.draw", input, who("foreman"));
  };

  const describe = (key: ShelfKey): void => {
    const { spec, location, minimum } = shelves[key];
    const sheet = `柜门内侧文件夹第 ${Object.keys(shelves).indexOf(key) + 1} 页`;
    const readings = { spec, location, minimum: String(minimum), safetyDataSheet: sheet } as const;
    for (const field of ["spec", "location", "minimum", "safetyDataSheet"] as const) {
      const input = { field, to: readings[field], reason: "按实物登记" };
      give("substance.correct", input, who("foreman"), substanceId(key));
    }
  };

  return {
    stock: (date) => {
      const keys = Object.keys(shelves) as ShelfKey[];
      at(clock(date, "09:20"), () => {
        const names = keys.map((key) => shelves[key].name);
        give("substance.add-standard", { names }, who("foreman"));
        for (const key of keys) describe(key);
      });
      at(clock(date, "09:40"), () => {
        for (const key of keys) draw(key, date);
      });
    },
    live: (date) => {
      const day = weekday(date);
      if (day === 7) return;
      const outMs = clock(date, "08:45") + random.int(0, 30) * MINUTE;
      takeOut(outMs, outMs + random.int(90, 200) * MINUTE, random.pick(daily));
      const more = weekly[day];
      if (more !== undefined) takeOut(outMs + 20 * MINUTE, outMs + random.int(180, 400) * MINUTE, more);
    },
    anomaly: (date) => {
      const outMs = clock(date, "13:40");
      const what = { shelf: "dichlorvos", qty: 80, use: "下水井灭蝇", place: "2 栋东侧" } as const;
      takeOut(outMs, outMs + 50 * MINUTE, what, 30, "喷壶接口松脱，药液洒在路边约 30 毫升");
      at(outMs + 65 * MINUTE, () => {
        const [open] = core.queries.hazards.anomalous();
        const state = open === undefined ? null : core.store.folded(hazardIssueRegister, open.id).state;
        const [anomaly] = state?.anomalies ?? [];
        if (open === undefined || anomaly === undefined) return;
        const measure = "现场警戒，沙土吸附后装袋，已告知主管；喷壶停用更换";
        give("hazard-issue.handle-anomaly", { anomaly: anomaly.id, measure }, who("foreman"), open.id);
      });
    },
    count: (date) => {
      at(clock(date, "16:50"), () => {
        const book = core.queries.hazards.batch(batchId("alcohol"))?.balance ?? 0;
        if (book < 40) return;
        const explanation = "量杯残留和挥发，三周累计";
        const input = { counted: book - 40, explanation, witness: who("supervisor").name, late: null };
        give("hazard-batch.count", input, who("foreman"), batchId("alcohol"));
      });
    },
    stillOut: () => {
      const lastShiftEndMs = shiftAt(simulation.endMs, shifts, timeZone)?.fromMs ?? simulation.endMs;
      const what = { shelf: "alcohol", qty: 500, use: "儿童乐园玩具消毒", place: "中庭儿童乐园" } as const;
      at(lastShiftEndMs - 35 * MINUTE, () => issue(what, "陈桂芳", who("foreman")));
    },
  };
}
