import { setImmediate as nextTurn } from "node:timers/promises";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openPostgresStorage } from "../../server/storage/postgres.ts";
import type { TestDesk } from "./support/desk.ts";
import { startPostgres, type TestPostgres } from "./support/postgres.ts";
import { startServer, type Answer } from "./support/site.ts";

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(async () => postgres.stop());

const WRITERS = 20;
const PUSHES = 6;
const onFailure = (): void => undefined;

test("S3 two copies on one PostgreSQL, 20 writers at once: a reader that follows the head misses nothing", async () => {
  const url = await postgres.database();
  const one = await startServer({ storage: await openPostgresStorage({ url, onFailure }) });
  const two = await startServer({ storage: await openPostgresStorage({ url, onFailure }) });
  expect(two.storage.identity).toEqual(one.storage.identity);
  const desks = await Promise.all(
    Array.from({ length: WRITERS }, async (_, index) =>
      one.join(`${String.fromCharCode(65 + (index % 26))}${index + 2}`),
    ),
  );
  const reader = await one.join("Z");

  const seen: { readonly position: number; readonly text: string }[] = [];
  let writing = true;
  const read = async (): Promise<void> => {
    let after = 0;
    for (;;) {
      const last = !writing;
      const { status, body } = await two.ask("GET", `/v1/events?after=${after}&limit=7`, {
        desk: reader,
        site: one.site,
      });
      expect(status).toBe(200);
      seen.push(...(body["events"] as typeof seen));
      after = Number(body["next"]);
      if (last && body["more"] === false) return;
    }
  };
  const write = async (index: number): Promise<void> => {
    const desk = desks[index];
    if (desk === undefined) return;
    for (let push = 0; push < PUSHES; push += 1) {
      const from = desk.texts.length + 1;
      desk.write(1 + (push % 3));
      const to = desk.texts.length;
      const body = { events: desk.texts.slice(from - 1), checkpoint: desk.checkpoint(one.site) };
      const server = (index + push) % 2 === 0 ? one : two;
      const answer: Answer = await server.ask("POST", "/v1/events", { desk, site: one.site, body });
      expect(answer).toMatchObject({ status: 200, body: { accepted: to - from + 1 } });
    }
  };
  const reading = read();
  await Promise.all(desks.map(async (_, index) => write(index)));
  writing = false;
  await reading;

  const all = desks.flatMap(({ texts }) => texts);
  expect(seen.map(({ position }) => position)).toEqual(
    Array.from({ length: all.length }, (_, index) => index + 1),
  );
  expect(seen.map(({ text }) => text).toSorted()).toEqual(all.toSorted());
});

test("S3 a move on one copy is heard on the other", async () => {
  const url = await postgres.database();
  const one = await openPostgresStorage({ url, onFailure });
  const server = await startServer({ storage: await openPostgresStorage({ url, onFailure }) });
  const heard = Promise.withResolvers<unknown>();
  one.onMoved(heard.resolve);
  const desk = await server.join("A");
  desk.write(2);
  await server.push(desk, 1, 2);
  expect(await heard.promise).toEqual({ site: server.site, position: 2 });
  await one.close();
});

test("V1 connections to PostgreSQL that break in the middle of pushes: 503 or stored, and each event once when all is said", async () => {
  const url = await postgres.database();
  const server = await startServer({ storage: await openPostgresStorage({ url, onFailure }) });
  const killer = new Client({ connectionString: url });
  await killer.connect();
  const desks = await Promise.all(["A", "B", "C", "D"].map(async (letter) => server.join(letter)));
  let [broken, stored] = [0, 0];
  const work = { goesOn: true };
  const write = async (desk: TestDesk): Promise<void> => {
    for (let round = 0; round < 12; round += 1) {
      const from = desk.texts.length + 1;
      desk.write(5);
      let status = 0;
      while (status !== 200) {
        ({ status } = await server.push(desk, from, desk.texts.length));
        expect([200, 503]).toContain(status);
        if (status === 503) broken += 1;
      }
      stored += 1;
    }
  };
  /** Each time after something came through: a database that always breaks stores nothing. */
  const kill = async (): Promise<void> => {
    let before = -1;
    while (work.goesOn) {
      if (stored > before) {
        before = stored;
        await killer.query(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
        );
      }
      await nextTurn();
    }
  };
  const killing = kill();
  await Promise.all(desks.map(write));
  work.goesOn = false;
  await killing;
  await killer.end();
  expect(broken).toBeGreaterThan(0);
  const pulled = await server.storage.pull(server.site, 0, 5000);
  if (!pulled.ok) throw new Error("the cursor is beyond the head");
  expect(pulled.page.events.map(({ text }) => text).toSorted()).toEqual(
    desks.flatMap(({ texts }) => texts).toSorted(),
  );
});

test("V1 a PostgreSQL that went away is 503, never an acknowledgement", async () => {
  const gone = await startPostgres();
  const storage = await openPostgresStorage({ url: await gone.database(), onFailure });
  const server = await startServer({ storage });
  const desk = await server.join("A");
  desk.write(1);
  await gone.stop();
  expect(await server.push(desk, 1, 1)).toMatchObject({ status: 503, body: { code: "UNAVAILABLE" } });
  expect((await server.ask("GET", "/readyz")).status).toBe(503);
  expect((await server.ask("GET", "/healthz")).status).toBe(200);
});
