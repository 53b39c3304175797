import { roles, type Rank, type Role } from "../kernel/roles.ts";
import type { CommandName } from "./commands.ts";

/** Who may give a command, and the rank of the second person where a rule asks for one. */
export interface Access {
  readonly roles: readonly Role[];
  /** Rank of the approver when the input asks for one; never the requester. */
  readonly second?: (input: unknown) => Rank | null;
  /**
   * A signature: whoever gives it types their own PIN at this screen, whoever is signed in there. The approval then
   * names the one who acts, and `roles` are theirs.
   */
  readonly ownPin?: true;
  /**
   * The second person judges what others wrote, so that the one who is signed in may be the one, by a PIN given
   * anew for this; the decision keeps the writers out (GDS-2).
   */
  readonly judgesOthers?: true;
  /**
   * The approver may be at another desk of the site (docs/decisions/0015). What the approval rests on: the `record`,
   * so that any event of it makes the request void, or what was `shown`, where the record goes on while it waits. Absent:
   * whoever approves has to be here, because they hand over, witness or sign.
   */
  readonly afar?: "record" | "shown";
}

/** foreman and above: "beyond the rank below" (product.md, Who). */
const ranked: readonly Role[] = ["foreman", "duty-officer", "supervisor", "manager"];
const desk: readonly Role[] = ["clerk", ...ranked];
const deskAndGate: readonly Role[] = [...desk, "guard"];
/** A technician does their own orders; whose they are, the decisions check. */
const deskAndTechnician: readonly Role[] = [...desk, "technician"];
const supervisors: readonly Role[] = ["supervisor", "manager"];
const managers: readonly Role[] = ["manager", "admin"];
const officers: readonly Role[] = ["duty-officer", "supervisor", "manager"];
const everyone: readonly Role[] = roles;

/** PRV-1: giving a number to a third party needs a supervisor. */
function revealSecond(input: unknown): Rank | null {
  const thirdParty =
    typeof input === "object" && input !== null && "purpose" in input && input.purpose === "third-party";
  return thirdParty ? 4 : null;
}

/** HAZ-3, HAZ-6: a foreman hands it over in person; lending it out needs a supervisor. */
function hazardIssueSecond(input: unknown): Rank {
  const lent =
    typeof input === "object" && input !== null && "lentTo" in input ? String(input.lentTo).trim() : "";
  return lent === "" ? 2 : 4;
}

