// `npm run server`: the sync server. Serves until Ctrl+C, or runs one command of the operator's.
import { pino, stdTimeFunctions } from "pino";
import { runCommand } from "./cli/commands.ts";
import { lockFolder } from "./cli/folder-lock.ts";
import { openStorage } from "./cli/open-storage.ts";
import { parseServerArguments, serverHelp, type ServerArguments } from "./cli/options.ts";
import { createServer } from "./http/app.ts";
import { RefusedDatabase } from "./storage/sqlite-open.ts";
import type { Storage } from "./storage/storage.ts";

const log = pino(
  {
    level: process.env["LOG_LEVEL"] ?? "info",
    base: { pid: process.pid },
    timestamp: stdTimeFunctions.isoTime,
    redact: ["*.authorization", "*.text", "*.cipher", "err.parameters", "err.detail", "err.where"],
  },
  process.stderr,
);
const failed = (cause: unknown): void => log.warn({ err: cause }, "the storage had trouble");
const databaseUrl = process.env["DATABASE_URL"];

async function serve(storage: Storage, asked: ServerArguments): Promise<number> {
  const app = await createServer({
    storage,
    log,
    tls: asked.tls,
    trustProxy: asked.trustProxy,
    metricsToken: process.env["METRICS_TOKEN"],
  });
  const ended = Promise.withResolvers<void>();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => ended.resolve());
  const address = new URL(await app.listen({ port: asked.port, host: asked.host }));
  const scheme = asked.tls === undefined ? "http" : "https";
  process.stdout.write(`Sync server ready: ${scheme}://${asked.host}:${address.port}\n`);
  await ended.promise;
  // New calls are refused, those under way are answered, sockets are closed.
  await app.close();
  return 0;
}

async function run(asked: ServerArguments): Promise<number> {
  const embedded = databaseUrl === undefined || databaseUrl === "";
  const serving = asked.words.length === 0;
  const lock = embedded && serving ? lockFolder(asked.dataFolder) : null;
  if (embedded && serving && lock === null) {
    process.stderr.write(`Another server serves ${asked.dataFolder}.\n`);
    return 1;
  }
  try {
    const storage = await openStorage(asked.dataFolder, databaseUrl, failed);
    try {
      if (serving) return await serve(storage, asked);
      const print = (line: string): void => void process.stdout.write(`${line}\n`);
      return (await runCommand(storage, asked.words, { print, now: Date.now })) ? 0 : 1;
    } finally {
      await storage.close();
    }
  } catch (cause) {
    if (!(cause instanceof RefusedDatabase)) log.error({ err: cause }, "the server could not go on");
    const words = cause instanceof Error ? cause.message : String(cause);
    process.stderr.write(`The server could not start or go on: ${words}\n`);
    return 1;
  } finally {
    lock?.free();
  }
}

const argv = process.argv.slice(2);
const parsed = parseServerArguments(argv.filter((word) => word !== "--help" && word !== "-h"));
if (argv.length !== argv.filter((word) => word !== "--help" && word !== "-h").length) {
  process.stdout.write(`${serverHelp}\n`);
} else if (parsed.ok) {
  process.exit(await run(parsed.arguments));
} else {
  process.stderr.write(`${parsed.message}\n\n${serverHelp}\n`);
  process.exit(2);
}
