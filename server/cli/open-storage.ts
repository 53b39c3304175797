import { openPostgresStorage } from "../storage/postgres.ts";
import { openSqliteStorage } from "../storage/sqlite.ts";
import type { Storage } from "../storage/storage.ts";

/** PostgreSQL when `DATABASE_URL` names one, else the embedded database in a folder. */
export async function openStorage(
  dataFolder: string,
  databaseUrl: string | undefined,
  onFailure: (cause: unknown) => void,
): Promise<Storage> {
  if (databaseUrl !== undefined && databaseUrl !== "")
    return openPostgresStorage({ url: databaseUrl, onFailure });
  return openSqliteStorage({ folder: dataFolder, onFailure });
}
