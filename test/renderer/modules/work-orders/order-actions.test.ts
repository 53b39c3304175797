import { describe, expect, test } from "vitest";
import { orderActions } from "../../../../renderer/modules/work-orders/order-actions.ts";
import type { WorkOrderView } from "../../../../shared/contract/work-orders.ts";
import { orderView } from "./order-view.ts";

const now = 1_000_000;
const primary = (changes: Partial<WorkOrderView>, role: "clerk" | "technician" | "guard" = "clerk") =>
  orderActions(orderView(changes), role, now).primary;
const offered = (changes: Partial<WorkOrderView>, role: "clerk" | "technician" = "clerk") => {
  const { primary: first, beside, more } = orderActions(orderView(changes), role, now);
  return [first, ...beside, ...more];
};

describe("the big button is what the order waits for", () => {
  test("from taking to closing", () => {
    expect(primary({ status: "undispatched" })).toBe("dispatch");
    expect(primary({ status: "dispatched", callDueMs: now + 1 })).toBe("arrive");
    expect(primary({ status: "on-site" })).toBe("finish");
    expect(primary({ status: "finished" })).toBe("followUp");
    expect(primary({ status: "followed-up" })).toBe("close");
    expect(primary({ status: "closed" })).toBeNull();
    expect(offered({ status: "void" })).toEqual([null]);
  });

  test("REP-2 the call, from the moment it is owed, also while the order is suspended", () => {
    expect(primary({ status: "accepted", callDueMs: now })).toBe("call");
    expect(primary({ status: "dispatched", callDueMs: now, suspended: true })).toBe("call");
    expect(primary({ status: "dispatched", callDueMs: null, suspended: true })).toBe("resume");
  });

  test("a technician gets on with the work, and does not phone for the desk", () => {
    expect(primary({ status: "dispatched", callDueMs: now }, "technician")).toBe("arrive");
    expect(offered({ status: "dispatched", callDueMs: now }, "technician")).not.toContain("call");
    expect(primary({ status: "finished" }, "technician")).toBe("sign");
    expect(primary({ status: "on-site" }, "guard")).toBeNull();
  });

  test("已到场 can be undone only while it is fresh", () => {
    expect(offered({ status: "on-site", arrivalUndoUntilMs: now })).toContain("undoArrival");
    expect(offered({ status: "on-site", arrivalUndoUntilMs: now - 1 })).not.toContain("undoArrival");
  });
});
