import { describe, expect, test } from "vitest";
import { createWords } from "../../../../renderer/app/i18n/index.ts";
import {
  lateWords,
  orderHistoryWords,
  readingWords,
} from "../../../../renderer/modules/work-orders/order-history-words.ts";
import { waitingFor } from "../../../../renderer/modules/work-orders/order-words.tsx";
import { emptyOrderForm, toTakeInput } from "../../../../renderer/modules/work-orders/order-form-values.ts";
import { promisedMs } from "../../../../renderer/modules/work-orders/promise-field.tsx";
import type { HistoryEntry } from "../../../../shared/contract/record.ts";
import type { workOrderEvents } from "../../../../shared/modules/work-orders/index.ts";
import { at, MINUTE } from "../../../shared/modules/work-orders/desk.ts";
import { orderView } from "./order-view.ts";

const ZONE = "Asia/Shanghai";
const { t } = createWords("zh-CN");
const names = { when: () => "今天 15:00", day: () => "明天", staff: () => "王强" };

type Data = HistoryEntry["data"];
const late = { late: null };
const samples: Readonly<Record<keyof typeof workOrderEvents, Data>> = {
  taken: {},
  dispatched: { at: 0, technician: "x", arrivalMinutes: 20, ...late },
  reassigned: { at: 0, technician: "x", reason: "换人" },
  accepted: {},
  arrived: {},
  "arrival-withdrawn": {},
  "call-logged": {
    at: 0,
    outcome: "answered",
    reason: "上单未完",
    promisedAt: 1,
    retryMinutes: 5,
    callTries: 3,
    ...late,
  },
  suspended: { at: 0, reason: "等配件", until: null },
  resumed: {},
  "appointment-set": { at: 0, appointment: 1 },
  "carried-over": { at: 0, reason: "等配件", newDate: "2026-11-24" },
  "quote-agreed": { at: 0, parts: [], labour: 3000, method: "phone", ...late },
  "charges-recorded": {
    at: 0,
    parts: [{ name: "角阀", spec: "4分", qty: 1, price: 3500 }],
    labour: 3000,
    note: "",
  },
  paid: { at: 0, amount: 6500, method: "wechat", receipt: "0012", ...late },
  finished: { at: 0, result: "换管", followUpWorkingDays: 2, followUpDue: 1, ...late },
  signed: { at: 0, signer: "resident", digest: "0".repeat(64) },
  "opinion-recorded": { at: 0, opinion: "好" },
  "follow-up-made": { at: 0, reached: true, answer: "好", satisfaction: 5, ...late },
  closed: { at: 0, closing: "done", reason: "" },
  printed: {},
  corrected: { field: "fault", from: "a", to: "b", reason: "笔误" },
  revealed: {},
  voided: { reason: "重复" },
};

