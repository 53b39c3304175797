import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { createHost } from "./host.ts";
import { launchHelp, parseLaunchOptions, type LaunchOptions } from "./launch-options.ts";
import { createLog } from "./log.ts";
import { keychainFile } from "./process-messages.ts";
import { serveHost } from "./serve.ts";
import { createFileKeyStore } from "./vault/key-store.ts";

const pages = fileURLToPath(new URL("../../dist/renderer", import.meta.url));

const folderWords = {
  "folder-in-use": "Another Lodgebook has this data folder open 数据文件夹已被另一个值守簿打开",
  "folder-unreadable": "The data folder cannot be read 无法读取数据文件夹",
  "folder-read-only": "The data folder cannot be written to 数据文件夹不可写",
  "real-site":
    "This folder holds a real site's books; sample data goes into an empty folder only 此文件夹是正式数据，示例数据只能放入空文件夹",
  "not-founded": "The sample site could not be made here 无法在此创建示例数据",
} as const;

/** The program without Electron: the same host behind a page on 127.0.0.1. Answers the exit code. */
async function run({ dataFolder, demo, port, language }: LaunchOptions): Promise<number> {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const keyFile = join(dataFolder, "keys.json");
  if (existsSync(join(dataFolder, keychainFile)) && !existsSync(keyFile)) {
    process.stderr.write(
      `The keys of ${dataFolder} are in this computer's keychain: open it with the desktop app.\n密钥在系统钥匙串中，请用桌面版打开。\n`,
    );
    return 1;
  }
  const { log, close: closeLog } = createLog({ folder: dataFolder });
  const keyStore = createFileKeyStore({
    path: keyFile,
    onOpenToOthers: (mode) => log.warn({ mode }, "the key file was open to others; it is not any more"),
  });
  if (demo) {
    const seeded = await (
      await import("./demo/seed-demo.ts")
    ).seedDemo({ folder: dataFolder, keyStore, log });
    if (!seeded.ok) {
      process.stderr.write(`${folderWords[seeded.error.code]}: ${dataFolder}\n`);
      return 1;
    }
  }
  const host = createHost({ folder: dataFolder, keyStore, log, demo });
  if (!host.ok) {
    process.stderr.write(`${folderWords[host.error.code]}: ${dataFolder}\n`);
    return 1;
  }
  const serving = await serveHost({ host: host.value, port, pages, language });
  // A rebuild is shown on the page with its progress, so the page need not wait for its end.
  await Promise.race([host.value.opened, delay(1500)]);
  // Heard before the line is out: who reads it may answer with Ctrl+C at once.
  const asked = Promise.withResolvers<void>();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => asked.resolve());
  process.stdout.write(`Lodgebook ready: ${serving.url}\n`);
  await asked.promise;
  await serving.close();
  host.value.close();
  closeLog();
  return 0;
}

const parsed = parseLaunchOptions(process.argv.slice(2));
if (parsed.ok) {
  process.exit(await run(parsed.options));
} else {
  process.stderr.write(`${parsed.message}\n\n${launchHelp}\n`);
  process.exit(2);
}
