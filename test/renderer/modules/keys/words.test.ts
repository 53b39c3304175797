import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { createWords } from "../../../../renderer/app/i18n/index.ts";
import { quickDues } from "../../../../renderer/modules/keys/borrower-fields.tsx";
import { keyActions } from "../../../../renderer/modules/keys/key-actions.ts";
import { keyHistoryWords, lateWords } from "../../../../renderer/modules/keys/key-history-words.ts";
import { keyStatusTag } from "../../../../renderer/modules/keys/key-words.tsx";
import { emptyLendForm, toLendInput, withKey } from "../../../../renderer/modules/keys/lend-form-values.ts";
import type { KeyView } from "../../../../shared/contract/keys.ts";
import type { HistoryEntry } from "../../../../shared/contract/record.ts";
import type { keyEvents } from "../../../../shared/modules/keys/index.ts";
import { at, HOUR } from "../../../shared/modules/keys/desk.ts";

const ZONE = "Asia/Shanghai";
const names = { when: () => "今天 15:00", staff: () => "张敏" };
const late = { late: null };

const samples: Readonly<Record<keyof typeof keyEvents, HistoryEntry["data"]>> = {
  added: {},
  tagged: {},
  deposited: {
    number: "YS-1",
    quantity: 1,
    sealNo: "",
    purpose: "",
    until: null,
    digest: null,
    at: 0,
    ...late,
  },
  lent: {
    number: "YS-1",
    copies: 1,
    borrowerStaff: null,
    department: "",
    reason: "检修",
    dueAt: 1,
    escort: null,
    consent: null,
    at: 0,
    ...late,
  },
  extended: { at: 0, loan: "YS-1", dueAt: 1, reason: "未完" },
  returned: { loan: "YS-1", copies: 1, receivedBy: "x", sealNo: null, note: "", at: 0, ...late },
  lost: { at: 0, loan: null, copies: 1, reason: "找不到" },
  found: { at: 0, copies: 1, reason: "抽屉里" },
  collected: { number: "YS-2", relation: "depositor", note: "", digest: null, at: 0, ...late },
  retired: { at: 0, why: "lock-changed", reason: "换锁芯" },
  reinstated: { at: 0, reason: "装回" },
  "count-corrected": {
    at: 0,
    count: { id: "x", number: "YS-3" },
    expected: 2,
    present: 1,
    explanation: "少一把",
  },
  "clash-settled": { at: 0, clash: "x", holds: [], reason: "核实过" },
  corrected: { field: "hook", loan: null, from: "A-1", to: "A-2", reason: "笔误" },
  printed: { at: 0, slip: "YS-1" },
  revealed: {},
  voided: { reason: "录错" },
};

function entry(type: string, data: HistoryEntry["data"]): HistoryEntry {
  const facts = {
    seq: 1,
    at: 0,
    desk: "A",
    actor: "张敏",
    approver: "",
    sealed: null,
    unknown: false,
    off: null,
  };
  return { ...facts, type, data };
}

