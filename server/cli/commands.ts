import { hash, randomBytes } from "node:crypto";
import { enrolmentKey } from "../../node/enrolment-key.ts";
import { uuid7 } from "../../shared/kernel/ids.ts";
import { enrolmentCodeText, readEnrolmentCode } from "../../shared/protocol/code.ts";
import { CODE_LIFE_MS } from "../../shared/protocol/wire.ts";
import type { SiteRow, Storage } from "../storage/storage.ts";
import { serverHelp } from "./options.ts";
import { verifyAll } from "./verify.ts";

export interface Console {
  readonly print: (line: string) => void;
  readonly now: () => number;
}

const when = (ms: number): string => new Date(ms).toISOString().slice(0, 16).replace("T", " ");

/** Makes a code that carries no site key: whoever joins with it makes the key, or types it from the recovery sheet. */
async function keylessCode(storage: Storage, site: string, { print, now }: Console): Promise<void> {
  const text = enrolmentCodeText(randomBytes(20));
  const code = readEnrolmentCode(text);
  if (code === null) throw new Error("a code that was made cannot be read");
  const { verifier } = await enrolmentKey(code);
  const verifierHash = hash("sha256", verifier, "buffer");
  const nowMs = now();
  const expiresAtMs = nowMs + CODE_LIFE_MS;
  await storage.addCode(
    { site, lookup: code.lookup, verifierHash, wrappedSiteKey: null, expiresAtMs },
    nowMs,
  );
  print(`Enrolment code: ${text}`);
  print("One desk joins with it, once, within 15 minutes. Further codes are made on a desk that has joined.");
}

/** The code for a new PC after every desk of a site was lost. */
async function recoveryCode(storage: Storage, site: SiteRow, console: Console): Promise<void> {
  await keylessCode(storage, site.id, console);
  console.print(
    `It carries no key: on the new PC the site key of the recovery sheet of ${site.name} is typed.`,
  );
  console.print("A desk that still works makes a better one: Settings, Sync between desks, Add a desk.");
}

async function siteNamed(storage: Storage, name: string, { print }: Console): Promise<SiteRow | null> {
  const found = (await storage.sites()).filter((site) => site.id === name || site.name === name);
  const [site] = found;
  if (site !== undefined && found.length === 1) return site;
  print(found.length === 0 ? `There is no site ${name}.` : `Several sites are called ${name}: use the id.`);
  return null;
}

async function siteCommand(storage: Storage, words: readonly string[], console: Console): Promise<boolean> {
  const [verb, name = ""] = words;
  if (verb === "create" && name.trim() !== "" && name.length <= 100) {
    const id = uuid7(console.now(), randomBytes(16));
    await storage.createSite({ id, name: name.trim(), nowMs: console.now() });
    console.print(`Site ${name.trim()}  ${id}`);
    await keylessCode(storage, id, console);
    return true;
  }
  if ((verb === "code" || verb === "recover") && name !== "") {
    const site = await siteNamed(storage, name, console);
    if (site === null) return false;
    if (site.devices === 0) await keylessCode(storage, site.id, console);
    else if (verb === "recover") await recoveryCode(storage, site, console);
    else
      console.print(
        "Desks have joined it: the next code is made on one of them. If all are lost: site recover.",
      );
    return site.devices === 0 || verb === "recover";
  }
  if (verb === "list") {
    for (const { id, name: called, devices, head, createdAtMs } of await storage.sites())
      console.print(`${id}  ${called}  ${devices} desks  ${head} positions  since ${when(createdAtMs)} UTC`);
    return true;
  }
  console.print(serverHelp);
  return false;
}

async function deviceCommand(storage: Storage, words: readonly string[], console: Console): Promise<boolean> {
  const [verb, name = "", device = ""] = words;
  if ((verb !== "list" || name === "") && (verb !== "revoke" || device === "")) {
    console.print(serverHelp);
    return false;
  }
  const site = await siteNamed(storage, name, console);
  if (site === null) return false;
  if (verb === "revoke") {
    const revoked = await storage.revoke(site.id, device, console.now());
    console.print(revoked ? `${device} is revoked.` : `${site.name} has no device ${device}.`);
    return revoked;
  }
  for (const row of await storage.devices(site.id)) {
    const state = row.revokedAtMs !== null ? "revoked" : row.closed ? "closed" : "enrolled";
    console.print(
      `${row.desk}  ${row.device}  ${state}  ${row.head.seq} events  last seen ${when(row.lastSeenAtMs)} UTC  ${row.name}`,
    );
  }
  return true;
}

/** Runs one command of the operator's; answers whether it did what was asked. */
export async function runCommand(
  storage: Storage,
  words: readonly string[],
  console: Console,
): Promise<boolean> {
  const [noun, ...rest] = words;
  switch (noun) {
    case "site":
      return siteCommand(storage, rest, console);
    case "device":
      return deviceCommand(storage, rest, console);
    case "verify":
      return verifyAll(storage, console.print);
    case "backup": {
      const [path] = rest;
      if (path === undefined) break;
      if (storage.backup === null) {
        console.print("PostgreSQL has tools of its own for this: pg_dump, or its continuous archiving.");
        return false;
      }
      await storage.backup(path);
      console.print(`${path} holds everything, and was checked.`);
      return true;
    }
    default:
  }
  console.print(serverHelp);
  return false;
}
