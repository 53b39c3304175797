import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldAll, type OpenEvent } from "../../../../shared/kernel/fold.ts";
import {
  blocksHandover,
  dutyLineRegister,
  guessCategory,
  isOpen,
  owedLevels,
  unitInText,
} from "../../../../shared/modules/duty-log/index.ts";
import { at, clerk, createLogDesk, foreman, head, line, manager, outcome, type LogDesk } from "./desk.ts";

const told = { way: "phone", emergency: "", instruction: "" } as const;

describe("DUTY-1 pages and lines", () => {
  test("DUTY-1 a book counts page and line without a gap and turns the page when it is full", () => {
    const desk = createLogDesk();
    desk.settings = { ...desk.settings, dutyPageLines: 5 };
    for (let count = 0; count < 12; count += 1) desk.write();
    expect(desk.lines().map(({ number }) => number)).toEqual([
      "A-1-01",
      "A-1-02",
      "A-1-03",
      "A-1-04",
      "A-1-05",
      "A-2-01",
      "A-2-02",
      "A-2-03",
      "A-2-04",
      "A-2-05",
      "A-3-01",
      "A-3-02",
    ]);
  });

  test("DUTY-1 another page length leaves no gap: the page that was begun goes on", () => {
    const desk = createLogDesk();
    desk.settings = { ...desk.settings, dutyPageLines: 5 };
    for (let count = 0; count < 3; count += 1) desk.write();
    desk.settings = { ...desk.settings, dutyPageLines: 6 };
    for (let count = 0; count < 4; count += 1) desk.write();
    expect(desk.lines().map(({ number }) => number)).toEqual([
      "A-1-01",
      "A-1-02",
      "A-1-03",
      "A-1-04",
      "A-1-05",
      "A-1-06",
      "A-2-01",
    ]);
  });

  test("DUTY-1 two desks of one post that are apart keep a book each: no number twice, none left out, none moves", () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 40 }), (byA) => {
        const a = createLogDesk();
        const b = createLogDesk({ code: "B", device: "BBBBBBBBBB" });
        for (const own of byA) (own ? a : b).write();
        const before = [...a.lines(), ...b.lines()].map(({ number }) => number).toSorted();
        const together = createLogDesk({ shared: [...b.events, ...a.events] });
        const after = together
          .lines()
          .map(({ number }) => number)
          .toSorted();
        expect(after).toEqual(before);
        expect(new Set(after).size).toBe(byA.length);
        for (const volume of ["A", "B"]) {
          const ordinals = together.lines().flatMap((one) => (one.volume === volume ? [one.ordinal] : []));
          expect(ordinals.toSorted((x, y) => x - y)).toEqual(ordinals.map((_, index) => index + 1));
        }
        // Whoever writes next goes on in their own book.
        const last = a.lines().length;
        together.nowMs += 60_000;
        const id = together.write();
        expect(together.line(id)).toMatchObject({ volume: "A", ordinal: last + 1 });
      }),
    );
  });

  test("T2 a line after midnight belongs to the night shift's day; a 补录 to the shift in which it happened", () => {
    const desk = createLogDesk();
    desk.nowMs = at("01:10", "2026-11-24");
    expect(desk.line(desk.write())).toMatchObject({ day: "2026-11-23", shift: "夜班" });
    desk.nowMs = at("09:00", "2026-11-24");
    const id = desk.write({ late: { occurredAt: at("20:00"), reason: "停电" } });
    expect(desk.line(id)).toMatchObject({
      day: "2026-11-23",
      shift: "夜班",
      atMs: at("20:00"),
      writtenAtMs: at("09:00", "2026-11-24"),
      lateReason: "停电",
      number: "A-1-02",
    });
    const future = { ...line, late: { occurredAt: desk.nowMs + 1, reason: "x" } };
    expect(outcome(desk.run("duty-line.write", future))).toBe("time-in-future late");
  });
});

