import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldAll } from "../../../../shared/kernel/fold.ts";
import { sha256Hex } from "../../../../shared/kernel/sha256.ts";
import { addDays } from "../../../../shared/kernel/site-time.ts";
import {
  categories,
  changedSince,
  drawSample,
  logReviewRegister,
  sampledLines,
  sampleProgress,
  signedDayText,
  signedDrawText,
} from "../../../../shared/modules/duty-log/index.ts";
import { at, clerk, createLogDesk, foreman, manager, outcome, POST, type LogDesk } from "./desk.ts";

const DAY = "2026-11-23";
const MONTH = "2026-11";

/** A desk with three lines of Monday, looked at on Tuesday morning. */
function written(): LogDesk {
  const desk = createLogDesk();
  for (let count = 0; count < 3; count += 1) desk.write();
  desk.nowMs = at("09:00", "2026-11-24");
  return desk;
}

const dayDigest = (desk: LogDesk): string =>
  sha256Hex(
    signedDayText(
      POST,
      DAY,
      desk.lines().filter(({ day }) => day === DAY),
    ),
  );
const signDay = (desk: LogDesk, digest = dayDigest(desk)) =>
  desk.run("log-review.sign-day", { post: POST, day: DAY, digest, remark: "" });

describe("DUTY-6 the leader's signature of a day", () => {
  test("DUTY-6 it carries the digest of exactly what was shown; what changed in between is refused", () => {
    const desk = written();
    desk.actor = foreman;
    const seen = dayDigest(desk);
    const [first] = desk.events;
    desk.must("duty-line.add-result", { result: "补记" }, first?.envelope.id ?? "");
    expect(outcome(signDay(desk, seen))).toBe("conflict-changed");
    expect(outcome(signDay(desk))).toBe("ok");
    expect(desk.review(DAY).daySignatures).toMatchObject([{ signer: foreman.id, atMs: desk.nowMs }]);
    expect(outcome(signDay(desk))).toBe("no-change");
  });

  test("DUTY-6 nobody signs the log that they alone wrote, a day that is not over, or nothing", () => {
    const desk = written();
    desk.actor = clerk;
    expect(outcome(signDay(desk))).toBe("log-own");
    desk.actor = foreman;
    desk.nowMs = at("23:00");
    expect(outcome(signDay(desk))).toBe("log-not-over");
    desk.nowMs = at("09:00", "2026-11-24");
    const empty = { post: POST, day: "2026-11-20", digest: "", remark: "" };
    expect(outcome(desk.run("log-review.sign-day", empty))).toBe("log-empty");
    desk.actor = foreman;
    desk.write({ late: { occurredAt: at("16:00"), reason: "漏记" } });
    expect(outcome(signDay(desk))).toBe("ok");
  });

  test("DUTY-6 a line corrected or written after the signature shows as changed since", () => {
    const desk = written();
    desk.actor = foreman;
    signDay(desk);
    const ids = [
      ...new Set(desk.events.flatMap(({ envelope: { kind, id } }) => (kind === "duty-line" ? [id] : []))),
    ];
    const revs = () =>
      ids.map((id) => ({ id, rev: desk.events.filter(({ envelope }) => envelope.id === id).length }));
    const changed = () => {
      const [signature] = desk.review(DAY).daySignatures;
      return signature === undefined ? null : changedSince(signature, revs());
    };
    expect(changed()).toEqual([]);
    desk.must("duty-line.correct", { field: "text", to: "巡查车库", reason: "笔误" }, ids[1] ?? "");
    expect(changed()).toEqual([ids[1]]);
    ids.push(desk.write({ late: { occurredAt: at("16:00"), reason: "漏记" } }));
    expect(changed()).toEqual([ids[1], ids[3]]);
  });

  test("two leaders at two desks, apart, sign the same day: both stand, in any order", () => {
    const a = written();
    const b = createLogDesk({ code: "B", device: "BBBBBBBBBB", shared: [...a.events] });
    b.nowMs = a.nowMs;
    a.actor = foreman;
    b.actor = manager;
    signDay(a);
    signDay(b);
    const signed = [...a.events, ...b.events].filter(({ envelope }) => envelope.kind === "log-review");
    const { state } = foldAll(logReviewRegister, signed);
    expect(state.daySignatures.map(({ signer }) => signer)).toEqual([foreman.id, manager.id]);
    expect(foldAll(logReviewRegister, signed.toReversed()).state).toEqual(state);
  });
});

const candidates = fc.uniqueArray(
  fc.record({
    id: fc.uuid(),
    day: fc.integer({ min: 0, max: 29 }).map((day) => addDays("2026-11-01", day)),
    category: fc.constantFrom(...categories),
  }),
  { selector: ({ id }) => id, minLength: 1, maxLength: 120 },
);

