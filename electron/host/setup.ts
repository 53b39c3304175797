import { randomBytes } from "node:crypto";
import type { z } from "zod";
import { naturalId, uuid7 } from "../../shared/kernel/ids.ts";
import { emitter } from "../../shared/kernel/register.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import { defaultSettings } from "../../shared/kernel/settings.ts";
import { isSiteZone } from "../../shared/kernel/site-time.ts";
import { deskEvents, postEvents, siteEvents } from "../../shared/modules/site/index.ts";
import { staffEvents } from "../../shared/modules/staff/index.ts";
import type { setupContract } from "../../shared/contract/session.ts";
import { hashPin, pinProblem } from "./access/pin.ts";
import type { ScryptCost } from "./access/scrypt.ts";
import { hashRecoveryCodes, makeRecoveryCodes } from "./access/recovery-codes.ts";
import type { Clock } from "./clock.ts";
import { SITE_ID, sha256 } from "./sha256.ts";
import type { Store } from "./store/store.ts";
import type { Keys } from "./vault/keys.ts";

/** Read off the contract, so that screen and host cannot disagree. */
export type Founding = z.output<NonNullable<(typeof setupContract)["found"]["~orpc"]["inputSchema"]>>;

const site = emitter(siteEvents);
const post = emitter(postEvents);
const desk = emitter(deskEvents);
const staff = emitter(staffEvents);

/** What is wrong with a first start's form, field by field; null when it can be founded. */
export function foundingProblem(form: Founding): Result<null> {
  for (const field of ["siteName", "postName", "adminName"] as const) {
    if (form[field].trim() === "") return refuse("required", field);
  }
  if (!/^[A-Z]$/.test(form.deskCode)) return refuse("desk-code-form", "deskCode");
  if (!isSiteZone(form.timeZone)) return refuse("zone-unknown", "timeZone");
  const adminPin = pinProblem(form.adminPin);
  if (adminPin !== null) return refuse(adminPin, "adminPin");
  const clerkPin = form.clerkName.trim() === "" ? null : pinProblem(form.clerkPin);
  return clerkPin === null ? ok(null) : refuse(clerkPin, "clerkPin");
}

/** The shifts by other names than the default's: a site founded in English works no 白班. */
function shiftsNamed(names: Founding["shiftNames"]) {
  const from = defaultSettings.shifts;
  const to = from.map((shift, index) => ({ ...shift, name: names?.[index] ?? shift.name }));
  const same = to.every(({ name }, index) => name === from[index]?.name);
  return same ? [] : [site("setting-changed", { key: "shifts", from, to })];
}

/**
 * Writes a new site's first events in one transaction: site, post, desk, administrator with recovery codes,
 * and the first clerk if one is named. Answers the codes, which are never shown again.
 */
export async function found(
  store: Store,
  keys: Keys,
  clock: Clock,
  form: Founding,
  { demo, cost }: { readonly demo: boolean; readonly cost?: ScryptCost | undefined },
): Promise<readonly string[]> {
  const nowMs = clock.nowMs();
  const newId = (): string => uuid7(nowMs, randomBytes(16));
  const codes = makeRecoveryCodes((size) => randomBytes(size));
  const options = cost === undefined ? {} : { cost };
  const adminHash = await hashPin(form.adminPin, keys.pinPepper, options);
  const codeHashes = await hashRecoveryCodes(codes, keys.pinPepper, options);
  const clerkName = form.clerkName.trim();
  const clerkHash = clerkName === "" ? null : await hashPin(form.clerkPin, keys.pinPepper, options);
  const admin = newId();
  const clerk = newId();
  const postId = newId();
  const person = (kindId: string) => ({ kind: "staff", id: kindId });
  store.transaction(() =>
    store.write(
      [
        site("founded", { name: form.siteName.trim(), timeZone: form.timeZone, demo, at: nowMs }),
        ...shiftsNamed(form.shiftNames),
        { ...post("opened", { name: form.postName.trim() }), kind: "post", id: postId },
        {
          ...desk("installed", {
            code: form.deskCode,
            device: keys.deviceId,
            post: postId,
            successorOf: null,
          }),
          kind: "desk",
          id: naturalId("desk", keys.deviceId, sha256),
        },
        {
          ...staff("added", { name: form.adminName.trim(), number: "", role: "admin", department: "" }),
          ...person(admin),
        },
        { ...staff("pin-set", { by: "first" }, { hash: adminHash }), ...person(admin) },
        {
          ...staff("recovery-codes-made", { count: codes.length }, { hashes: [...codeHashes] }),
          ...person(admin),
        },
        ...(clerkHash === null
          ? []
          : [
              {
                ...staff("added", { name: clerkName, number: "", role: "clerk" as const, department: "" }),
                ...person(clerk),
              },
              // Whoever founds the site knows it: the clerk chooses their own at the first sign-in.
              { ...staff("pin-set", { by: "first", given: true }, { hash: clerkHash }), ...person(clerk) },
            ]),
      ],
      {
        device: keys.deviceId,
        at: nowMs,
        off: null,
        actor: admin,
        approver: null,
        cmd: newId(),
        kind: "site",
        id: SITE_ID,
      },
    ),
  );
  return codes;
}
