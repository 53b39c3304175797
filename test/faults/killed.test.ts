import { spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { outcomeOf } from "../../electron/host/execute.ts";
import { systemClock } from "../../electron/host/clock.ts";
import { idToBytes } from "../../electron/host/store/id-bytes.ts";
import { openTestHost } from "../fixtures/host.ts";
import { tempFolder } from "../fixtures/temp-folder.ts";
import { expectWhole } from "./whole.ts";

const KILLS = process.env["LODGEBOOK_SOAK"] === "1" ? 200 : 25;
/** Kills on one folder before the next, so that the checks in between stay small. */
const LIVES = 25;

interface Acknowledged {
  readonly cmd: string;
  readonly id: string;
  readonly number: string;
}

/** Lets a desk work and kills it at a random instant; answers what it had acknowledged. */
async function workUntilKilled(folder: string): Promise<readonly Acknowledged[]> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "busy-desk.ts"), folder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let told = "";
  child.stdout.setEncoding("utf8").on("data", (piece: string) => {
    told += piece;
  });
  const ended = once(child, "close");
  // One in four may not even have opened its books; the others die at work.
  if (randomInt(4) > 0) await Promise.race([once(child.stdout, "data"), ended]);
  else await delay(randomInt(700));
  await delay(randomInt(120));
  child.kill("SIGKILL");
  const [code, signal] = (await ended) as [number | null, string | null];
  expect({ code, signal }).toEqual({ code: null, signal: "SIGKILL" });
  return told
    .split("\n")
    .slice(0, -1)
    .map((line) => {
      const [cmd = "", id = "", number = ""] = line.split(" ");
      return { cmd, id, number };
    });
}

test(`C1 killed ${KILLS} times at work, every acknowledged command is there and nothing is half done`, async () => {
  let folder = tempFolder();
  let acknowledged: Acknowledged[] = [];
  let atWork = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    if (kill % LIVES === 0) {
      folder = tempFolder();
      acknowledged = [];
    }
    const fresh = await workUntilKilled(folder);
    if (fresh.length > 0) atWork += 1;
    acknowledged.push(...fresh);
    const host = await openTestHost(folder, undefined, { clock: systemClock });
    const core = host.core();
    if (core === null) {
      // Killed before anything was founded.
      expect(host.state().phase).toBe("setup");
      expect(acknowledged).toEqual([]);
      host.close();
      continue;
    }
    const row = core.store.db.prepare("SELECT number FROM visits WHERE id = ?").pluck();
    for (const { cmd, id, number } of acknowledged) {
      expect(outcomeOf(core, cmd)?.id, cmd).toBe(id);
      if (number !== "-") expect(row.get(idToBytes(id)), cmd).toBe(number);
    }
    await expectWhole(core, folder);
    host.close();
  }
  // Three in four had told of something before they died; far fewer would mean that nothing was tried.
  expect(atWork).toBeGreaterThan(KILLS / 3);
}, 1_800_000);
