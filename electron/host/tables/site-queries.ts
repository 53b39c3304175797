import type { Database } from "better-sqlite3";
import { bytesToId, idToBytes } from "../store/id-bytes.ts";

export type SiteQueries = ReturnType<typeof createSiteQueries>;

/** Reads of 小区, 岗位 and 前台电脑. */
export function createSiteQueries(db: Database) {
  const desks = db.prepare<[], { id: Buffer; code: string; device: string; post: string }>(
    "SELECT id, code, device, post FROM desks ORDER BY code",
  );
  const posts = db.prepare<[], { id: Buffer; name: string }>("SELECT id, name FROM posts ORDER BY row");
  const nameOf = db.prepare<[Buffer], string>("SELECT name FROM posts WHERE id = ?").pluck();
  const named = db.prepare<[string], Buffer>("SELECT id FROM posts WHERE name = ?").pluck();
  const postOfGate = db
    .prepare<[string], string>(
      `SELECT desks.post FROM desks JOIN posts ON posts.id = unhex(replace(desks.post, '-', ''))
       WHERE posts.name = ? LIMIT 1`,
    )
    .pluck();
  return {
    /** Id of the post of this name, if a desk works for it. */
    postWithDesk: (name: string): string | null => postOfGate.get(name) ?? null,
    /** Which post each desk code works for; a restored desk's former codes stay with its post. */
    postByDeskCode: (): ReadonlyMap<string, string> =>
      new Map(desks.all().map(({ code, post }) => [code, post])),
    desks: () => desks.all().map((desk) => Object.assign({}, desk, { id: bytesToId(desk.id) })),
    posts: () => posts.all().map(({ id, name }) => ({ id: bytesToId(id), name })),
    postName: (id: string): string => nameOf.get(idToBytes(id)) ?? "",
    postNamed: (name: string): string | null => {
      const id = named.get(name);
      return id === undefined ? null : bytesToId(id);
    },
  };
}
