import { createSecretKey, randomBytes } from "node:crypto";
import Database from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { createDrafts, draftsDdl } from "../../../electron/host/drafts.ts";

const HOUR = 60 * 60_000;
const NOON = 1_763_870_400_000;

function desk() {
  const db = new Database(":memory:");
  onTestFinished(() => void db.close());
  db.exec(draftsDdl);
  let nowMs = NOON;
  const clock = { nowMs: () => nowMs };
  const drafts = createDrafts({ db, draftKey: createSecretKey(randomBytes(32)), clock });
  const rows = db.prepare<[], number>("SELECT count(*) FROM drafts").pluck();
  const pass = (ms: number) => void (nowMs += ms);
  return { db, drafts, clock, pass, rows: () => rows.get() };
}

test("what was typed is there again, one draft a person and form", () => {
  const { drafts, rows } = desk();
  drafts.save("clerk", "visit", { name: "测" });
  drafts.save("clerk", "visit", { name: "测试" });
  drafts.save("clerk", "pass", { reason: "搬家" });
  drafts.save("guard", "visit", { name: "另一" });
  expect(drafts.load("clerk", "visit")).toEqual({ name: "测试" });
  expect(drafts.load("guard", "visit")).toEqual({ name: "另一" });
  expect(rows()).toBe(3);
  drafts.clear("clerk", "visit");
  expect(drafts.load("clerk", "visit")).toBeNull();
  expect(drafts.load("clerk", "pass")).toEqual({ reason: "搬家" });
});

test("a person and form that only look alike when joined have their own drafts", () => {
  const { drafts } = desk();
  drafts.save("a", "b/c", { n: 1 });
  drafts.save("a/b", "c", { n: 2 });
  expect(drafts.load("a", "b/c")).toEqual({ n: 1 });
});

test("P2 nothing that was typed can be read in the database", () => {
  const { db, drafts } = desk();
  drafts.save("clerk", "visit", { name: "测试住户甲", phone: "19900000001" });
  const file = db.serialize();
  expect(file.includes("测试住户甲")).toBe(false);
  expect(file.includes("19900000001")).toBe(false);
});

test("a draft lasts 24 hours, and its row goes when it is asked for or swept", () => {
  const { drafts, pass, rows } = desk();
  drafts.save("clerk", "visit", { name: "测" });
  pass(24 * HOUR - 1);
  expect(drafts.load("clerk", "visit")).toEqual({ name: "测" });
  expect(drafts.sweep()).toBe(0);
  drafts.save("guard", "visit", { name: "试" });
  pass(1);
  expect(drafts.load("clerk", "visit")).toBeNull();
  expect(rows()).toBe(1);
  pass(24 * HOUR);
  expect(drafts.sweep()).toBe(1);
  expect(rows()).toBe(0);
});

test("T1 a draft saved under a clock in the far future does not stay for years", () => {
  const { drafts, pass } = desk();
  pass(70 * 365 * 24 * HOUR);
  drafts.save("clerk", "visit", { name: "测" });
  pass(-70 * 365 * 24 * HOUR);
  expect(drafts.sweep()).toBe(1);
});

test("a draft moved to another person's row, or sealed with other keys, is none", () => {
  const { db, drafts, clock, rows } = desk();
  drafts.save("clerk", "visit", { name: "测" });
  db.prepare("UPDATE drafts SET key = ?").run(JSON.stringify(["guard", "visit"]));
  expect(drafts.load("guard", "visit")).toBeNull();
  drafts.save("clerk", "visit", { name: "测" });
  const others = createDrafts({ db, draftKey: createSecretKey(randomBytes(32)), clock });
  expect(others.load("clerk", "visit")).toBeNull();
  expect(rows()).toBe(0);
});
