import { z } from "zod";
import type { HistoryEntry } from "../../../shared/contract/record.ts";
import type { OpenEvent } from "../../../shared/kernel/fold.ts";
import { itemsText, passRegister } from "../../../shared/modules/passes/index.ts";
import type { Core } from "../core.ts";

const text = z.string().catch("");
const quantities = z.array(z.number()).catch([]);

/** What of an event's sealed part tells the sides apart: whom a key was lent to, which resident answered. */
const sealedName: Readonly<Record<string, string>> = { "key lent": "borrower", "visit answered": "by" };

function eventOf(core: Core, id: string, { seq, at, type }: HistoryEntry): OpenEvent | undefined {
  return core.store
    .eventsOf(id)
    .find(({ envelope }) => envelope.seq === seq && envelope.at === at && envelope.type === type);
}

/** 张敏 → 李强: whose two signatures a handover bears, those of the same desk before those that came with it. */
function signers(entry: HistoryEntry, history: readonly HistoryEntry[]): string {
  const before = history.slice(0, history.indexOf(entry)).filter(({ type }) => type === "signed");
  const signer = (side: string): string => {
    const signed = before.filter(({ data }) => data["side"] === side);
    return (signed.findLast(({ desk }) => desk === entry.desk) ?? signed.at(-1))?.actor ?? "";
  };
  return [signer("outgoing"), signer("incoming")].filter((name) => name !== "").join(" → ");
}

/** 沙发 1 件、餐椅 2 把: what went out, by name. */
function released(core: Core, id: string, { data }: HistoryEntry): string {
  const actual = quantities.parse(data["actual"]);
  const { items } = core.store.folded(passRegister, id).state;
  return itemsText(
    items.map(({ name, spec, unit }, index) => ({ name, spec, unit, qty: actual[index] ?? 0 })),
  );
}

/** What one side did in names, where its event alone says the same as the other side's; "" where it says enough. */
export function sideDetail(
  core: Core,
  kind: string,
  id: string,
  entry: HistoryEntry,
  history: readonly HistoryEntry[],
): string {
  const did = `${kind} ${entry.type}`;
  if (did === "shift completed") return signers(entry, history);
  if (did === "pass released") return released(core, id, entry);
  const field = sealedName[did];
  return field === undefined ? "" : text.parse(eventOf(core, id, entry)?.personal?.[field]);
}
