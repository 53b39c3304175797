import { deskCodeOf } from "../../../shared/kernel/running-number.ts";
import type { OpenItemKind } from "../../../shared/kernel/open-item.ts";
import type { PassRow } from "../../../shared/contract/passes.ts";
import type { OpenAtDesk } from "./open-at-desk.ts";
import type { Queries } from "../queries.ts";

function kindOf(pass: PassRow): OpenItemKind | null {
  if (pass.status === "submitted") return "pass-unsigned";
  if (pass.status === "signed") return "pass-unreleased";
  if (pass.status === "expired" && !pass.noted) return "pass-expired";
  return pass.slipsMissing.length > 0 ? "pass-slips" : null;
}

/** DUTY-4: passes not signed, signed and not taken, expired and not looked into, slips that are not back. */
export function passesOpen(queries: Queries, nowMs: number): readonly OpenAtDesk[] {
  return queries.passes.open({ nowMs, postId: "" }).flatMap((pass): OpenAtDesk[] => {
    const kind = kindOf(pass);
    if (kind === null) return [];
    return [
      {
        kind,
        recordKind: "pass",
        recordId: pass.id,
        number: pass.number,
        subject: [pass.unit, pass.items].filter((part) => part !== "").join(" "),
        important: false,
        followedBy: pass.clerk,
        sinceMs: pass.issuedAtMs,
        dueMs: pass.status === "submitted" || pass.status === "signed" ? pass.validUntilMs : null,
        why: "",
        deskCode: deskCodeOf(pass.number),
      },
    ];
  });
}