describe("DUTY-1 nothing changes what was written", () => {
  type Step = (desk: LogDesk, id: string) => unknown;
  const steps: readonly Step[] = [
    (desk, id) => desk.run("duty-line.add-result", { result: `结果${desk.nowMs}` }, id),
    (desk, id) => desk.run("duty-line.handle", { result: "已办" }, id),
    (desk, id) => desk.run("duty-line.reopen", { reason: "又坏了" }, id),
    (desk, id) => desk.run("duty-line.mark-important", { reason: "急" }, id),
    (desk, id) => desk.run("duty-line.grade", { gravity: "hard" }, id),
    (desk, id) => desk.run("duty-line.grade", { gravity: "major" }, id),
    (desk, id) => desk.run("duty-line.assign", { staff: foreman.id }, id),
    (desk, id) => desk.run("duty-line.report", { ...told, to: head.id, instruction: "查监控" }, id),
    (desk, id) => desk.run("duty-line.report", { ...told, to: manager.id, emergency: "紧急" }, id),
    (desk, id) => desk.run("duty-line.instruct", { from: head.id, instruction: "加派人手" }, id),
    (desk, id) =>
      desk.run("duty-line.correct", { field: "text", to: `更正${desk.nowMs}`, reason: "笔误" }, id),
    (desk, id) => desk.run("duty-line.correct", { field: "category", to: "other", reason: "笔误" }, id),
    (desk, id) => desk.run("duty-line.correct", { field: "unit", to: "3-2-1201", reason: "漏写" }, id),
    (desk, id) =>
      desk.run("duty-line.settle-reading", { field: "text", to: "以此为准", reason: "问过当班" }, id),
    (desk, id) => desk.run("duty-line.strike", { reason: "记错岗位" }, id),
    (desk, id) => desk.run("duty-line.reveal", { field: "text", purpose: "own-call", note: "" }, id),
  ];
  const history = fc.array(
    fc.record({
      step: fc.constantFrom(...steps),
      second: fc.boolean(),
      ms: fc.integer({ min: -9e6, max: 9e6 }),
    }),
    { maxLength: 25 },
  );

  /** Two desks that knew the line and then were apart, and the line's id. */
  function lived(tries: readonly { step: Step; second: boolean; ms: number }[]) {
    const a = createLogDesk();
    const id = a.write({ text: "原话一字不动", important: true, handled: false });
    const b = createLogDesk({ code: "B", device: "BBBBBBBBBB", shared: [...a.events] });
    for (const { step, second, ms } of tries) {
      const desk = second ? b : a;
      desk.nowMs += ms;
      step(desk, id);
    }
    return { id, events: [...a.events, ...b.events.slice(2 - 1)] };
  }

  test("DUTY-1 whatever is done to a line, its number, time, writer and first words stay readable", () => {
    fc.assert(
      fc.property(history, (tries) => {
        const { events } = lived(tries);
        const { state } = foldAll(dutyLineRegister, events);
        expect(state).toMatchObject({ number: "A-1-01", atMs: at("14:00"), by: clerk.id, day: "2026-11-23" });
        const readings = [
          state.text,
          ...state.corrections.flatMap(({ field, from }) => (field === "text" ? [from] : [])),
        ];
        expect(readings).toContain("原话一字不动");
      }),
    );
  });

  test("C6 the same events in any order, some twice, fold to the same line", () => {
    fc.assert(
      fc.property(history, fc.array(fc.nat()), (tries, shuffle) => {
        const { events } = lived(tries);
        const once = foldAll(dutyLineRegister, events);
        const order = events.map((event, index) => ({
          event,
          key: shuffle[index % (shuffle.length || 1)] ?? 0,
        }));
        const mixed: readonly OpenEvent[] = order.toSorted((x, y) => x.key - y.key).map(({ event }) => event);
        expect(foldAll(dutyLineRegister, mixed)).toEqual(once);
        expect(once.unknown).toBe(0);
      }),
    );
  });

  test("two desks, apart, correct the same words: both readings stand until somebody settles it", () => {
    const a = createLogDesk();
    const id = a.write();
    const b = createLogDesk({ code: "B", device: "BBBBBBBBBB", shared: [...a.events] });
    a.must("duty-line.correct", { field: "text", to: "巡查车库，正常", reason: "写错地方" }, id);
    b.must("duty-line.correct", { field: "text", to: "巡查天台，正常", reason: "写错地方" }, id);
    const both = createLogDesk({ shared: [...a.events, ...b.events.slice(1)] });
    expect(both.line(id).crossings).toEqual([
      { field: "text", readings: ["巡查车库，正常", "巡查天台，正常"] },
    ]);
    both.nowMs += 60_000;
    both.must("duty-line.settle-reading", { field: "text", to: "巡查车库，正常", reason: "问过当班" }, id);
    expect(both.line(id)).toMatchObject({ text: "巡查车库，正常", crossings: [] });
    expect(both.line(id).corrections.map(({ to }) => to)).toEqual([
      "巡查车库，正常",
      "巡查天台，正常",
      "巡查车库，正常",
    ]);
    expect(outcome(both.run("duty-line.settle-reading", { field: "text", to: "x", reason: "y" }, id))).toBe(
      "state-forbids field",
    );
  });

  test("a struck line keeps its number and words and takes no additions", () => {
    const desk = createLogDesk();
    const id = desk.write();
    desk.must("duty-line.strike", { reason: "记到别的岗位" }, id);
    expect(desk.line(id)).toMatchObject({
      number: "A-1-01",
      text: line.text,
      struck: { reason: "记到别的岗位" },
    });
    expect(outcome(desk.run("duty-line.add-result", { result: "x" }, id))).toBe("line-struck");
    expect(outcome(desk.run("duty-line.correct", { field: "text", to: "x", reason: "y" }, id))).toBe(
      "line-struck",
    );
    expect(desk.line(desk.write()).number).toBe("A-1-02");
  });

  test("P2 a line whose words were erased folds on: blank, and nothing of it comes back", () => {
    const desk = createLogDesk();
    const id = desk.write({ text: "陈女士来电" });
    desk.must("duty-line.correct", { field: "text", to: "张女士来电", reason: "笔误" }, id);
    desk.must("duty-line.add-result", { result: "已回复陈女士" }, id);
    const { state, unknown } = foldAll(
      dutyLineRegister,
      desk.events.map(({ envelope }) => ({ envelope, personal: null })),
    );
    expect(unknown).toBe(0);
    expect(state).toMatchObject({ text: null, crossings: [], corrections: [{ from: null, to: null }] });
    expect(JSON.stringify(state)).not.toMatch(/陈|张女士/);
    expect(JSON.stringify(desk.events.map(({ envelope }) => envelope))).not.toMatch(/陈|张女士/);
  });
});

