/** Refusals of the protocol (docs/sync-protocol.md), with what each one carries. */
export type RefusalCode =
  | "MALFORMED"
  | "TOKEN"
  | "DEVICE_REVOKED"
  | "CODE"
  | "NOT_FOUND"
  | "GAP"
  | "FORK"
  | "CURSOR"
  | "DESK_TAKEN"
  | "DEVICE_TAKEN"
  | "TOO_LARGE"
  | "BAD_CHAIN"
  | "BAD_CHECKPOINT"
  | "HASH"
  | "CLIENT_TOO_OLD"
  | "SLOW_DOWN"
  | "QUOTA"
  | "UNAVAILABLE";

const statusByCode: Readonly<Record<RefusalCode, number>> = {
  MALFORMED: 400,
  TOKEN: 401,
  DEVICE_REVOKED: 403,
  CODE: 403,
  NOT_FOUND: 404,
  GAP: 409,
  FORK: 409,
  CURSOR: 409,
  DESK_TAKEN: 409,
  DEVICE_TAKEN: 409,
  TOO_LARGE: 413,
  BAD_CHAIN: 422,
  BAD_CHECKPOINT: 422,
  HASH: 422,
  CLIENT_TOO_OLD: 426,
  SLOW_DOWN: 429,
  QUOTA: 507,
  UNAVAILABLE: 503,
};

const messages: Readonly<Record<RefusalCode, string>> = {
  MALFORMED: "not as the protocol says",
  TOKEN: "the token is not good",
  DEVICE_REVOKED: "this device was revoked",
  CODE: "the code is wrong, used or expired",
  NOT_FOUND: "there is no such thing here",
  GAP: "events are missing before these",
  FORK: "another event is stored at this place",
  CURSOR: "after is beyond the head",
  DESK_TAKEN: "the site has a desk with this code",
  DEVICE_TAKEN: "this device id exists",
  TOO_LARGE: "too much at once",
  BAD_CHAIN: "the chain does not hold",
  BAD_CHECKPOINT: "the checkpoint does not hold",
  HASH: "the bytes have another hash",
  CLIENT_TOO_OLD: "this version is too old",
  SLOW_DOWN: "too many requests",
  QUOTA: "the site's room is used up",
  UNAVAILABLE: "the storage does not answer",
};

/** An expected answer other than success; the error handler writes it. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly status: number;
  readonly carries: Readonly<Record<string, string | number>>;
  constructor(code: RefusalCode, carries: Readonly<Record<string, string | number>> = {}) {
    super(messages[code]);
    this.code = code;
    this.status = statusByCode[code];
    this.carries = carries;
  }
}
