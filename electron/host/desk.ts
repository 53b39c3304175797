import type { Database } from "better-sqlite3";
import { siteRegister } from "../../shared/modules/site/index.ts";
import type { SiteSettings } from "../../shared/kernel/settings.ts";
import { bytesToId } from "./store/id-bytes.ts";
import type { Store } from "./store/store.ts";

/** The site, this desk and its post, as the log says. */
export interface Desk {
  readonly siteName: string;
  readonly demo: boolean;
  readonly settings: SiteSettings;
  readonly device: string;
  readonly code: string;
  readonly postId: string;
  readonly postName: string;
}

/** Reads who this desk is. Null when the log holds no site (it was never founded). */
export function readDesk(store: Store, device: string, siteId: string): Desk | null {
  const site = store.folded(siteRegister, siteId);
  if (site.rev === 0) return null;
  const row = store.db
    .prepare<[string], { code: string; post: string; name: string | null }>(
      `SELECT desks.code, desks.post, posts.name FROM desks
       LEFT JOIN posts ON posts.id = unhex(replace(desks.post, '-', '')) WHERE desks.device = ?`,
    )
    .get(device);
  return {
    siteName: site.state.name,
    demo: site.state.demo,
    settings: site.state.settings,
    device,
    code: row?.code ?? "",
    postId: row?.post ?? "",
    postName: row?.name ?? "",
  };
}

/** Desk codes by device, for the history of records. */
export function deskCodes(db: Database): ReadonlyMap<string, string> {
  return new Map(
    db
      .prepare<[], { id: Buffer; code: string; device: string }>("SELECT id, code, device FROM desks")
      .all()
      .map((row) => [row.device === "" ? bytesToId(row.id) : row.device, row.code]),
  );
}