describe("DUTY-4 important lines", () => {
  test("DUTY-4 an important line stays open and blocks until it is closed, and its close says how", () => {
    const desk = createLogDesk();
    expect(outcome(desk.run("duty-line.write", { ...line, important: true }))).toBe(
      "important-stays-open handled",
    );
    const id = desk.write({ important: true, handled: false });
    expect(blocksHandover(desk.line(id))).toBe(true);
    expect(outcome(desk.run("duty-line.handle", { result: "" }, id))).toBe("required result");
    desk.must("duty-line.handle", { result: "电梯已恢复" }, id);
    expect([blocksHandover(desk.line(id)), isOpen(desk.line(id))]).toEqual([false, false]);
    desk.must("duty-line.reopen", { reason: "又停了" }, id);
    expect(blocksHandover(desk.line(id))).toBe(true);
  });

  test("an ordinary line is done when written; one to follow waits and blocks nothing", () => {
    const desk = createLogDesk();
    expect(isOpen(desk.line(desk.write()))).toBe(false);
    const id = desk.write({ handled: false, followedBy: foreman.id });
    expect([isOpen(desk.line(id)), blocksHandover(desk.line(id))]).toEqual([true, false]);
    desk.must("duty-line.mark-important", { reason: "住户着急" }, id);
    expect(blocksHandover(desk.line(id))).toBe(true);
  });
});