describe("DUTY-6 the manager's sample", () => {
  test("DUTY-6 the same seed gives the same lines, whatever order they come in; as many as asked, none twice", () => {
    fc.assert(
      fc.property(candidates, fc.stringMatching(/^[0-9a-f]{8}$/), fc.nat(150), (lines, seed, size) => {
        const drawn = drawSample(seed, lines, size);
        expect(drawSample(seed, lines.toReversed(), size)).toEqual(drawn);
        expect(drawn).toHaveLength(Math.min(size, lines.length));
        expect(new Set(drawn).size).toBe(drawn.length);
        expect(drawn.every((id) => lines.some((one) => one.id === id))).toBe(true);
      }),
    );
  });

  test("DUTY-6 every week and category gives its share, rounded up or down", () => {
    fc.assert(
      fc.property(candidates, fc.nat(120), (lines, size) => {
        const drawn = new Set(drawSample("0a1b2c3d", lines, size));
        const weekOf = (day: string) => Math.floor((Date.parse(day) / 86_400_000 + 3) / 7);
        const strata = Map.groupBy(lines, ({ day, category }) => `${weekOf(day)} ${category}`);
        for (const those of strata.values()) {
          const share = (Math.min(size, lines.length) * those.length) / lines.length;
          const got = those.filter(({ id }) => drawn.has(id)).length;
          expect(Math.abs(got - share)).toBeLessThan(1);
        }
      }),
    );
  });

  test("DUTY-6 another seed gives other lines", () => {
    const lines = Array.from({ length: 200 }, (_, index) => ({
      id: `${index}`,
      day: DAY,
      category: "patrol",
    }));
    expect(drawSample("00000001", lines, 20)).not.toEqual(drawSample("00000002", lines, 20));
  });

  test("DUTY-6 20 % of a month: how many lines that is, and how many are missing", () => {
    expect(sampleProgress(101, 0, 20)).toEqual({ wanted: 21, shortfall: 21 });
    expect(sampleProgress(100, 15, 20)).toEqual({ wanted: 20, shortfall: 5 });
    expect(sampleProgress(100, 25, 20)).toEqual({ wanted: 20, shortfall: 0 });
    expect(sampleProgress(0, 0, 20)).toEqual({ wanted: 0, shortfall: 0 });
  });

  test("DUTY-6 drawn, looked at line by line, signed; the next draw leaves out what was drawn before", () => {
    const desk = createLogDesk();
    for (let count = 0; count < 25; count += 1) desk.write();
    desk.actor = manager;
    const draw = (size: number | null) => desk.run("log-review.draw", { post: POST, month: MONTH, size });
    expect(outcome(draw(3))).toBe("ok");
    expect(outcome(draw(3))).toBe("draw-unfinished");
    const first = desk.review(MONTH).draws[0];
    if (first === undefined) throw new Error("no draw");
    expect(first).toMatchObject({ of: 25, percent: 20, upTo: [{ volume: "A", ordinal: 25 }] });
    const of = { post: POST, month: MONTH, seed: first.seed };
    const sign = () => {
      const now = desk.review(MONTH).draws[0];
      const digest = now === undefined ? "" : sha256Hex(signedDrawText(POST, MONTH, now));
      return desk.run("log-review.sign-draw", { ...of, digest });
    };
    expect(outcome(sign())).toBe("draw-not-marked");
    const [one, two, three] = first.lines;
    const mark = (line: string, verdict: "ok" | "remark", remark: string) =>
      desk.run("log-review.mark", { ...of, line, verdict, remark });
    expect(outcome(mark(one ?? "", "remark", ""))).toBe("required remark");
    expect(outcome(mark(one ?? "", "remark", "没有写结果"))).toBe("ok");
    expect(outcome(mark(two ?? "", "ok", ""))).toBe("ok");
    expect(outcome(mark(three ?? "", "ok", ""))).toBe("ok");
    expect(outcome(mark(desk.write(), "ok", ""))).toBe("not-found");
    expect(sampledLines(desk.review(MONTH)).size).toBe(0);
    expect(outcome(sign())).toBe("ok");
    expect(sampledLines(desk.review(MONTH)).size).toBe(3);
    expect(outcome(mark(one ?? "", "ok", ""))).toBe("state-forbids");
    // What is missing to 20 % of 26 lines, rounded up.
    expect(outcome(draw(null))).toBe("ok");
    const second = desk.review(MONTH).draws[1];
    expect(second?.lines).toHaveLength(3);
    expect(second?.lines.filter((line) => first.lines.includes(line))).toEqual([]);
  });
});
