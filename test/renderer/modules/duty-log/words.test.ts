import { expect, test } from "vitest";
import { createWords } from "../../../../renderer/app/i18n/index.ts";
import { lineActions } from "../../../../renderer/modules/duty-log/line-actions.ts";
import { emptyLine, toWriteInput } from "../../../../renderer/modules/duty-log/line-form-values.ts";
import {
  additionWords,
  lineHistoryWords,
  lineText,
} from "../../../../renderer/modules/duty-log/line-words.ts";
import { paperRows } from "../../../../renderer/modules/duty-log/paper-rows.ts";
import type { DutyDay, DutyLineView } from "../../../../shared/contract/duty-log.ts";
import type { HistoryEntry } from "../../../../shared/contract/record.ts";
import { dutyLineRegister } from "../../../../shared/modules/duty-log/index.ts";
import { at } from "../../../shared/modules/duty-log/desk.ts";

const { t } = createWords("zh-CN");

function view(changes: Partial<DutyLineView> = {}): DutyLineView {
  return {
    id: "1",
    number: "A-1-01",
    post: "p",
    day: "2026-11-23",
    shift: "白班",
    atMs: at("14:00"),
    writtenAtMs: at("14:00"),
    lateReason: null,
    by: "张敏",
    category: "patrol",
    unit: "",
    text: "巡查大堂，正常",
    erased: false,
    masked: false,
    result: "",
    note: null,
    handled: true,
    important: false,
    gravity: null,
    open: false,
    followedBy: "",
    link: null,
    owed: [],
    additions: [],
    corrections: [],
    crossings: [],
    struck: null,
    unknownEvents: 0,
    ...changes,
  };
}

test("every event of a line has words; an unknown one has none", () => {
  const entry = (type: string): HistoryEntry => ({
    seq: 1,
    at: 0,
    desk: "A",
    actor: "张敏",
    approver: "",
    type,
    data: { field: "text", reason: "笔误", gravity: "major", level: "head" },
    sealed: null,
    unknown: false,
    off: null,
  });
  for (const type of Object.keys(dutyLineRegister.events))
    expect(lineHistoryWords(entry(type), t), type).toMatch(/\S/);
  expect(lineHistoryWords(entry("corrected"), t)).toBe("更正内容：笔误");
  expect(lineHistoryWords(entry("painted"), t)).toBeNull();
});

test("REP-4, DUTY-9 what the program wrote is worded from its facts; an erased text says so", () => {
  const review = { date: "2026-11-23", taken: 7, unfinished: 5, dueToday: 2, overdue: 1, carriedOver: 2 };
  expect(lineText({ note: { type: "repair-review", ...review }, text: "", erased: false }, t)).toBe(
    "已做每日检查：昨日接单 7，未完 5，其中今日到期 2、逾期 1、顺延 2。",
  );
  const closing = { type: "closing", articlesLocked: true, keysInPlace: false } as const;
  expect(lineText({ note: closing, text: "3 号柜钥匙在工程部", erased: false }, t)).toBe(
    "关台：物品已锁，台用钥匙不在位。 3 号柜钥匙在工程部",
  );
  expect(lineText({ note: null, text: "", erased: true }, t)).toBe("已清除");
});

test("DUTY-8 a report says to whom and how, past whom and why, and that it was told afterwards", () => {
  const told: DutyLineView["additions"][number] = {
    type: "reported",
    atMs: 0,
    by: "张敏",
    text: "先断水",
    erased: false,
    person: "黄志远",
    level: "manager",
    way: "phone",
    gravity: null,
    reason: "",
    afterwards: false,
    number: "",
  };
  expect(additionWords(told, t)).toBe("电话报告经理 黄志远；指示：先断水");
  expect(additionWords({ ...told, reason: "主管不通" }, t)).toBe(
    "越级报告经理 黄志远（电话）：主管不通；指示：先断水",
  );
  expect(additionWords({ ...told, level: "head", person: "陈静怡", afterwards: true, text: "" }, t)).toBe(
    "电话补报部门负责人 陈静怡",
  );
});

test("the big button is what the line waits for; a struck line offers nothing", () => {
  expect(lineActions(view({ handled: false })).primary).toBe("handle");
  expect(lineActions(view({ owed: ["head"], handled: false })).primary).toBe("report");
  expect(lineActions(view({ crossings: [{ field: "text", readings: ["a", "b"] }] })).beside).toContain(
    "settle",
  );
  const struck = { atMs: 0, by: "张敏", reason: "记错" };
  expect(lineActions(view({ struck }))).toEqual({ primary: null, beside: [], more: [] });
});

test("a unit that the text names is sent with the line, one that was typed goes before it", () => {
  expect(toWriteInput({ ...emptyLine, text: "3-2-1201 来电" }).unit).toBe("3-2-1201");
  expect(toWriteInput({ ...emptyLine, text: "3-2-1201 来电", unit: "1-1-302" }).unit).toBe("1-1-302");
});

test("every line of the day is on paper, in its order, below the heading of its shift", () => {
  const lines = Array.from({ length: 90 }, (_, index) =>
    view({ id: String(index), text: "长".repeat((index % 7) * 40), shift: index < 50 ? "白班" : "夜班" }),
  );
  const data: DutyDay = {
    post: "p",
    postName: "大堂前台",
    day: "2026-11-23",
    weather: "晴",
    today: "2026-11-24",
    current: "2026-11-24",
    over: true,
    shifts: [],
    lines,
    digest: "",
    signatures: [],
    changed: [],
    prints: 0,
    missing: [],
  };
  const rows = paperRows(data, ", ");
  expect(rows.flatMap((row) => (row.line === null ? [] : [row.line.id]))).toEqual(lines.map(({ id }) => id));
  expect(rows.flatMap((row, index) => (row.line === null ? [[index, row.shift]] : []))).toEqual([
    [0, "白班"],
    [51, "夜班"],
  ]);
  expect(paperRows({ ...data, lines: [] }, ", ")).toEqual([]);
});
