import { z } from "zod";
import { roles } from "../kernel/roles.ts";
import { defaultSettings, settingsSchema } from "../kernel/settings.ts";
import { procedure } from "./procedure.ts";

const roleSchema = z.enum(roles);

export const actorSchema = z.object({
  id: z.string(),
  name: z.string(),
  role: roleSchema,
  rank: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]),
});

/** Why the books cannot be opened; the screen says what was kept and what to do. */
export const problemSchema = z.object({
  code: z.enum([
    "newer-version",
    "foreign-file",
    "damaged",
    "missing",
    "unreadable",
    "keys-missing",
    "keys-damaged",
    "keys-newer",
    "desk-codes-damaged",
  ]),
  /** ms of the newest backup that can be restored, if any. */
  backupAt: z.number().nullable(),
});

/** What the program is doing before anybody signs in. */
export const appStateSchema = z.discriminatedUnion("phase", [
  z.object({
    phase: z.literal("setup"),
    demoOffered: z.boolean(),
    /** A site that this desk has joined and whose books are not here yet. */
    joined: z.object({ siteName: z.string(), awaits: z.enum(["books", "site-key", "founding"]) }).nullable(),
  }),
  /** The site's books are on their way to this empty desk. */
  z.object({ phase: z.literal("joining"), done: z.number(), total: z.number() }),
  z.object({ phase: z.literal("problem"), problem: problemSchema }),
  z.object({ phase: z.literal("rebuilding"), done: z.number(), total: z.number() }),
  z.object({
    phase: z.literal("ready"),
    /** What settings are changed of. */
    siteId: z.string(),
    siteName: z.string(),
    demo: z.boolean(),
    deskCode: z.string(),
    postName: z.string(),
    settings: settingsSchema,
    /** The host's clock, ms: countdowns on screen follow it, not the window's own. */
    nowMs: z.number(),
  }),
]);
export type AppState = z.output<typeof appStateSchema>;

/** Why the books cannot be opened. */
export type Problem = Extract<AppState, { phase: "problem" }>["problem"];

export const signedInSchema = z.object({
  actor: actorSchema,
  /** Lets the same window go on after a reload; dies with a lock. */
  resume: z.string(),
  /** They used a recovery code, or somebody else reset their PIN: they must choose a new one now. */
  mustChangePin: z.boolean(),
});

/** `found`: it was the site's first code, so its books are founded here. */
const joinedHowSchema = z.object({ next: z.enum(["work", "found"]) });

export const setupContract = {
  /** First start: site, post, desk letter, first administrator. Answers the recovery codes, shown once. */
  found: procedure
    .input(
      z.object({
        siteName: z.string().max(60),
        timeZone: z.string().max(60),
        postName: z.string().max(30),
        deskCode: z.string().max(4),
        adminName: z.string().max(40),
        adminPin: z.string().max(200),
        /** A first clerk, so that work can start at once; empty name: none. */
        clerkName: z.string().max(40),
        clerkPin: z.string().max(200),
        /** What the first shifts are called, in the language of the first start; without it: in Chinese. */
        shiftNames: z.array(z.string().min(1).max(20)).length(defaultSettings.shifts.length).optional(),
      }),
    )
    .output(z.object({ recoveryCodes: z.array(z.string()) })),
  /** First start at a site that has books: by a code that was made on one of its desks. */
  join: procedure
    .input(
      z.object({
        url: z.string().max(200),
        code: z.string().max(60),
        deskCode: z.string().max(4),
        postName: z.string().max(30),
        /** The recovery sheet's, when every other desk of the site is lost; else "". */
        siteKey: z.string().max(200),
      }),
    )
    .output(joinedHowSchema),
  resumeJoin: procedure.input(z.object({ siteKey: z.string().max(200) })).output(joinedHowSchema),
  /** Forgets a site whose books did not come, so that this PC can begin otherwise. */
  giveUpJoin: procedure.output(z.object({})),
  cancelJoin: procedure.output(z.object({})),
};

export const sessionContract = {
  /** Everybody who can sign in here, by name. */
  people: procedure.output(
    z.array(z.object({ id: z.string(), name: z.string(), role: roleSchema, department: z.string() })),
  ),
  signIn: procedure
    .input(z.object({ staffId: z.string().max(60), pin: z.string().max(200) }))
    .output(signedInSchema),
  signInWithRecoveryCode: procedure
    .input(z.object({ staffId: z.string().max(60), code: z.string().max(40) }))
    .output(signedInSchema),
  /** After a reload of the window. */
  resume: procedure.input(z.object({ resume: z.string().max(100) })).output(signedInSchema),
  /** Locks this window: the next word needs a PIN. */
  lock: procedure.output(z.object({})),
  /** The person moved or typed: starts the idle time over. */
  touch: procedure.output(z.object({})),
  /** Present PIN (or the sign-in by recovery code just made) → new PIN. */
  changePin: procedure
    .input(z.object({ current: z.string().max(200), next: z.string().max(200) }))
    .output(z.object({})),
};