describe("DUTY-8 told upward", () => {
  const owed = (desk: LogDesk, id: string) => owedLevels(desk.line(id)).levels;

  test("DUTY-8 a hard matter owes the department head a word, a major one the manager as well", () => {
    const desk = createLogDesk();
    const id = desk.write({ gravity: "hard", handled: false, important: true });
    expect(owed(desk, id)).toEqual(["head"]);
    desk.must("duty-line.grade", { gravity: "major" }, id);
    expect(owed(desk, id)).toEqual(["head", "manager"]);
    expect(outcome(desk.run("duty-line.grade", { gravity: "hard" }, id))).toBe("state-forbids gravity");
    desk.must("duty-line.report", { ...told, to: foreman.id }, id);
    desk.must("duty-line.report", { ...told, to: head.id, instruction: "先疏散" }, id);
    desk.must("duty-line.report", { ...told, to: manager.id }, id);
    expect(owed(desk, id)).toEqual([]);
    expect(desk.line(id).additions.at(-2)).toMatchObject({ type: "reported", to: head.id, text: "先疏散" });
  });

  test("DUTY-8 a level is skipped only in an emergency, and stays owed until it is told afterwards", () => {
    const desk = createLogDesk();
    const id = desk.write({ category: "report" });
    const past = { ...told, to: manager.id };
    expect(outcome(desk.run("duty-line.report", past, id))).toBe("skip-needs-reason emergency");
    desk.must("duty-line.report", { ...past, emergency: "主管手机不通，水浸机房" }, id);
    expect(owed(desk, id)).toEqual(["head"]);
    expect(isOpen(desk.line(id))).toBe(true);
    expect(blocksHandover(desk.line(id))).toBe(false);
    desk.must("duty-line.report", { ...told, to: head.id }, id);
    expect(desk.line(id).additions.at(-1)).toMatchObject({ type: "reported", afterwards: true });
    expect([owed(desk, id), isOpen(desk.line(id))]).toEqual([[], false]);
  });

  test("DUTY-8 with the same key press as the line; nobody reports to themselves or to a clerk", () => {
    const desk = createLogDesk();
    const report = { ...told, to: head.id, instruction: "知道了" };
    const id = desk.write({ category: "report", report });
    expect(desk.line(id).additions).toMatchObject([{ type: "reported", level: "head", text: "知道了" }]);
    const bad = { ...line, report: { ...told, to: clerk.id } };
    expect(outcome(desk.run("duty-line.write", bad))).toBe("not-found report.to");
    desk.actor = head;
    expect(outcome(desk.run("duty-line.report", { ...told, to: head.id }, id))).toBe("report-to-oneself to");
  });

  test("DUTY-8 what the head writes need not be told to the head", () => {
    const desk = createLogDesk();
    desk.actor = head;
    const id = desk.write({ gravity: "hard", handled: false, important: true });
    expect(owed(desk, id)).toEqual([]);
    desk.must("duty-line.report", { ...told, to: manager.id }, id);
    expect(owed(desk, id)).toEqual([]);
  });

  test("DUTY-8 an instruction from above stands with who gave it", () => {
    const desk = createLogDesk();
    const id = desk.write({ category: "instruction", text: "今晚加巡车库", instructedBy: head.id });
    expect(desk.line(id).additions).toMatchObject([
      { type: "instructed", from: head.id, text: "今晚加巡车库" },
    ]);
  });
});

test("REP-4 the review of work orders is written once a day, with what it showed", () => {
  const desk = createLogDesk();
  const id = desk.must("duty-line.record-review", { date: "2026-11-23" });
  expect(desk.line(id)).toMatchObject({
    category: "repair",
    note: { type: "repair-review", date: "2026-11-23" },
  });
  expect(outcome(desk.run("duty-line.record-review", { date: "2026-11-23" }))).toBe("review-already-written");
});

test("DUTY-9 a desk is closed with articles locked and keys in their place; what is not so is explained and stays open", () => {
  const desk = createLogDesk();
  const done = desk.must("duty-line.close-desk", {
    articlesLocked: true,
    keysInPlace: true,
    explanation: "",
  });
  expect(desk.line(done)).toMatchObject({ handled: true, note: { type: "closing", keysInPlace: true } });
  const missing = { articlesLocked: true, keysInPlace: false };
  expect(outcome(desk.run("duty-line.close-desk", { ...missing, explanation: "" }))).toBe(
    "reason-required explanation",
  );
  const open = desk.must("duty-line.close-desk", { ...missing, explanation: "3 号柜钥匙在工程部" });
  expect(isOpen(desk.line(open))).toBe(true);
});

test.each([
  ["3-2-1201 陈女士来电问停水", "3-2-1201"],
  ["3栋2单元1201漏水", "3-2-1201"],
  ["2026-11-23 例会", null],
  ["大堂巡查正常", null],
  ["来电 13900002222", null],
])("%s names unit %s", (text, unit) => expect(unitInText(text)).toBe(unit));

test.each([
  ["1201来电问停水时间", "call"],
  ["巡查车库正常", "patrol"],
  ["厨房漏水", "repair"],
  ["主管指示加强巡逻", "instruction"],
  ["楼上噪音投诉", "complaint"],
  ["电梯困人", "abnormal"],
  ["收到快递 3 件", "other"],
])("%s is taken for %s", (text, category) => expect(guessCategory(text)).toBe(category));
