import { expect, test } from "vitest";
import { sidesOf } from "../../../../electron/host/conflicts/sides.ts";
import type { HistoryEntry } from "../../../../shared/contract/record.ts";

function history(...did: readonly (readonly [desk: string, type: string])[]): HistoryEntry[] {
  return did.map(([desk, type], place) => ({
    seq: place + 1,
    at: place,
    desk,
    actor: "张敏",
    approver: "",
    type,
    data: {},
    sealed: null,
    unknown: false,
    off: null,
  }));
}

const types = (kind: string, entries: readonly HistoryEntry[]): readonly string[] =>
  sidesOf(kind, entries).map(({ desk, type }) => `${desk} ${type}`);

test("S2 a key that went out at one desk and was gone at the other shows both, not two loans of long ago", () => {
  const earlier = history(["A", "added"], ["A", "lent"], ["A", "returned"], ["B", "lent"]);
  const gone = [...earlier, ...history(["A", "collected"])];
  expect(types("key", gone)).toEqual(["B lent", "A collected"]);
  expect(types("key", [...earlier, ...history(["A", "lost"], ["A", "printed"])])).toEqual([
    "B lent",
    "A lost",
  ]);
});

test("S2 a pass that was changed at one desk while the other signed it shows the change", () => {
  const pass = history(
    ["A", "drafted"],
    ["A", "submitted"],
    ["B", "signed"],
    ["A", "revised"],
    ["B", "printed"],
  );
  expect(types("pass", pass)).toEqual(["B signed", "A revised"]);
});

test("GDS-3 a pass that two gates released shows the two releases, not the signature that both knew", () => {
  const pass = history(["A", "drafted"], ["A", "signed"], ["A", "released"], ["B", "released"]);
  expect(types("pass", pass)).toEqual(["A released", "B released"]);
});
