import type { DomainError } from "../../kernel/result.ts";
import type { SiteSettings } from "../../kernel/settings.ts";
import { shiftAt } from "../../kernel/shifts.ts";
import { addDays, siteDate, startOfSiteDay } from "../../kernel/site-time.ts";
import { toHalfWidth } from "../../kernel/text.ts";
import { standing, type Figures } from "./endings.ts";
import type { Anomaly, HazardIssueState, Returned } from "./issue-fold.ts";

/** The same name whatever its spaces, width and case: somebody who is typed must not slip past a rule. */
export function sameName(left: string, right: string): boolean {
  const plain = (name: string): string =>
    toHalfWidth(name).normalize("NFKC").replaceAll(/\s/gu, "").toLowerCase();
  return plain(left) === plain(right);
}

/** Whoever is typed by a name that staff has is that member of staff: no name slips past a rule (HAZ-3). Null: nobody. */
export function userAmong(
  staff: readonly { readonly id: string; readonly name: string }[],
  { staffId, name }: { readonly staffId: string | null; readonly name: string },
): { readonly id: string | null; readonly name: string } | null {
  const known = staff.find((person) =>
    staffId === null ? sameName(person.name, name) : person.id === staffId,
  );
  if (known !== undefined) return { id: known.id, name: known.name };
  return staffId === null ? { id: null, name } : null;
}

/** DUTY-4: by when what is issued must be back: the end of the shift then running, else of the site day. */
export function dueBackMs(
  atMs: number,
  { shifts, timeZone }: Pick<SiteSettings, "shifts" | "timeZone">,
): number {
  const span = shiftAt(atMs, shifts, timeZone);
  return span?.toMs ?? startOfSiteDay(addDays(siteDate(atMs, timeZone), 1), timeZone);
}

/** True on the days after its expiry. */
export function isExpired(expiry: string | null, today: string): boolean {
  return expiry !== null && expiry < today;
}

/** What somebody wants to take, as the form and the decision both judge it. */
export interface WantedIssue {
  readonly qty: number | null;
  readonly use: string;
  readonly place: string;
  readonly user: string;
  readonly ppeChecked: boolean;
  readonly lentTo: string;
  readonly lentReason: string;
}

/**
 * HAZ-3, HAZ-4, HAZ-6: what is missing or impossible about an issue, before anybody signs; null: it can be handed
 * out. `batch` is null while none is chosen.
 */
export function issueProblem(
  wanted: WantedIssue,
  batch: { readonly balance: number; readonly expired: boolean } | null,
): DomainError | null {
  if (batch === null) return { code: "required", field: "batch" };
  if (batch.expired) return { code: "hazard-expired", field: "batch" };
  if (wanted.qty === null || wanted.qty <= 0) return { code: "required", field: "qty" };
  if (wanted.qty > batch.balance) {
    return { code: "hazard-not-enough", field: "qty", params: { balance: Math.max(0, batch.balance) } };
  }
  if (wanted.use === "") return { code: "required", field: "use" };
  if (wanted.place === "") return { code: "required", field: "place" };
  if (wanted.user === "") return { code: "required", field: "user" };
  if (!wanted.ppeChecked) return { code: "ppe-required", field: "ppeChecked" };
  if (wanted.lentTo !== "" && wanted.lentReason === "")
    return { code: "reason-required", field: "lentReason" };
  return null;
}

/** HAZ-4: issued = used + returned + spilt, or it does not save. */
export function returnProblem(issued: number, { used, returned, spilt }: Figures): DomainError | null {
  const sum = used + returned + spilt;
  return sum === issued ? null : { code: "hazard-does-not-add-up", field: "used", params: { issued, sum } };
}

/** The return that holds, with its receiver; null while it is out. After a settlement its figures are the settled ones. */
export function returnThatHolds(
  state: HazardIssueState,
): (Figures & { readonly return: Returned | null }) | null {
  const holds = standing(state.endings);
  if (holds === null || holds.figures === null) return null;
  const own = state.returns.find(
    ({ writtenAtMs, device }) => writtenAtMs === holds.atMs && device === holds.device,
  );
  return { ...holds.figures, return: own ?? state.returns[0] ?? null };
}

/** HAZ-5: what was reported and nobody of rank has dealt with. */
export function openAnomalies(state: HazardIssueState): readonly Anomaly[] {
  return state.anomalies.filter(({ handled }) => handled === null);
}

/** What both signers are shown. */
export interface SignedFacts {
  readonly substanceName: string;
  readonly batch: string;
  readonly qty: number;
  readonly unit: string;
  readonly use: string;
  readonly place: string;
  readonly userName: string;
  readonly witness: string;
  readonly ppeChecked: boolean;
  readonly lent: { readonly to: string; readonly reason: string } | null;
}

/** Exactly what a signer is shown and signs, as one text; its SHA-256 goes into the signature. */
export function signedText(facts: SignedFacts): string {
  return JSON.stringify([
    "hazard-issue-signature-1",
    facts.substanceName,
    facts.batch,
    facts.qty,
    facts.unit,
    facts.use,
    facts.place,
    facts.userName,
    facts.witness,
    facts.ppeChecked,
    facts.lent === null ? null : [facts.lent.to, facts.lent.reason],
  ]);
}
