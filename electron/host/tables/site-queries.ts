import type { Database } from "better-sqlite3";

/** Reads of 小区, 岗位 and 前台电脑. */
export function createSiteQueries(db: Database) {
  const desks = db.prepare<[], { code: string; post: string }>("SELECT code, post FROM desks");
  return {
    /** Which post each desk code works for; a restored desk's former codes stay with its post. */
    postByDeskCode: (): ReadonlyMap<string, string> =>
      new Map(desks.all().map(({ code, post }) => [code, post])),
  };
}
