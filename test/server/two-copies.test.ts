import { afterAll, beforeAll, expect, test } from "vitest";
import { openPostgresStorage } from "../../server/storage/postgres.ts";
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