function entry(type: string, data: Data): HistoryEntry {
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

describe("every event has words, in both languages", () => {
  for (const language of ["zh-CN", "en"] as const) {
    test(language, () => {
      const words = createWords(language);
      for (const [type, data] of Object.entries(samples)) {
        const said = orderHistoryWords(entry(type, data), names, words.t);
        expect(said, type).not.toBeNull();
        expect(said, type).not.toMatch(/workOrders\.|\{\{/);
      }
    });
  }

  test("what this version cannot read is not guessed at", () => {
    expect(orderHistoryWords(entry("finished", { at: "x" }), names, t)).toBeNull();
    expect(orderHistoryWords(entry("teleported", {}), names, t)).toBeNull();
  });

  test("a reason stands behind a colon, and where there is none nothing is left hanging", () => {
    const charged = { at: 0, parts: [], labour: 5000 };
    const said = (type: string, data: Data) => orderHistoryWords(entry(type, data), names, t);
    expect(said("charges-recorded", { ...charged, note: "当面同意" })).toBe("材料与费用 50.00 元：当面同意");
    expect(said("charges-recorded", { ...charged, note: "" })).toBe("材料与费用 50.00 元");
    expect(said("closed", { at: 0, closing: "cancelled", reason: "自己修好了" })).toBe(
      "住户取消：自己修好了",
    );
    expect(said("closed", { at: 0, closing: "done", reason: "" })).toBe("正常关闭");
  });

  test("a corrected code is said in words", () => {
    expect(readingWords("grade", "urgent", t)).toBe("急修");
    expect(readingWords("area", "public", t)).toBe("公共");
    expect(readingWords("charge", "paid", t)).toBe("有偿");
    expect(readingWords("fault", "paid", t)).toBe("paid");
  });

  test("an order that is entered late says when it was reported, not when it was written down", () => {
    const when = (ms: number): string => (ms === 5 ? "今天 14:00" : "今天 15:00");
    const taken = entry("taken", { receivedAt: 5, at: 9, late: { reason: "停电" } });
    expect(lateWords(taken, { ...names, when }, t)).toBe(" 今天 14:00（补录：停电）");
  });

  test("补录 says when it was and why it came later", () => {
    const arrived = entry("arrived", { at: 5, late: { reason: "停电" } });
    expect(lateWords(arrived, names, t)).toBe(" 今天 15:00（补录：停电）");
    expect(lateWords(entry("arrived", { at: 5, late: null }), names, t)).toBe("");
  });
});

describe("what an order waits for", () => {
  const said = (changes: Parameters<typeof orderView>[0], clock: string) => {
    const waiting = waitingFor(orderView(changes), at(clock), ZONE, t);
    return waiting === null ? null : `${waiting.tone} ${waiting.text}`;
  };
  const sent = { callDueMs: at("14:20") };

  test("REP-2 the countdown, the last minutes, the call, the quiet after 无人接听", () => {
    expect(said(sent, "14:05")).toBe("blue 等待到场 · 还有 15 分钟");
    expect(said(sent, "14:12")).toBe("amber 等待到场 · 还有 8 分钟");
    expect(said(sent, "14:28")).toBe("red 应致电住户 · 超时 8 分钟");
    expect(said({ ...sent, quietUntilMs: at("14:33") }, "14:28")).toBe("red 无人接听，14:33 再打");
    expect(said({ ...sent, suspended: true }, "14:28")).toBe("red 应致电住户 · 超时 8 分钟");
  });

  test("REP-1, REP-3 dispatch and follow-up; nothing once it is closed", () => {
    expect(said({ status: "undispatched", dispatchDueMs: at("14:05") }, "14:06")).toBe(
      "red 等待派单 · 超时 1 分钟",
    );
    expect(said({ status: "finished", followUpDueMs: at("18:00") }, "14:00")).toBe(
      "blue 等待回访 · 还有 4 小时",
    );
    expect(said({ status: "closed" }, "14:00")).toBeNull();
  });
});

describe("the form", () => {
  test("PRV-1 a typed phone goes before the chosen resident's; without a unit it is a public area", () => {
    const resident = { id: "0192f000-0000-7000-8000-000000000002", phoneMasked: "199****7777" };
    const sends = (changes: Partial<typeof emptyOrderForm>) =>
      toTakeInput({ ...emptyOrderForm, ...changes }, true);
    expect(sends({ resident })).toMatchObject({ phone: "", resident: resident.id });
    expect(sends({ resident, phone: "19900002046" })).toMatchObject({ phone: "19900002046", resident: null });
    expect(sends({ publicArea: "东门岗亭" })).toMatchObject({ area: "public" });
    expect(sends({ unit: "3-2-1201" })).toMatchObject({ area: "indoor", late: null, dispatch: true });
  });

  test("REP-2 a promise is of whole minutes: what was said on the phone is what is kept", () => {
    expect(promisedMs(at("14:28") + 31_200, 30)).toBe(at("14:58"));
    expect(promisedMs(at("14:28"), 15) - at("14:28")).toBe(15 * MINUTE);
  });
});
