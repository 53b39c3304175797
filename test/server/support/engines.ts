import { openPostgresStorage } from "../../../server/storage/postgres.ts";
import { openSqliteStorage } from "../../../server/storage/sqlite.ts";
import type { Storage } from "../../../server/storage/storage.ts";
import { tempFolder } from "../../fixtures/temp-folder.ts";
import { startPostgres, type TestPostgres } from "./postgres.ts";

/** What the engines only report: a connection that ends with its database. A call that fails rejects by itself. */
const onFailure = (): void => undefined;

/** Both engines, each opening an empty storage of the test's own. */
export function createEngines() {
  let postgres: TestPostgres | null = null;
  const engines: Readonly<Record<"sqlite" | "postgres", () => Promise<Storage>>> = {
    sqlite: async () => openSqliteStorage({ folder: tempFolder(), onFailure }),
    postgres: async () => {
      if (postgres === null) throw new Error("PostgreSQL was not started");
      return openPostgresStorage({ url: await postgres.database(), onFailure });
    },
  };
  return {
    names: ["sqlite", "postgres"] as const,
    open: async (name: "sqlite" | "postgres"): Promise<Storage> => engines[name](),
    start: async (): Promise<void> => {
      postgres = await startPostgres();
    },
    stop: async (): Promise<void> => {
      await postgres?.stop();
    },
  };
}
