import { describe, expect, test } from "vitest";
import { passActions, signsLate } from "../../../../renderer/modules/passes/pass-actions.ts";
import { waitingFor } from "../../../../renderer/modules/passes/pass-words.tsx";
import { createWords } from "../../../../renderer/app/i18n/index.ts";
import type { PassView } from "../../../../shared/contract/passes.ts";
import { passStatuses } from "../../../../shared/modules/passes/index.ts";
import { passPage } from "./pass-view.ts";

const unsigned = { signature: null, signedAtMs: null };
const primary = (changes: Partial<PassView>, role: "clerk" | "guard" | "technician" = "clerk") =>
  passActions(passPage(changes), role).primary;

describe("what a pass waits for is its big button", () => {
  test("GDS-2, GDS-3 from the draft to the slips", () => {
    expect(primary({ status: "draft", ...unsigned })).toBe("submit");
    expect(primary({ status: "submitted", ...unsigned })).toBe("sign");
    expect(primary({ status: "signed" })).toBe("release");
    expect(primary({ status: "expired" })).toBe("noteExpiry");
    expect(primary({ status: "refused", ...unsigned })).toBe("revise");
    expect(primary({ status: "released", prints: 1, slipsReturned: [], releases: [release] })).toBe("slips");
  });

  test("GDS-3 at another gate's desk there is nothing to release", () => {
    const { primary: big, more } = passActions(passPage({ gateHere: false }), "guard");
    expect(big).toBeNull();
    expect(more).not.toContain("turnBack");
  });

  test("GDS-2 nothing that was signed is offered to be changed", () => {
    for (const status of passStatuses) {
      const { primary: big, beside, more } = passActions(passPage({ status }), "manager");
      // A draft and a submitted pass have no signature; the others here have.
      if (status === "draft" || status === "submitted") continue;
      expect([big, ...beside, ...more], status).not.toContain("revise");
      expect([big, ...beside, ...more], status).not.toContain("withdraw");
    }
  });

  test("a guard checks and turns back, and is offered nothing that is not theirs", () => {
    expect(primary({ status: "submitted", ...unsigned }, "guard")).toBeNull();
    const { primary: big, more } = passActions(passPage(), "guard");
    expect([big, ...more]).toEqual(["release", "turnBack"]);
    expect(passActions(passPage(), "technician")).toEqual({ primary: null, beside: [], more: [] });
  });

  test("GDS-3, S2 what went out unsigned is not offered to be signed, but its late signature may be told", () => {
    const gone = passPage({ status: "submitted", ...unsigned, releases: [release] });
    const { primary: big, beside, more } = passActions(gone, "duty-officer");
    expect([big, ...beside]).not.toContain("sign");
    expect(more).toContain("sign");
    expect([...beside, ...more]).not.toContain("refuse");
    expect([signsLate(gone), signsLate({ ...gone, releases: [] })]).toEqual([true, false]);
  });

  test("a conflict comes first for who may settle it, and is not offered to others", () => {
    const changes: Partial<PassView> = {
      status: "released",
      openConflicts: [{ kind: "released-twice", atMs: 0, by: "某", desk: "B" }],
    };
    expect(passActions(passPage(changes), "duty-officer").primary).toBe("settle");
    expect(passActions(passPage(changes), "clerk").primary).toBeNull();
  });
});

const release: PassView["releases"][number] = {
  atMs: 0,
  by: "刘大勇",
  desk: "A",
  actual: [1],
  via: "qr",
  note: "",
  lateReason: "",
};

describe("what a pass waits for, in words", () => {
  const { t } = createWords("zh-CN");
  const words = (changes: Partial<PassView>, nowMs = 0) =>
    waitingFor(passPage(changes), nowMs, t)?.text ?? null;

  test("signature and gate with the time left, slips by name, expiry, conflict before all", () => {
    expect(words({ status: "submitted", ...unsigned })).toMatch(/^等签字/);
    expect(words({ status: "signed" })).toMatch(/^等放行/);
    expect(words({ status: "released", slipsMissing: ["gate"] })).toBe("缺门岗联");
    expect(words({ status: "expired" })).toBe("过期待核实");
    expect(words({ status: "released", conflicts: 1, slipsMissing: ["gate"] })).toBe("有冲突待处理");
    expect(words({ status: "refused", ...unsigned })).toBe("退回待修改");
    expect(words({ status: "void" })).toBeNull();
  });
});
