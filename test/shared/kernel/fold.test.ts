import { test as property, fc } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { z } from "zod";
import { NO_PREV, type Envelope } from "../../../shared/kernel/event.ts";
import { foldAll, foldNext, startFold, type OpenEvent } from "../../../shared/kernel/fold.ts";
import { eventSpec, type Register } from "../../../shared/kernel/register.ts";

const events = {
  said: eventSpec(1, z.object({ word: z.string() }), z.object({ name: z.string() })),
};
const words: Register<readonly string[], typeof events> = {
  kind: "word",
  events,
  initial: [],
  fold: (state, event) => [...state, `${event.data.word}${event.personal?.name ?? "?"}`],
};

const envelope = (more: Partial<Envelope>): Envelope => ({
  device: "AAAAAAAAAA",
  seq: 1,
  rev: 1,
  at: 0,
  actor: "a",
  kind: "word",
  id: "019aaf00-0000-7000-8000-000000000002",
  type: "said",
  v: 1,
  data: { word: "x" },
  prev: NO_PREV,
  ...more,
});
const opened = (more: Partial<Envelope>, name: string | null = "n"): OpenEvent => ({
  envelope: envelope(more),
  personal: name === null ? null : { name },
});

property.prop([
  fc.uniqueArray(
    fc.record({
      device: fc.constantFrom("AAAAAAAAAA", "BBBBBBBBBB", "CCCCCCCCCC"),
      seq: fc.integer({ min: 1, max: 30 }),
      rev: fc.integer({ min: 1, max: 9 }),
      at: fc.integer(),
      word: fc.string(),
    }),
    { selector: (event) => `${event.device} ${event.seq}`, minLength: 1, maxLength: 12 },
  ),
  fc.array(fc.nat(), { minLength: 12, maxLength: 12 }),
])("C6 events of an aggregate fold to one state in whatever order they arrive", (facts, dice) => {
  const list = facts.map(({ word, ...more }) => opened({ ...more, data: { word } }));
  const shuffled = list
    .map((event, at) => ({ event, key: dice[at] ?? 0 }))
    .toSorted((left, right) => left.key - right.key)
    .map(({ event }) => event);
  expect(foldAll(words, shuffled)).toEqual(foldAll(words, list));
});

test("S4 an unknown type, version or shape is counted and otherwise left alone", () => {
  const folded = [
    opened({ rev: 1 }),
    opened({ rev: 2, seq: 2, type: "sung" }),
    opened({ rev: 3, seq: 3, v: 2 }),
    opened({ rev: 4, seq: 4, data: { word: 7 } }),
  ].reduce((so, event) => foldNext(words, so, event), startFold(words));
  expect(folded).toEqual({ state: ["xn"], rev: 4, unknown: 3 });
});

test("P2 an erased personal part folds as blank", () => {
  expect(foldAll(words, [opened({}, null)]).state).toEqual(["x?"]);
});

test("`rev` comes before every clock: a cause from a desk with a clock of 2099 still folds first", () => {
  const far = opened({ rev: 1, at: 4_070_908_800_000, data: { word: "cause" } });
  const near = opened({ rev: 2, at: 5, seq: 2, data: { word: "effect" } });
  expect(foldAll(words, [near, far]).state).toEqual(["causen", "effectn"]);
});
