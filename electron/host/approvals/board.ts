import type { BoardItem } from "../../../shared/contract/board.ts";
import type { Actor } from "../../../shared/kernel/command.ts";
import {
  approvalRegister,
  expiresAtMs,
  standingApproval,
  standingOf,
  type ShownFact,
} from "../../../shared/modules/approvals/index.ts";
import type { Core } from "../core.ts";
import { mayHelpIn } from "../tables/staff-board.ts";
import type { Waiting } from "../tables/waiting.ts";
import { approvalView } from "./view.ts";

/** Somebody stands at the counter: after so long without an answer, or unused, it turns red. */
const WAIT_MS = 10 * 60_000;

const kinds = { waiting: "approval", approved: "approval-given", refused: "approval-refused" } as const;

/** 待我批准, and the answers that came back: shown until their time is over. Whose they are, `boardFor` sees to. */
export function approvalBoard(core: Core, nowMs: number): readonly Waiting[] {
  return core.queries.approvals.open(nowMs).flatMap((id): Waiting[] => {
    const { state } = core.store.folded(approvalRegister, id);
    const standing = standingOf(state);
    const { request } = state;
    if (request === null || !(standing === "waiting" || standing === "approved" || standing === "refused"))
      return [];
    const line = (name: ShownFact["name"]): string =>
      request.shown?.find((fact) => fact.name === name)?.value ?? "";
    // A refusal waits for nobody; it is put away when the request's time is over.
    const sinceMs = standingApproval(state)?.atMs ?? request.atMs;
    const dueMs =
      standing === "refused" ? expiresAtMs(request) : Math.min(sinceMs + WAIT_MS, expiresAtMs(request));
    return [
      {
        key: `${kinds[standing]} ${id}`,
        kind: kinds[standing],
        recordKind: approvalRegister.kind,
        recordId: id,
        number: line("record"),
        unit: line("unit"),
        subject: line("label"),
        who: core.queries.staff.nameOf(request.by),
        dueMs,
        soonMs: standing === "refused" ? dueMs : sinceMs,
        sinceMs,
        loud: false,
        phoneMasked: "",
      },
    ];
  });
}

/**
 * A request waits for those who may answer it; its answer waits for who asked, at the desk that asked. A lock-out waits
 * for those who may end it.
 */
export function boardFor(core: Core, items: readonly BoardItem[], actor: Actor): BoardItem[] {
  return items.filter((item) => {
    const { recordKind, recordId, kind } = item;
    if (kind === "locked-out") return mayHelpIn(core, item, actor);
    if (recordKind !== approvalRegister.kind) return true;
    const view = approvalView(core, recordId, actor);
    return kind === "approval" ? view?.mayAnswer === true : view?.mine === true;
  });
}
