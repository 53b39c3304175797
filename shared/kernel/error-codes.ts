/**
 * Every expected refusal that a person can meet. The two locale files must have words for each
 * (they are typed by this list).
 */
export const errorCodes = [
  // doors
  "bad-input",
  "unknown-command",
  "not-allowed",
  "not-signed-in",
  "locked",
  "not-found",
  "too-long",
  "required",
  "reason-required",
  "time-in-future",
  "time-too-old",
  "time-order",
  // second person
  "approval-needed",
  "approval-self",
  "approval-rank",
  // sign-in
  "pin-wrong",
  "pin-wait",
  "pin-locked-out",
  "pin-too-short",
  "pin-too-long",
  "pin-too-simple",
  "recovery-code-wrong",
  "staff-disabled",
  "staff-last-admin",
  "staff-name-taken",
  "staff-number-taken",
  // set-up
  "already-set-up",
  "not-set-up",
  "desk-code-form",
  "zone-unknown",
  // records
  "already-void",
  "state-forbids",
  "no-change",
  "field-not-correctable",
  "conflict-changed",
  // visits
  "document-required",
  "consent-required",
  "emergency-reason-required",
  "authorisation-invalid",
  "badge-in-use",
  "unit-unknown",
  "unit-form",
  "already-left",
  "not-inside",
  // work orders
  "not-dispatched",
  "already-arrived",
  "not-arrived",
  "not-finished",
  "promise-required",
  "promise-in-past",
  "unreachable-needs-three-tries",
  "no-call-owed",
  "signature-required",
  "suspended",
  "not-suspended",
  "technician-not-own-order",
  // directory
  "unit-exists",
  "phone-impossible",
  "document-impossible",
  "date-impossible",
  "person-moved-out",
  "plate-impossible",
  "vehicle-exists",
  "unit-in-use",
  "import-refused",
  "import-expired",
  // machine
  "disk-full",
  "storage-failed",
  "storage-read-only",
  "busy",
  // screen
  "connection-lost",
  "unexpected",
] as const;

export type ErrorCode = (typeof errorCodes)[number];