/** The one table of rights; what is not in it is denied. */
export const access: Readonly<Record<CommandName, Access>> = {
  "site.change-setting": { roles: managers },
  "post.open": { roles: managers },
  "post.rename": { roles: managers },
  "post.set-gate": { roles: managers },
  "post.set-hours": { roles: managers },
  "post.list-property": { roles: managers },
  "desk.move": { roles: managers },
  "staff.add": { roles: ["admin"] },
  "staff.change-role": { roles: ["admin"] },
  "staff.correct": { roles: ["admin"] },
  "staff.reset-pin": { roles: [...supervisors, "admin"] },
  "staff.change-own-pin": { roles: everyone },
  "staff.disable": { roles: ["admin"] },
  "staff.enable": { roles: ["admin"] },
  "visit.register": { roles: desk },
  "visit.answer": { roles: desk },
  "visit.sign-out": { roles: deskAndGate },
  "visit.withdraw-leave": { roles: deskAndGate },
  "visit.return-badge": { roles: deskAndGate },
  "visit.extend": { roles: desk },
  "visit.correct": { roles: desk },
  "visit.print": { roles: deskAndGate },
  "visit.reveal": { roles: desk, second: revealSecond, afar: "record" },
  "visit.void": { roles: desk },
  "work-order.take": { roles: desk },
  "work-order.dispatch": { roles: desk },
  "work-order.reassign": { roles: desk },
  "work-order.set-appointment": { roles: deskAndTechnician },
  "work-order.accept": { roles: deskAndTechnician },
  "work-order.arrive": { roles: deskAndTechnician },
  "work-order.withdraw-arrival": { roles: deskAndTechnician },
  "work-order.log-call": { roles: desk },
  "work-order.suspend": { roles: deskAndTechnician },
  "work-order.resume": { roles: deskAndTechnician },
  "work-order.carry-over": { roles: desk },
  "work-order.agree-quote": { roles: deskAndTechnician },
  "work-order.record-charges": { roles: deskAndTechnician },
  "work-order.record-payment": { roles: desk },
  "work-order.finish": { roles: deskAndTechnician },
  "work-order.sign": { roles: deskAndTechnician },
  "work-order.record-opinion": { roles: deskAndTechnician },
  "work-order.follow-up": { roles: desk },
  "work-order.close": { roles: desk },
  "work-order.print": { roles: deskAndTechnician },
  "work-order.correct": { roles: desk },
  "work-order.reveal": { roles: desk, second: revealSecond, afar: "record" },
  "work-order.void": { roles: desk },
  "pass.draft": { roles: desk },
  "pass.revise": { roles: desk },
  "pass.submit": { roles: desk },
  "pass.withdraw": { roles: desk },
  "pass.sign": { roles: desk, second: () => 3, judgesOthers: true },
  "pass.refuse": { roles: desk, second: () => 3, judgesOthers: true },
  "pass.owner-sign": { roles: desk },
  "pass.release": { roles: deskAndGate },
  "pass.turn-back": { roles: deskAndGate },
  "pass.print": { roles: desk },
  "pass.return-slips": { roles: deskAndGate },
  "pass.note-expiry": { roles: desk },
  "pass.correct": { roles: desk },
  "pass.reveal": { roles: desk, second: revealSecond, afar: "record" },
  "pass.settle-conflict": { roles: officers },
  "pass.void": { roles: desk },
  "pass.reconcile": { roles: desk },
  "duty-line.write": { roles: deskAndGate },
  "duty-line.record-review": { roles: desk },
  "duty-line.close-desk": { roles: deskAndGate },
  "duty-line.add-result": { roles: deskAndGate },
  "duty-line.handle": { roles: deskAndGate },
  "duty-line.reopen": { roles: deskAndGate },
  "duty-line.mark-important": { roles: deskAndGate },
  "duty-line.grade": { roles: deskAndGate },
  "duty-line.assign": { roles: deskAndGate },
  "duty-line.link": { roles: deskAndGate },
  "duty-line.report": { roles: deskAndGate },
  "duty-line.instruct": { roles: deskAndGate },
  "duty-line.correct": { roles: deskAndGate },
  "duty-line.settle-reading": { roles: deskAndGate },
  "duty-line.strike": { roles: deskAndGate },
  "duty-line.reveal": { roles: desk, second: revealSecond, afar: "record" },
  "log-review.sign-day": { roles: ranked, ownPin: true },
  "log-review.print-day": { roles: deskAndGate },
  "log-review.sign-month": { roles: supervisors, ownPin: true },
  "log-review.draw": { roles: ["manager"] },
  "log-review.mark": { roles: ["manager"] },
  "log-review.sign-draw": { roles: ["manager"], ownPin: true },
  "key.add": { roles: desk },
  "key.deposit": { roles: desk },
  // KEY-3: who must lend or approve hangs on the key's kind, so the decision itself asks for it.
  "key.lend": { roles: desk, afar: "record" },
  "key.extend": { roles: desk, afar: "record" },
  "key.return": { roles: desk },
  "key.lose": { roles: desk },
  "key.find": { roles: desk },
  "key.collect": { roles: desk },
  "key.retire": { roles: desk },
  "key.reinstate": { roles: ranked },
  // KEY-1: a witness beside the counter, by their own PIN.
  "key.count": { roles: desk, second: () => 1 },
  "key.settle-loan": { roles: ranked },
  "key.tag": { roles: supervisors },
  "key.view-code-sheet": { roles: supervisors },
  "key.correct": { roles: desk },
  "key.print": { roles: desk },
  "key.reveal": { roles: desk, second: revealSecond, afar: "record" },
  "key.void": { roles: desk },
  "unit.add": { roles: desk },
  "unit.change-state": { roles: desk },
  "unit.remove": { roles: desk },
  "person.add": { roles: desk },
  "person.correct": { roles: desk },
  "person.add-phone": { roles: desk },
  "person.remove-phone": { roles: desk },
  "person.move-out": { roles: desk },
  "person.authorise": { roles: desk },
  "person.end-authorisation": { roles: desk },
  "person.reveal": { roles: desk, second: revealSecond, afar: "record" },
  "vehicle.add": { roles: desk },
  "vehicle.remove": { roles: desk },
  "directory.import-row": { roles: [...desk, "admin"] },
  "directory.export": { roles: supervisors },
  "hold.place": { roles: ["manager"] },
  "hold.lift": { roles: ["manager"] },
  "erasure.order": { roles: ["manager"] },
  "number.note-duplicate": { roles: desk },
  "tariff-item.add": { roles: ["manager", "admin"] },
  "tariff-item.price": { roles: ["manager", "admin"] },
  "tariff-item.retire": { roles: ["manager", "admin"] },
  "tariff-item.restore": { roles: ["manager", "admin"] },
  "shift.open": { roles: deskAndGate },
  "shift.join": { roles: deskAndGate },
  "shift.note-weather": { roles: deskAndGate },
  "shift.stand-in": { roles: deskAndGate },
  "shift.end-stand-in": { roles: deskAndGate },
  "shift.begin-handover": { roles: deskAndGate },
  "shift.withdraw-handover": { roles: deskAndGate },
  "shift.arrive": { roles: deskAndGate, ownPin: true },
  "shift.tidy": { roles: deskAndGate },
  "shift.note-paper": { roles: deskAndGate },
  "shift.count-property": { roles: deskAndGate },
  "shift.count-keys": { roles: deskAndGate },
  "shift.count-mail": { roles: deskAndGate },
  "shift.count-cash": { roles: deskAndGate },
  "shift.read-log": { roles: deskAndGate, ownPin: true },
  "shift.follow-items": { roles: deskAndGate },
  "shift.check-area": { roles: deskAndGate },
  "shift.settle-handover": { roles: supervisors },
  "shift.override": { roles: deskAndGate, second: () => 4, afar: "shown" },
  "shift.override-by-phone": { roles: deskAndGate },
  "shift.countersign": { roles: supervisors, ownPin: true },
  "shift.sign": { roles: deskAndGate, ownPin: true },
  "shift.print": { roles: deskAndGate },
  "roster.plan": { roles: ranked },
  "roster.copy-week": { roles: ranked },
  "substance.add-standard": { roles: ranked },
  "substance.add": { roles: ranked },
  "substance.correct": { roles: ranked },
  "substance.retire": { roles: ranked },
  "substance.restore": { roles: ranked },
  "substance.print-register": { roles: desk },
  "hazard-batch.draw": { roles: ranked },
  "hazard-batch.count": { roles: desk },
  "hazard-batch.write-off": { roles: ranked },
  "hazard-batch.correct": { roles: ranked },
  "hazard-batch.settle-balance": { roles: supervisors },
  "hazard-issue.issue": { roles: desk, second: hazardIssueSecond },
  "hazard-issue.sign": { roles: desk },
  "hazard-issue.return": { roles: desk },
  "hazard-issue.settle-return": { roles: supervisors },
  "hazard-issue.report-anomaly": { roles: [...deskAndGate, "technician"] },
  "hazard-issue.handle-anomaly": { roles: ranked },
  "hazard-issue.correct": { roles: desk },
  "hazard-issue.void": { roles: desk, second: () => 2, afar: "record" },
  "approval.request": { roles: deskAndGate },
  "approval.approve": { roles: ranked },
  "approval.refuse": { roles: ranked },
  "approval.withdraw": { roles: deskAndGate },
};

/** True when the role may give the command at all; unknown commands are denied. */
export function mayCommand(role: Role, name: CommandName): boolean {
  return Object.hasOwn(access, name) && access[name].roles.includes(role);
}

/** True for a signature: whoever is signed in, its signer types their own PIN (DUTY-5). */
export function needsOwnPin(name: string): boolean {
  return Object.hasOwn(access, name) && access[name as CommandName].ownPin === true;
}

/** What an approval of this command from another desk rests on; null where the approver has to be here. */
export function afarOf(name: string): "record" | "shown" | null {
  return Object.hasOwn(access, name) ? (access[name as CommandName].afar ?? null) : null;
}
