import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { lockFolder } from "../../../electron/host/folder-lock.ts";
import { tempFolder } from "../../fixtures/temp-folder.ts";

const inUse = { ok: false, error: { code: "folder-in-use" } };

/** Says what lockFolder answered, then holds on until it is killed or its stdin ends. */
const holder = `
  const { lockFolder } = await import(process.argv[1]);
  const lock = lockFolder(process.argv[2]);
  process.stdout.write(lock.ok ? "held" : lock.error.code);
  process.stdin.resume();
  process.stdin.on("end", () => process.exit());`;

const NOBODY = 65_534;

interface Host {
  readonly child: ChildProcess;
  readonly said: string;
}

/** Another process that tries to take the folder; an ordinary user's when this one is root's. */
async function startHost(folder: string): Promise<Host> {
  const module = new URL("../../../electron/host/folder-lock.ts", import.meta.url).href;
  const asUser = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  const child = spawn(process.execPath, ["--input-type=module", "-e", holder, module, folder], asUser);
  onTestFinished(() => void child.kill("SIGKILL"));
  const [said] = (await once(child.stdout, "data")) as [Buffer];
  return { child, said: said.toString() };
}

async function end({ child }: Host, how: "SIGKILL" | "stdin") {
  const closed = once(child, "close");
  if (how === "stdin") child.stdin?.end();
  else child.kill(how);
  await closed;
}

function sharedFolder(): string {
  const folder = tempFolder();
  chmodSync(folder, 0o777);
  return folder;
}

test("one host a data folder: a second one is told, also in the same process", () => {
  const folder = tempFolder();
  const first = lockFolder(folder);
  expect(first.ok).toBe(true);
  expect(lockFolder(folder)).toEqual(inUse);
  expect(lockFolder(folder)).toEqual(inUse);
  if (first.ok) first.value.release();
  const again = lockFolder(folder);
  expect(again.ok).toBe(true);
  if (again.ok) again.value.release();
});

test("a host in another process has the folder until it ends, however it ends", async () => {
  const folder = sharedFolder();
  for (const how of ["SIGKILL", "stdin", "SIGKILL"] as const) {
    const host = await startHost(folder);
    expect(host.said).toBe("held");
    expect(lockFolder(folder)).toEqual(inUse);
    expect((await startHost(folder)).said).toBe("folder-in-use");
    await end(host, how);
  }
  const lock = lockFolder(folder);
  expect(lock.ok).toBe(true);
  if (lock.ok) lock.value.release();
  expect(readdirSync(folder)).toEqual(["lock.db"]);
  expect(statSync(join(folder, "lock.db")).size).toBe(0);
});

test("of hosts that start at once exactly one gets the folder", async () => {
  const folder = sharedFolder();
  const hosts = await Promise.all(Array.from({ length: 4 }, () => startHost(folder)));
  expect(hosts.map(({ said }) => said).sort()).toEqual([
    "folder-in-use",
    "folder-in-use",
    "folder-in-use",
    "held",
  ]);
});

test("C7 a folder that is not there, or is a file, is unreadable, and is not made", () => {
  const folder = tempFolder();
  expect(lockFolder(join(folder, "gone"))).toMatchObject({ error: { code: "folder-unreadable" } });
  writeFileSync(join(folder, "file"), "");
  expect(lockFolder(join(folder, "file"))).toMatchObject({ error: { code: "folder-unreadable" } });
  expect(readdirSync(folder)).toEqual(["file"]);
});

test.skipIf(process.platform === "win32")(
  "C7 a folder that may only be read, or not even that, is named",
  async () => {
    const folder = sharedFolder();
    const inner = join(folder, "data");
    mkdirSync(inner);
    onTestFinished(() => chmodSync(inner, 0o700));
    chmodSync(inner, 0o555);
    expect((await startHost(inner)).said).toBe("folder-read-only");
    chmodSync(inner, 0o000);
    expect((await startHost(inner)).said).toBe("folder-unreadable");
  },
);

test.skipIf(process.platform === "win32")(
  "C7 a lock file that belongs to somebody else is named as read-only",
  async () => {
    const folder = sharedFolder();
    writeFileSync(join(folder, "lock.db"), "", { mode: 0o444 });
    expect((await startHost(folder)).said).toBe("folder-read-only");
  },
);

test("a lock.db that is no database is named, and left alone", () => {
  const folder = tempFolder();
  writeFileSync(join(folder, "lock.db"), "some other program's file, longer than a header ".repeat(40));
  expect(lockFolder(folder)).toMatchObject({ error: { code: "folder-unreadable" } });
  rmSync(join(folder, "lock.db"));
  const lock = lockFolder(folder);
  expect(lock.ok).toBe(true);
  if (lock.ok) lock.value.release();
});
