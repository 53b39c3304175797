import { homedir } from "node:os";
import { join } from "node:path";

/** Where a desk keeps its books unless told otherwise; demo data lives in a folder of its own beside it. */
export function defaultDataFolder({ demo = false }: { readonly demo?: boolean } = {}): string {
  return dataFolderFor({ platform: process.platform, env: process.env, home: homedir(), demo });
}

/** The rule itself: `%APPDATA%\Lodgebook`, `~/Library/Application Support/Lodgebook` or the XDG data folder. */
export function dataFolderFor(machine: {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly demo: boolean;
}): string {
  const suffix = machine.demo ? "-demo" : "";
  switch (machine.platform) {
    case "win32":
      return join(machine.env["APPDATA"] ?? join(machine.home, "AppData", "Roaming"), `Lodgebook${suffix}`);
    case "darwin":
      return join(machine.home, "Library", "Application Support", `Lodgebook${suffix}`);
    default:
      return join(
        machine.env["XDG_DATA_HOME"] || join(machine.home, ".local", "share"),
        `lodgebook${suffix}`,
      );
  }
}
