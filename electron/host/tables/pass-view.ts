import type {
  GateCheck,
  GateVerdict,
  PassReconciliation,
  PassRow,
  PassView,
  ReconcileRow,
} from "../../../shared/contract/passes.ts";
import { maskIdentityNumber, maskPhone } from "../../../shared/kernel/masks.ts";
import { ok, refuse, type Result } from "../../../shared/kernel/result.ts";
import { sha256Hex } from "../../../shared/kernel/sha256.ts";
import { siteDate } from "../../../shared/kernel/site-time.ts";
import {
  gateProblem,
  itemsDigest,
  passRegister,
  periodOf,
  signedText,
  type PassState,
  type Period,
} from "../../../shared/modules/passes/index.ts";
import type { Core } from "../core.ts";
import { deskCodes } from "../desk.ts";
import { passToken, readPassToken } from "../passes/pass-token.ts";
import { missingOf } from "./pass-missing.ts";
import type { PassNow } from "./pass-queries.ts";

/** The clock, the zone and the post that rows are told by. */
export function passNow(core: Core, nowMs: number): PassNow {
  return { nowMs, timeZone: core.desk.settings.timeZone, postId: core.desk.postId };
}

function tokenOf(core: Core, state: PassState): string | null {
  if (state.signature === null || state.validUntilMs === null || state.status === "void") return null;
  const { number, unit, items, validUntilMs } = state;
  return passToken({ number, unit: unit ?? "", items, validUntilMs }, core.keys.pass);
}

/** One pass with everything that its record and its print show; numbers masked (PRV-1). */
export function passView(core: Core, id: string, nowMs: number): Result<PassView> {
  const row = core.queries.passes.row(id, passNow(core, nowMs));
  if (row === null) return refuse("not-found");
  const { state, unknown } = core.store.folded(passRegister, id);
  const nameOf = core.queries.staff.nameOf;
  const desks = deskCodes(core.store.db);
  const deskOf = (device: string): string => desks.get(device) ?? "";
  const { signature, ownerSignature, refusal, expiryNote } = state;
  const issuedOn = siteDate(state.issuedAtMs, core.desk.settings.timeZone);
  const checked = core.queries.passes.check("day", issuedOn);
  return ok({
    ...row,
    items: [...state.items],
    releasingPost: state.gatePost === "" ? "" : core.queries.site.postName(state.gatePost),
    lateReason: state.lateReason ?? "",
    writers: [...state.writers],
    ownerPhoneMasked: maskPhone(state.ownerPhone ?? ""),
    requesterDocumentMasked: maskIdentityNumber(state.requesterDocument ?? ""),
    requesterPhoneMasked: maskPhone(state.requesterPhone ?? ""),
    relation: state.relation ?? "",
    moverDocumentMasked: maskIdentityNumber(state.moverDocument ?? ""),
    confirmedBy: state.confirmedBy ?? "",
    confirmedAt: state.confirmedAt,
    ownerKnown: state.ownerKnown,
    proxy: state.proxy,
    validOn: state.validOn,
    ownerSignature: ownerSignature && { ...ownerSignature, name: ownerSignature.name ?? "" },
    signature: signature && {
      ...signature,
      name: nameOf(signature.by),
      lateReason: signature.lateReason ?? "",
    },
    signedDigest: sha256Hex(signedText(state)),
    itemsDigest: itemsDigest(state.items),
    token: tokenOf(core, state),
    refusal: refusal && { ...refusal, by: nameOf(refusal.by) },
    releases: state.releases.map((release) => ({
      ...release,
      actual: [...release.actual],
      by: nameOf(release.by),
      desk: deskOf(release.device),
      lateReason: release.lateReason ?? "",
    })),
    expiryNote: expiryNote && { ...expiryNote, by: nameOf(expiryNote.by) },
    voidReason: state.voidReason ?? "",
    openConflicts: state.conflicts
      .filter((one) => one.settled === null)
      .map(({ kind, atMs, by, device }) => ({ kind, atMs, by: nameOf(by), desk: deskOf(device) })),
    reconciled: checked && { atMs: checked.atMs, by: nameOf(checked.by) },
    unknownEvents: unknown,
  });
}

