import type { Actor } from "../../../shared/kernel/command.ts";
import { shiftAt } from "../../../shared/kernel/shifts.ts";
import { addDays, siteMs } from "../../../shared/kernel/site-time.ts";
import type { WriteInput } from "../../../shared/modules/duty-log/index.ts";
import { dutyDayView, dutyDrawView, dutyMonthView } from "../tables/duty-log-view.ts";
import { daytime, grave, instructions, nights, patrols, type LogSample } from "./log-lines.ts";
import type { Home } from "./neighbourhood.ts";
import type { Random } from "./random.ts";
import { HOUR, MINUTE, type Simulation } from "./simulation.ts";

const blank: WriteInput = {
  category: "other",
  text: "",
  unit: "",
  handled: true,
  result: "",
  important: false,
  gravity: null,
  followedBy: null,
  link: null,
  report: null,
  instructedBy: null,
  late: null,
};

/** Days on which nobody signed, counted back from today; and the days on which the manager sampled. */
const unsigned = new Set([5, 12, 13]);
const sampled = new Set([19, 11, 3]);
/** Lines that a hasty hand got wrong, one in so many. */
const SLIP = 0.05;

/** 值班日志, lived day by day: patrols, calls, incidents told upward, corrections, signatures and samples. */
export function createLogDays(simulation: Simulation, homes: readonly Home[], random: Random) {
  const { core, at, give, endMs, nowMs, onDuty, who } = simulation;
  const { timeZone, shifts } = core.desk.settings;
  const { postId: post } = core.desk;
  const inhabited = homes.filter(({ people }) => people.length > 0);
  const on = (date: string, clock: string): number => siteMs(date, clock, timeZone);
  const writer = (): Actor => onDuty(nowMs());

  const write = (input: Partial<WriteInput>): string | null =>
    give("duty-line.write", { ...blank, ...input }, writer())?.id ?? null;

  const note = (sample: LogSample): void => {
    const home = inhabited[random.int(0, inhabited.length - 1)]?.code ?? "";
    const text = sample.text.replace("{home}", home);
    const unit = sample.text.includes("{home}") ? home : "";
    const id = write({ category: sample.category, text, unit, result: sample.result ?? "" });
    if (id === null || !random.chance(SLIP)) return;
    at(nowMs() + random.int(2, 40) * MINUTE, () =>
      give(
        "duty-line.correct",
        { field: "text", to: `${text}（更正：时间以监控为准）`, reason: "补充说明" },
        writer(),
        id,
      ),
    );
  };

  /** DUTY-8: told at once, closed before the shift ends. */
  const incident = (): void => {
    const { category, text, result = "", instruction } = random.pick(grave);
    const head = who("supervisor");
    const report = { to: head.id, way: "phone", emergency: "", instruction } as const;
    const id = write({ category, text, handled: false, important: true, gravity: "hard", report });
    if (id === null) return;
    at(nowMs() + random.int(25, 50) * MINUTE, () => give("duty-line.handle", { result }, writer(), id));
  };

  const signDay = (day: string): void => {
    const view = dutyDayView(core, { post, day });
    if (view.lines.length === 0) return;
    const remark = random.chance(0.2) ? "记录清楚，继续保持" : "";
    give("log-review.sign-day", { post, day, digest: view.digest, remark }, who("duty-officer"));
  };

  const signMonth = (month: string): void => {
    const view = dutyMonthView(core, { post, month });
    if (view.lines === 0) return;
    give("log-review.sign-month", { post, month, digest: view.digest, remark: "" }, who("supervisor"));
  };

  const sample = (month: string, size: number): void => {
    const manager = who("manager");
    if (dutyMonthView(core, { post, month }).lines === 0) return;
    give("log-review.draw", { post, month, size }, manager);
    const seed = dutyMonthView(core, { post, month }).draws.at(-1)?.seed ?? "";
    const drawn = dutyDrawView(core, { post, month, seed });
    if (!drawn.ok) return;
    for (const [place, { line }] of drawn.value.lines.entries()) {
      const wrong = place === 1;
      const verdict = wrong ? ("remark" as const) : ("ok" as const);
      const remark = wrong ? "没有写处理结果" : "";
      give("log-review.mark", { post, month, seed, line: line.id, verdict, remark }, manager);
    }
    const seen = dutyDrawView(core, { post, month, seed });
    if (seen.ok) give("log-review.sign-draw", { post, month, seed, digest: seen.value.digest }, manager);
  };

  return {
    /** A site date that lies `back` days before today. */
    live: (date: string, back: number): void => {
      const some = (
        from: string,
        hours: number,
        count: number,
        samples: readonly [LogSample, ...LogSample[]],
      ) => {
        for (let index = 0; index < count; index += 1) {
          at(on(date, from) + random.int(0, hours * 60 - 1) * MINUTE, () => note(random.pick(samples)));
        }
      };
      some("08:40", 9, random.int(3, 4), patrols);
      some("08:40", 9, random.int(4, 7), daytime);
      some("17:40", 14, random.int(3, 5), patrols);
      some("17:40", 8, random.int(1, 3), nights);
      at(on(date, "09:05"), () => give("duty-line.record-review", { date }, writer()));
      if (random.chance(0.25)) at(on(date, "10:00") + random.int(0, 300) * MINUTE, incident);
      if (random.chance(0.3)) {
        at(on(date, "16:30"), () => {
          const head = who("supervisor");
          write({ category: "instruction", text: random.pick(instructions), instructedBy: head.id });
        });
      }
      if (!unsigned.has(back)) at(on(date, "09:20"), () => signDay(addDays(date, -1)));
      if (sampled.has(back)) at(on(date, "15:10"), () => sample(date.slice(0, 7), 10));
      if (date.endsWith("-02")) at(on(date, "10:00"), () => signMonth(addDays(date, -5).slice(0, 7)));
    },
    /** What waits when the desk opens: a lift that stands still, and a word that is still owed to the head (DUTY-8). */
    waiting: (): void => {
      const begins = shiftAt(endMs, shifts, timeZone)?.fromMs ?? endMs - HOUR;
      const soon = (minutesAgo: number): number =>
        Math.min(endMs - 4 * MINUTE, Math.max(endMs - minutesAgo * MINUTE, begins + 40 * MINUTE));
      at(soon(52), () => {
        write({
          category: "abnormal",
          text: "3 号梯停运，维保已在路上，大堂已放提示牌",
          handled: false,
          important: true,
          followedBy: who("technician").id,
        });
      });
      at(soon(34), () => {
        const manager = who("manager");
        const report = {
          to: manager.id,
          way: "phone",
          emergency: "主管在开会，电话不通",
          instruction: "先断水，请工程部到场",
        } as const;
        write({ category: "report", text: "负一层水管爆裂，水浸配电房门口", result: "已关总阀", report });
      });
    },
  };
}
