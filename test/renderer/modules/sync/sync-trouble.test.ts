import { expect, test } from "vitest";
import { createWords } from "../../../../renderer/app/i18n/index.ts";
import { syncTrouble } from "../../../../renderer/modules/sync/sync-trouble.ts";
import { syncProblems, type SyncState } from "../../../../shared/contract/sync.ts";

const { t } = createWords("zh-CN");

const joined = (more: Partial<Extract<SyncState, { mode: "joined" }>>): SyncState => ({
  mode: "joined",
  url: "https://sync.example",
  online: true,
  busy: false,
  queue: 0,
  behind: 0,
  lastSuccessMs: 1,
  problem: null,
  stuckAtMs: null,
  aside: 0,
  comparedAtMs: null,
  differences: [],
  offsetMs: 0,
  ...more,
});

test("S5 T1 what of sync needs a person stands over every page in words; what mends itself does not", () => {
  expect(syncTrouble(null, t)).toBeNull();
  expect(syncTrouble({ mode: "alone" }, t)).toBeNull();
  expect(syncTrouble(joined({}), t)).toBeNull();
  expect(syncTrouble(joined({ problem: "unreachable" }), t)).toBeNull();
  for (const problem of syncProblems.filter((one) => one !== "unreachable"))
    expect(syncTrouble(joined({ problem }), t)).toBe(t(`sync.problems.${problem}`));
  expect(syncTrouble(joined({ offsetMs: 120_000 }), t)).toBeNull();
  expect(syncTrouble(joined({ offsetMs: 3_600_000 }), t)).toContain("慢 1 小时");
  expect(syncTrouble(joined({ offsetMs: -1497 * 60_000 }), t)).toContain("快 1 天");
  const differing = {
    device: "7GQK2M9XWA",
    desk: "B",
    seq: 4,
    what: "differs",
    against: "server",
    number: "",
  } as const;
  expect(syncTrouble(joined({ problem: "revoked", differences: [differing] }), t)).toBe(
    t("sync.differs.bar"),
  );
});