test.each(["zh-CN", "en"] as const)("every event of a key has words (%s)", (language) => {
  const { t } = createWords(language);
  for (const [type, data] of Object.entries(samples)) {
    const said = keyHistoryWords(entry(type, data), names, t);
    expect(said, type).not.toBeNull();
    expect(said, type).not.toMatch(/keys\.|\{\{/);
  }
});

test("what this version cannot read is not guessed at; 补录 says when it was and why it came later", () => {
  const { t } = createWords("zh-CN");
  expect(keyHistoryWords(entry("lent", { number: 1 }), names, t)).toBeNull();
  expect(keyHistoryWords(entry("melted", {}), names, t)).toBeNull();
  expect(lateWords(entry("lent", { at: 5, late: { reason: "停电" } }), names, t)).toBe(
    "（今天 15:00 补录：停电）",
  );
  expect(lateWords(entry("lent", { at: 5, late: null }), names, t)).toBe("");
});

const view = {
  kind: "public",
  status: "in",
  quantity: 1,
  atHook: 1,
  out: 0,
  lost: 0,
  conflicts: 0,
  retired: false,
  collection: null,
  voidReason: "",
} as unknown as KeyView;
const collection: KeyView["collection"] = {
  number: "YS-2",
  atMs: 0,
  relation: "depositor",
  note: "",
  clerk: "张敏",
  by: "陈立",
  signature: null,
  lateReason: "",
};

describe("what can be done with a key", () => {
  test("what it waits for is the big button: settle, then return, then lend", () => {
    const primary = (changes: Partial<KeyView>) => keyActions({ ...view, ...changes }, "supervisor").primary;
    expect(primary({})).toBe("lend");
    expect(primary({ out: 1, atHook: 0, status: "out" })).toBe("return");
    expect(primary({ out: 2, atHook: 0, conflicts: 1 })).toBe("settle");
    expect(primary({ kind: "deposited", atHook: 0, status: "collected", collection })).toBe("deposit");
    expect(primary({ retired: true })).toBe("reinstate");
    expect(primary({ atHook: 0, lost: 1, status: "lost" })).toBe("find");
    expect(keyActions({ ...view, retired: true }, "clerk").primary).toBeNull();
  });

  test("nobody is offered what they may not do, and nothing can be done with a void key", () => {
    const offered = (role: "clerk" | "guard" | "supervisor") => {
      const { primary, more } = keyActions(view, role);
      return [primary, ...more];
    };
    expect(offered("guard")).toEqual([null]);
    expect(offered("clerk")).not.toContain("tag");
    expect(offered("supervisor")).toContain("tag");
    expect(keyActions({ ...view, voidReason: "录错" }, "manager")).toEqual({
      primary: null,
      beside: [],
      more: [],
    });
  });
});

test("of a key that is here it is said that one of its copies is lost", () => {
  const { t } = createWords("en");
  const said = (changes: Partial<KeyView>) =>
    renderToStaticMarkup(keyStatusTag({ ...view, dueMs: null, ...changes }, at("14:00"), t));
  expect(said({ quantity: 2, lost: 1 })).toContain("In · 1 lost");
  expect(said({ quantity: 2 })).not.toContain("lost");
});

describe("the loan form", () => {
  test("a key brings two hours with it, to the whole minute, unless a time was said before", () => {
    const row = { id: "k", code: "YS-018", kind: "public", quantity: 1, unit: "", place: "配电房" } as const;
    expect(withKey(row, null, at("14:05") + 31_000)).toMatchObject({
      typed: "YS-018 配电房",
      dueAt: at("16:05"),
    });
    expect(withKey(row, at("20:00"), at("14:05"))).toMatchObject({ dueAt: at("20:00") });
  });

  test("today's 18:00 is offered as long as it is ahead", () => {
    const keysAt = (clock: string) => quickDues(at(clock), ZONE).map(({ key }) => key);
    expect(keysAt("14:00")).toContain("evening");
    expect(keysAt("18:00")).not.toContain("evening");
    expect(quickDues(at("14:00"), ZONE).at(-1)?.ms).toBe(at("18:00") + 24 * HOUR);
  });

  test("a chosen member of staff goes by their id, a stranger by name; a consent without a time is refused, not forgotten", () => {
    const sends = (changes: Partial<typeof emptyLendForm>) => toLendInput({ ...emptyLendForm, ...changes });
    expect(sends({ borrower: "王强", borrowerStaff: "w" })).toMatchObject({
      borrowerStaff: "w",
      borrower: "",
    });
    expect(sends({ borrower: "赵磊" })).toMatchObject({
      borrowerStaff: null,
      borrower: "赵磊",
      consent: null,
    });
    expect(sends({ consentMethod: "phone", consentBy: "陈立" }).consent?.at).toBeNaN();
  });
});