const verdictByCode: Readonly<Partial<Record<string, GateVerdict>>> = {
  "pass-released": "released",
  "already-void": "void",
  "pass-refused": "refused",
  "pass-not-signed": "not-signed",
  "pass-expired": "expired",
  "pass-other-gate": "other-gate",
};

function verdictOn(core: Core, id: string, nowMs: number): GateVerdict {
  const { state } = core.store.folded(passRegister, id);
  const problem = gateProblem(state, nowMs, core.desk);
  return problem === null ? "good" : (verdictByCode[problem.code] ?? "not-signed");
}

function viewOrNull(core: Core, id: string, nowMs: number): PassView | null {
  const view = passView(core, id, nowMs);
  return view.ok ? view.value : null;
}

/** `a-7` or `A-007` of today's, or the whole number; the letters may be left out. */
function numberTyped(core: Core, typed: string, nowMs: number): string {
  const text = typed.normalize("NFKC").trim().toUpperCase();
  const short = /^(?:([A-Z][A-Z0-9]*)-)?(\d{1,3})$/.exec(text);
  // What is no number at all is said back as it was typed.
  if (short === null) return /^\d{8}-/.test(text) ? `FX-${text}` : text;
  const [, desk = core.desk.code, running = ""] = short;
  const day = siteDate(nowMs, core.desk.settings.timeZone).replaceAll("-", "");
  return `FX-${day}-${desk}-${running.padStart(3, "0")}`;
}

/** GDS-3: what the gate is told of a scanned code or a typed number, verified without any network. */
export function gateCheck(core: Core, text: string, nowMs: number): GateCheck {
  const scanned = readPassToken(text, core.keys.pass.publicKey);
  const nothing = { number: "", unit: "", validUntilMs: null, pass: null };
  if (scanned === null) {
    const number = numberTyped(core, text, nowMs);
    const id = core.queries.passes.idByNumber(number);
    const pass = id === null ? null : viewOrNull(core, id, nowMs);
    if (id === null || pass === null) return { ...nothing, verdict: "unknown", via: "number", number };
    const { unit, validUntilMs } = pass;
    return { verdict: verdictOn(core, id, nowMs), via: "number", number, unit, validUntilMs, pass };
  }
  if (scanned.verdict === "forged") return { ...nothing, verdict: "forged", via: "qr" };
  const { number, unit, items, validUntilMs } = scanned.token;
  const id = core.queries.passes.idByNumber(number);
  const pass = id === null ? null : viewOrNull(core, id, nowMs);
  const found = { via: "qr", number, unit, validUntilMs, pass } as const;
  if (id === null || pass === null) {
    return { ...found, verdict: nowMs >= validUntilMs ? "expired" : "not-here" };
  }
  const same = items === pass.itemsDigest && unit === pass.unit;
  return { ...found, verdict: same ? verdictOn(core, id, nowMs) : "other-items" };
}

/** 核对: the passes of a day or week with what is missing of each, and who looked them through. */
export function passReconciliation(
  core: Core,
  { period, date }: { readonly period: Period; readonly date: string },
  nowMs: number,
): PassReconciliation {
  const now = passNow(core, nowMs);
  const { from, to } = periodOf(period, date);
  const rows = core.queries.passes
    .writtenOn(from, to, now)
    .map((row): ReconcileRow => Object.assign({}, row, { missing: missingOf(row) }));
  const count = (status: PassRow["status"]): number => rows.filter((row) => row.status === status).length;
  const checked = core.queries.passes.check(period, from);
  return {
    period,
    from,
    to,
    today: siteDate(nowMs, now.timeZone),
    rows,
    counts: {
      all: rows.length,
      released: count("released"),
      expired: count("expired"),
      void: count("void"),
    },
    checked: checked && { ...checked, by: core.queries.staff.nameOf(checked.by) },
  };
}
