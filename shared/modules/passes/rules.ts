import { addDays, siteDate, startOfSiteDay } from "../../kernel/site-time.ts";
import { maskIdentityNumber, maskPhone } from "../../kernel/masks.ts";
import { sha256Hex } from "../../kernel/sha256.ts";
import type { SiteSettings } from "../../kernel/settings.ts";
import { slips, type Item, type Slip } from "./schema.ts";
import type { PassState, PassStatus, StoredStatus } from "./state.ts";

/** GDS-3: 已过期 is nobody's deed: a pass that waits, or waits at the gate, past its hour. */
export function statusNow(
  pass: { readonly status: StoredStatus; readonly validUntilMs: number | null },
  nowMs: number,
): PassStatus {
  const waits = pass.status === "submitted" || pass.status === "signed";
  return waits && pass.validUntilMs !== null && nowMs >= pass.validUntilMs ? "expired" : pass.status;
}

/** GDS-3: the first instant at which a pass holds no more: after `validOn`, or after so many days (1: its own). */
export function validUntilMs(
  fromMs: number,
  validOn: string | null,
  { passValidDays, timeZone }: Pick<SiteSettings, "passValidDays" | "timeZone">,
): number {
  const last = validOn ?? addDays(siteDate(fromMs, timeZone), passValidDays - 1);
  return startOfSiteDay(addDays(last, 1), timeZone);
}

/**
 * The slips that must come back to the desk. Of a released pass the owner keeps one; of one that let nothing out
 * all three come back. Nothing was handed out before it was printed.
 */
export function slipsOwed(pass: {
  readonly status: PassStatus;
  readonly prints: number;
  readonly releases: number;
}): readonly Slip[] {
  if (pass.prints === 0) return [];
  if (pass.releases > 0) return ["stub", "gate"];
  return pass.status === "void" || pass.status === "refused" || pass.status === "expired" ? slips : [];
}

/** GDS-3: those of them that are not back. */
export function slipsMissing(
  pass: Parameters<typeof slipsOwed>[0] & { readonly slipsReturned: readonly Slip[] },
): readonly Slip[] {
  return slipsOwed(pass).filter((slip) => !pass.slipsReturned.includes(slip));
}

/** GDS-3: signed, let nothing out in its time, and nobody has yet made sure of what became of the goods. */
export function expiryOpen(pass: { readonly status: PassStatus; readonly noted: boolean }): boolean {
  return pass.status === "expired" && !pass.noted;
}

/** What was listed and did not go: it needs a new pass (GDS-3). */
export function leftBehind(items: readonly Item[], actual: readonly number[]): readonly Item[] {
  return items.flatMap((item, index) => {
    const left = item.qty - (actual[index] ?? 0);
    return left > 0 ? [{ ...item, qty: left }] : [];
  });
}

const DIGEST_DIGITS = 20;

/** 80 bits over the list, for the QR code: enough under a signature, short enough for paper. Lower-case hex. */
export function itemsDigest(items: readonly Item[]): string {
  const rows = items.map(({ name, spec, unit, qty }) => [name, spec, unit, qty]);
  return sha256Hex(JSON.stringify(["pass-items-1", rows])).slice(0, DIGEST_DIGITS);
}

/**
 * Exactly what a signer is shown and signs, as one text; its SHA-256 goes into the signature (GDS-2). Numbers
 * stand in it as they are shown, masked.
 */
export function signedText(pass: PassState): string {
  return JSON.stringify([
    "pass-signature-1",
    pass.number,
    pass.kind,
    pass.unit,
    pass.owner,
    maskPhone(pass.ownerPhone ?? ""),
    pass.requester,
    maskIdentityNumber(pass.requesterDocument ?? ""),
    maskPhone(pass.requesterPhone ?? ""),
    pass.relation,
    pass.basis,
    pass.confirmedBy,
    pass.confirmedAt,
    pass.proxy?.hash ?? null,
    pass.items.map(({ name, spec, unit, qty }) => [name, spec, unit, qty]),
    pass.reason,
    pass.mover,
    maskIdentityNumber(pass.moverDocument ?? ""),
    pass.carrier,
    pass.plate,
    pass.gate,
    pass.validUntilMs,
  ]);
}

/** 沙发 ×1、冰箱 ×1: the list in one line. */
export function itemsText(items: readonly Item[]): string {
  return items
    .map(({ name, unit, qty }) => (unit === "" ? `${name} ×${qty}` : `${name} ${qty} ${unit}`))
    .join("、");
}
