import { z } from "zod";
import { procedure } from "./procedure.ts";

/** What keeps this desk from agreeing with the others; the screen says what was kept and what to do. */
export const syncProblems = [
  /** No answer: the network, the server, or a page in between that wants a sign-in. */
  "unreachable",
  /** The server does not know this desk, or its key. */
  "unknown-here",
  "revoked",
  "client-too-old",
  /** Another server answers under the same address: nothing is sent to it until a person looked. */
  "server-changed",
  /** The log of this desk was continued elsewhere: a copied disk. */
  "fork",
  /** The server refuses what this desk sends. */
  "refused",
] as const;
export type SyncProblem = (typeof syncProblems)[number];

/** A device's log that this desk holds otherwise than the server, or than a handover says it was. */
export const logDifferenceSchema = z.object({
  device: z.string(),
  desk: z.string(),
  /** The event that was compared, or the first one that does not come in. */
  seq: z.number(),
  what: z.enum(["differs", "missing"]),
  against: z.enum(["server", "handover"]),
  /** The handover's number. */
  number: z.string(),
});
export type LogDifference = z.output<typeof logDifferenceSchema>;

export const syncStateSchema = z.discriminatedUnion("mode", [
  z.object({ mode: z.literal("alone") }),
  z.object({
    mode: z.literal("joined"),
    url: z.string(),
    /** Reached at the last try. */
    online: z.boolean(),
    busy: z.boolean(),
    /** 待上传: events that the server did not acknowledge yet. */
    queue: z.number(),
    /** Positions that are still to come, as far as known. */
    behind: z.number(),
    lastSuccessMs: z.number().nullable(),
    problem: z.enum(syncProblems).nullable(),
    /** When it last moved nothing for a minute and was begun again, since the program started. */
    stuckAtMs: z.number().nullable(),
    /** Events of other desks that did not verify. */
    aside: z.number(),
    /** When this desk's log was last compared with the server's and with the handovers', and what differed. */
    comparedAtMs: z.number().nullable(),
    differences: z.array(logDifferenceSchema),
    /** This desk's clock against the server's, ms; shown as 时钟异常 when it is far. */
    offsetMs: z.number(),
  }),
]);
export type SyncState = z.output<typeof syncStateSchema>;

export const siteDeskSchema = z.object({
  device: z.string(),
  desk: z.string(),
  name: z.string(),
  own: z.boolean(),
  enrolledAtMs: z.number(),
  lastSeenAtMs: z.number(),
  /** Events that the server has of it, and that this desk has. */
  seq: z.number(),
  seqHere: z.number(),
  revokedAtMs: z.number().nullable(),
  successorOf: z.string().nullable(),
});
export type SiteDesk = z.output<typeof siteDeskSchema>;

export const keptAsideSchema = z.object({
  device: z.string(),
  desk: z.string(),
  seq: z.number(),
  problem: z.string(),
  atMs: z.number(),
});

export const syncContract = {
  state: procedure.output(syncStateSchema),
  /** The desks of the site, asked of the server when it can be reached, else as last known. */
  desks: procedure.output(z.object({ desks: z.array(siteDeskSchema), aside: z.array(keptAsideSchema) })),
  now: procedure.output(z.object({})),
  /** Joins a site's server with the operator's first code; this desk's log goes there. Administrators. */
  connect: procedure
    .input(z.object({ url: z.string().max(200), code: z.string().max(60) }))
    .output(z.object({ siteName: z.string() })),
  /** A code for the next desk, shown once. Administrators. */
  makeCode: procedure.output(z.object({ code: z.string(), url: z.string(), expiresAtMs: z.number() })),
  revoke: procedure.input(z.object({ device: z.string().max(20) })).output(z.object({})),
  /** The site key as text, for the recovery sheet. Administrators. */
  recoverySheet: procedure.output(z.object({ siteKey: z.string(), site: z.string(), url: z.string() })),
};
