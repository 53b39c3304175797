import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { inspect } from "node:util";
import { expect, test } from "vitest";
import { createLog, type LogOptions } from "../../../electron/host/log.ts";
import { tempFolder } from "../../fixtures/temp-folder.ts";

type Write = (log: ReturnType<typeof createLog>["log"]) => void;

/** What is in the log file after `write`. */
function logged(write: Write, options: Partial<LogOptions> = {}): string {
  const folder = tempFolder();
  const { log, close } = createLog({ folder, ...options });
  write(log);
  close();
  return readFileSync(join(folder, "logs", "lodgebook.log"), "utf8");
}

const PHONE = "19900000001";
const IDENTITY = "99000019900101001X";
const NAME = "测试住户甲";
const person = { name: NAME, phone: PHONE, document: { type: "id", number: IDENTITY } };

class Visitor {
  readonly visitorName = NAME;
  readonly tel = PHONE;
  toJSON() {
    return { visitorName: this.visitorName, info: `${PHONE}/${IDENTITY}` };
  }
}

function circular() {
  const loop: Record<string, unknown> = { personal: person, at: PHONE };
  loop["self"] = loop;
  return loop;
}

const hostile: readonly (readonly [string, Write])[] = [
  ["a person", (log) => log.info(person, "saved")],
  ["deep inside", (log) => log.info({ a: [{ b: { c: [{ personal: person, note: [PHONE] }] } }] }, "saved")],
  ["the message", (log) => log.warn(`no answer from ${PHONE}, document ${IDENTITY}`)],
  [
    "message parameters",
    (log) => log.warn("no answer from %s %d %o", PHONE, Number(PHONE), { name: NAME, PHONE }),
  ],
  [
    "a child's bindings",
    (log) => log.child({ phone: PHONE, who: { resident: NAME }, x: IDENTITY }).info("saved"),
  ],
  ["an error", (log) => log.error(new Error(`UNIQUE failed for ${PHONE}`), "refused")],
  [
    "an error's cause and own fields",
    (log) =>
      log.error(
        Object.assign(new Error("x", { cause: new Error(PHONE) }), { input: person, params: [PHONE] }),
      ),
  ],
  [
    "an error that quotes an event",
    (log) => log.error(new Error(`bad ${JSON.stringify({ t: JSON.stringify(person) })}`)),
  ],
  ["an inspected object", (log) => log.error(`bad ${inspect(person)} ${inspect({ a: [person] })}`)],
  ["a number", (log) => log.info({ a: Number(PHONE), b: 990000199001010011n }, "saved")],
  ["a key", (log) => log.info({ [PHONE]: { [IDENTITY]: 1 } }, "saved")],
  [
    "an event's text",
    (log) => log.info({ text: JSON.stringify({ data: person }), cipher: Buffer.from(NAME) }),
  ],
  ["a class with toJSON", (log) => log.info({ visitor: new Visitor(), v: [new Visitor()] })],
  ["a circle", (log) => log.info(circular())],
  ["a map's entries", (log) => log.info({ entries: [...new Map([[PHONE, person]])] })],
  ["line breaks", (log) => log.info({ note: `a\n${PHONE}\u2028${IDENTITY}` })],
];

test.each(hostile)("P1 no phone, identity number or name reaches the log through %s", (_way, write) => {
  const lines: string[] = [];
  const text = logged(write, { stdout: { write: (line) => lines.push(line) } });
  for (const secret of [PHONE, IDENTITY, NAME, "990000199001010011"]) expect(text).not.toContain(secret);
  expect(text).toContain("[hidden]");
  expect(lines.join("")).toBe(text);
  for (const line of text.trimEnd().split("\n")) expect(JSON.parse(line)).toHaveProperty("level");
});

test.each(["pin", "password", "siteKey", "site_key", "token", "Authorization", "plate", "pinPepper"])(
  "a secret under %s is hidden",
  (key) => {
    expect(logged((log) => log.info({ request: { [key]: "open sesame" } }))).not.toContain("open sesame");
    expect(logged((log) => log.info({ request: { [`${key}Count`]: "seven" } }))).toContain("seven");
  },
);

test("what is needed to find a fault stays readable", () => {
  const text = logged((log) => {
    log.child({ part: "sync" }).error(
      {
        err: Object.assign(new Error("database is locked"), { code: "SQLITE_BUSY" }),
        seq: 42,
        tookMs: 1.5,
      },
      "push refused",
    );
  });
  expect(JSON.parse(text)).toMatchObject({
    level: 50,
    part: "sync",
    seq: 42,
    tookMs: 1.5,
    msg: "push refused",
    err: { type: "Error", message: "database is locked", code: "SQLITE_BUSY" },
  });
  expect(text).toContain("log.test.ts");
  expect(JSON.parse(text)).toHaveProperty("time", expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/));
});

test("lines below the level are not written, and the folder is the owner's alone", () => {
  const folder = tempFolder();
  const { log, close } = createLog({ folder, level: "warn" });
  log.info("quiet");
  log.warn("heard");
  close();
  const text = readFileSync(join(folder, "logs", "lodgebook.log"), "utf8");
  expect(text).not.toContain("quiet");
  expect(text).toContain("heard");
  expect(statSync(join(folder, "logs")).mode & 0o777).toBe(0o700);
});
