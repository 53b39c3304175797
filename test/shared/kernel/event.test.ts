import { createHash } from "node:crypto";
import { test as property, fc } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { EMPTY_HEAD, walkChain } from "../../../shared/kernel/chain.ts";
import {
  eventText,
  MAX_EVENT_BYTES,
  NO_PREV,
  parseEventText,
  type Envelope,
} from "../../../shared/kernel/event.ts";
import { deviceId, isDeviceId, isUuid7, naturalId, uuid7 } from "../../../shared/kernel/ids.ts";
import { readGolden } from "../../fixtures/golden/read-golden.ts";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

const base: Envelope = {
  device: "7GQK2M9XWA",
  seq: 1,
  rev: 1,
  at: 1_763_882_400_123,
  actor: "019aaf00-0000-7000-8000-000000000001",
  kind: "work-order",
  id: "019aaf00-0000-7000-8000-000000000002",
  type: "arrived",
  v: 1,
  data: {},
  prev: NO_PREV,
};

/** As a desk that received it would read it: a schema would drop a key such as `__proto__`, JSON does not. */
const asObject = (data: Envelope["data"]): Envelope["data"] =>
  JSON.parse(JSON.stringify(data)) as Envelope["data"];

const golden = readGolden(
  "events",
  z.object({
    wellFormed: z.array(z.object({ text: z.string(), hash: z.string() })),
    refused: z.array(z.object({ text: z.string(), problem: z.string() })),
  }),
);

describe("event text", () => {
  test.each(golden.wellFormed)("golden: $hash", ({ text, hash }) => {
    const parsed = parseEventText(text);
    expect(parsed.ok).toBe(true);
    expect(sha256(text)).toBe(hash);
  });

  test.each(golden.refused)("golden: refused for $problem", ({ text, problem }) => {
    expect(parseEventText(text)).toEqual({ ok: false, error: problem });
  });

  test("what eventText writes is well-formed, in the protocol's order of members", () => {
    const text = eventText({ ...base, off: -5, approver: "b", cmd: base.id });
    expect(Object.keys(z.record(z.string(), z.unknown()).parse(JSON.parse(text)))).toEqual([
      "device",
      "seq",
      "rev",
      "at",
      "off",
      "actor",
      "approver",
      "cmd",
      "kind",
      "id",
      "type",
      "v",
      "data",
      "prev",
    ]);
    expect(parseEventText(text).ok).toBe(true);
  });

  test("members that this version does not know are kept and pass", () => {
    const text = eventText(base).replace('"v":1', '"v":1,"later":{"a":[1,2]}');
    expect(parseEventText(text).ok).toBe(true);
  });

  test("64 KiB counts UTF-8 bytes: Chinese takes three, an emoji four", () => {
    const room = MAX_EVENT_BYTES - Buffer.byteLength(eventText({ ...base, data: { t: "" } }));
    const just = `${"字".repeat(Math.floor(room / 3))}${"a".repeat(room % 3)}`;
    expect(parseEventText(eventText({ ...base, data: { t: just } })).ok).toBe(true);
    expect(parseEventText(eventText({ ...base, data: { t: `${just}a` } }))).toEqual({
      ok: false,
      error: "too-large",
    });
    const emoji = "😀".repeat(Math.floor(room / 4) + 1);
    expect(parseEventText(eventText({ ...base, data: { t: emoji } }))).toEqual({
      ok: false,
      error: "too-large",
    });
  });

  test("brackets and escapes that are only words do not make a text deep or broken", () => {
    const text = eventText({ ...base, data: { fault: "[".repeat(40), note: "C:\\ud800" } });
    expect(parseEventText(text).ok).toBe(true);
  });

  property.prop([fc.json()])("any JSON is refused by name or accepted, never thrown on", (text) => {
    expect(typeof parseEventText(text).ok).toBe("boolean");
  });

  test("a key that JavaScript treats as its own, __proto__, is data like any other", () => {
    const data = JSON.parse('{"__proto__":"","a":{"__proto__":1}}') as Envelope["data"];
    const parsed = parseEventText(eventText({ ...base, data }));
    expect(parsed.ok && JSON.stringify(parsed.value.data)).toBe('{"__proto__":"","a":{"__proto__":1}}');
  });

  property.prop([
    fc.dictionary(fc.string({ unit: "grapheme" }), fc.jsonValue({ maxDepth: 5 }), { maxKeys: 5 }),
  ])("any data comes back as it was written", (data) => {
    const parsed = parseEventText(eventText({ ...base, data: asObject(data) }));
    fc.pre(parsed.ok || parsed.error !== "lone-surrogate");
    expect(parsed.ok && JSON.stringify(parsed.value.data)).toBe(
      JSON.stringify(JSON.parse(JSON.stringify(data))),
    );
  });
});

describe("H1 hash chain", () => {
  const chain = (length: number): readonly string[] => {
    const texts: string[] = [];
    let prev = NO_PREV;
    for (let seq = 1; seq <= length; seq += 1) {
      const text = eventText({ ...base, seq, rev: seq, prev, data: { seq } });
      prev = sha256(text);
      texts.push(text);
    }
    return texts;
  };

  test("H1 an unbroken chain gives its head", () => {
    const texts = chain(5);
    const { head, broken } = walkChain(base.device, EMPTY_HEAD, texts, sha256);
    expect(broken).toBeNull();
    expect(head).toEqual({ seq: 5, hash: sha256(texts[4] ?? "") });
  });

  property.prop([
    fc.integer({ min: 2, max: 12 }),
    fc.nat(),
    fc.constantFrom("edit", "drop", "swap", "repeat"),
  ])(
    "H1 any edit, cut, swap or repetition before the last text is found at its place",
    (length, at, damage) => {
      const texts = [...chain(length)];
      const place = at % (length - 1);
      const [here = "", next = ""] = texts.slice(place, place + 2);
      if (damage === "edit") texts[place] = here.replace('"seq":', '"x":0,"seq":');
      if (damage === "drop") texts.splice(place, 1);
      if (damage === "swap") texts.splice(place, 2, next, here);
      if (damage === "repeat") texts.splice(place, 0, here);
      const { broken } = walkChain(base.device, EMPTY_HEAD, texts, sha256);
      expect(broken).not.toBeNull();
      expect(broken?.seq).toBeLessThanOrEqual(place + 2);
      expect(broken?.seq).toBeGreaterThanOrEqual(place + 1);
    },
  );
});

describe("ids", () => {
  property.prop([fc.integer(), fc.uint8Array({ minLength: 16, maxLength: 16 })])(
    "T1 a UUIDv7 of any clock, in the order of its times",
    (nowMs, random) => {
      expect(isUuid7(uuid7(nowMs, random))).toBe(true);
      const later = Math.max(0, nowMs) + 1;
      expect(uuid7(later, random) > uuid7(Math.max(0, nowMs), random)).toBe(true);
    },
  );

  property.prop([fc.uint8Array({ minLength: 10, maxLength: 10 })])(
    "a device id is Crockford base32",
    (random) => {
      expect(isDeviceId(deviceId(random))).toBe(true);
    },
  );

  test("a natural id is the same on every desk and another one for another unit", () => {
    expect(naturalId("unit", "3-2-1201", sha256)).toBe(naturalId("unit", "3-2-1201", sha256));
    expect(isUuid7(naturalId("unit", "3-2-1201", sha256))).toBe(true);
    expect(naturalId("unit", "3-2-1202", sha256)).not.toBe(naturalId("unit", "3-2-1201", sha256));
  });
});
