import { describe, expect, test } from "vitest";
import type { Actor } from "../../../../shared/kernel/command.ts";
import {
  arrivedEarly,
  checksumOf,
  handedOverInTime,
  itemKey,
  signedDigest,
  tidiedEarly,
} from "../../../../shared/modules/shifts/index.ts";
import {
  answered,
  at,
  chen,
  follow,
  huang,
  item,
  li,
  outcome,
  POST,
  running,
  strokes,
  wu,
  zhang,
} from "./desk.ts";

describe("a shift", () => {
  test("the first of a post opens at first use, stands for the roster's shift, and once", () => {
    const desk = running();
    expect(desk.state()).toMatchObject({
      status: "running",
      number: "JB-20261123-A-001",
      plan: { name: "白班", date: "2026-11-23", fromMs: at("08:30"), toMs: at("17:30") },
      staff: [zhang.id],
    });
    expect(outcome(desk.run("shift.open", { post: POST }))).toBe("shift-open-already");
  });

  test("DUTY-2 the minutes in force when it opened stand for it, whatever the setting says later", () => {
    const desk = running();
    desk.settings = { ...desk.settings, arriveEarlyMinutes: 30, tidyMinutes: 5 };
    expect(desk.state()).toMatchObject({ arriveByMs: at("17:20"), tidyByMs: at("17:15") });
  });

  test("DUTY-7 a stand-in covers at most four hours, and signs for the outgoing shift while they do", () => {
    const desk = running();
    const cover = { staff: wu.id, instead: zhang.id, reason: "就餐" };
    expect(outcome(desk.run("shift.stand-in", { ...cover, until: at("18:06") }))).toBe(
      "stand-in-too-long until",
    );
    expect(outcome(desk.run("shift.stand-in", { ...cover, staff: zhang.id, until: at("16:00") }))).toBe(
      "on-shift-already staff",
    );
    desk.must("shift.stand-in", { ...cover, until: at("18:05") });
    answered(desk);
    expect(outcome(desk.sign("outgoing", wu))).toBe("ok");
    desk.actor = zhang;
    desk.must("shift.end-stand-in", { staff: wu.id });
    expect(outcome(desk.sign("outgoing", wu))).toBe("not-on-shift outgoing");
  });
});

describe("a handover", () => {
  test("补录 of a handover made on paper: when and why are signed with the rest, and no rate counts it", () => {
    const desk = running();
    const late = { occurredAt: at("17:25"), reason: "停电" };
    expect(outcome(desk.run("shift.note-paper", { late }))).toBe("handover-not-begun");
    answered(desk);
    desk.nowMs = at("18:40");
    expect(outcome(desk.sign("outgoing", zhang))).toBe("ok");
    expect(outcome(desk.run("shift.note-paper", { late: { ...late, occurredAt: at("18:41") } }))).toBe(
      "time-in-future late",
    );
    expect(outcome(desk.run("shift.note-paper", { late: { ...late, occurredAt: at("08:29") } }))).toBe(
      "time-order late",
    );
    const before = signedDigest(desk.state(), []);
    desk.must("shift.note-paper", { late });
    expect(signedDigest(desk.state(), [])).not.toBe(before);
    expect(outcome(desk.sign("incoming", li))).toBe("ok");
    expect(desk.state().status).toBe("handing-over");
    expect(outcome(desk.sign("outgoing", zhang))).toBe("ok");
    const state = desk.state();
    expect(state).toMatchObject({
      status: "signed",
      paper: { by: zhang.id, handedOverAtMs: at("17:25"), reason: "停电" },
    });
    expect([arrivedEarly(state), tidiedEarly(state), handedOverInTime(state)]).toEqual([null, null, null]);
  });

  test("DUTY-5 both sign what was shown, and only then the next shift opens, with who came", () => {
    const desk = answered();
    expect(outcome(desk.sign("outgoing", zhang))).toBe("ok");
    expect(desk.state().status).toBe("handing-over");
    desk.nowMs = at("17:26");
    expect(outcome(desk.sign("incoming", li))).toBe("ok");
    const signed = desk.state();
    expect(signed.status).toBe("signed");
    expect(signed.completion?.checksum).toMatch(/^[0-9a-f]{12}$/);
    expect(desk.state(signed.completion?.next)).toMatchObject({
      status: "running",
      previousId: desk.id,
      openedAtMs: at("17:26"),
      staff: [li.id],
      plan: { name: "夜班", date: "2026-11-23", toMs: at("08:30", "2026-11-24") },
    });
  });

  test("DUTY-5 outgoing and incoming are two persons, by whatever way one tries", () => {
    const desk = running();
    desk.must("shift.begin-handover", {});
    expect(outcome(desk.run("shift.arrive", {}))).toBe("handover-two-persons");
    const full = answered();
    expect(outcome(full.sign("incoming", zhang))).toBe("handover-two-persons");
    expect(outcome(full.sign("outgoing", li))).toBe("not-on-shift outgoing");
    expect(outcome(full.sign("incoming", wu))).toBe("not-arrived-yet incoming");
    full.actor = li;
    expect(outcome(full.run("shift.join", {}))).toBe("arrived-to-take");
  });

  test("DUTY-3, DUTY-4 nobody signs before every step has its answer, nor without drawing", () => {
    const desk = running();
    expect(outcome(desk.sign("outgoing", zhang))).toBe("handover-not-begun");
    desk.must("shift.begin-handover", {});
    expect(outcome(desk.sign("outgoing", zhang))).toBe("handover-step-missing arrival");
    desk.must("shift.withdraw-handover", { reason: "按错" });
    answered(desk);
    desk.property = [{ item: "对讲机", expected: 2 }];
    expect(outcome(desk.sign("outgoing", zhang))).toBe("handover-step-missing property");
    desk.property = [];
    desk.open = [item("001")];
    expect(outcome(desk.sign("outgoing", zhang))).toBe("handover-step-missing items");
    follow(desk);
    const digest = desk.digest();
    expect(outcome(desk.run("shift.sign", { side: "outgoing", strokes: null, digest }))).toBe(
      "signature-required strokes",
    );
    expect(outcome(desk.run("shift.sign", { side: "outgoing", strokes, digest }))).toBe("ok");
  });

  test("DUTY-4 the log is read by whoever takes over, to its last line, and again when it grew", () => {
    const desk = answered();
    const read = (actor: Actor, lines: number): string => {
      desk.actor = actor;
      return outcome(desk.run("shift.read-log", { lines }));
    };
    expect(read(zhang, 12)).toBe("handover-two-persons");
    expect(read(wu, 12)).toBe("not-arrived-yet incoming");
    expect(read(li, 11)).toBe("log-grew lines");
    desk.lines = 13;
    expect(outcome(desk.sign("outgoing", zhang))).toBe("handover-step-missing items");
    expect(read(li, 13)).toBe("ok");
    expect(outcome(desk.sign("outgoing", zhang))).toBe("ok");
  });

  test("DUTY-3 a shortage or damage is explained, and what is on the list is counted, no more and no less", () => {
    const desk = answered();
    desk.property = [
      { item: "对讲机", expected: 2 },
      { item: "雨伞", expected: 10 },
    ];
    const radio = { item: "对讲机", actual: 2, state: "good", explanation: "" } as const;
    const umbrella = { item: "雨伞", actual: 9, state: "good", explanation: "" } as const;
    expect(outcome(desk.run("shift.count-property", { items: [radio] }))).toBe("list-changed");
    expect(outcome(desk.run("shift.count-property", { items: [radio, umbrella] }))).toBe(
      "explanation-required 雨伞",
    );
    const damaged = { ...radio, state: "damaged" } as const;
    expect(outcome(desk.run("shift.count-property", { items: [damaged, { ...umbrella, actual: 10 }] }))).toBe(
      "explanation-required 对讲机",
    );
    desk.must("shift.count-property", { items: [radio, { ...umbrella, explanation: "住户借用未还" }] });
    expect(desk.state().property?.items).toMatchObject([{ expected: 2 }, { expected: 10, actual: 9 }]);
  });

  test("DUTY-3 cash that differs from what was taken over is explained", () => {
    const desk = answered();
    desk.sign("outgoing", zhang);
    desk.sign("incoming", li);
    desk.id = desk.state().completion?.next ?? "";
    desk.must("shift.begin-handover", {});
    expect(outcome(desk.run("shift.count-cash", { amount: 40_000, explanation: "" }))).toBe(
      "explanation-required explanation",
    );
    desk.must("shift.count-cash", { amount: 40_000, explanation: "买打印纸，票据在抽屉" });
    expect(desk.state().cash).toMatchObject({ expected: 50_000, amount: 40_000 });
  });

  test("DUTY-4 important open work stops the signatures, and nothing before them", () => {
    const desk = running();
    desk.open = [item("001", { important: true, kind: "urgent-repair" }), item("002")];
    answered(desk);
    follow(desk);
    expect(outcome(desk.sign("outgoing", zhang))).toBe("handover-blocked");
    desk.open = desk.open.slice(1);
    expect(outcome(desk.sign("outgoing", zhang))).toBe("ok");
  });

  test("DUTY-4 what changed between the signatures makes the second one look again, and both sign anew", () => {
    const desk = answered();
    desk.sign("outgoing", zhang);
    const seen = desk.digest();
    desk.open = [item("003")];
    follow(desk);
    desk.actor = li;
    expect(outcome(desk.run("shift.sign", { side: "incoming", strokes, digest: seen }))).toBe(
      "conflict-changed",
    );
    expect(outcome(desk.sign("incoming", li))).toBe("ok");
    // The outgoing signature stood under something else: the shift is not handed over by it.
    expect(desk.state().status).toBe("handing-over");
    desk.sign("outgoing", zhang);
    expect(desk.state().status).toBe("signed");
  });

  test("DUTY-4 an item that became important since it was confirmed is confirmed again", () => {
    const desk = answered();
    desk.open = [item("004")];
    follow(desk);
    desk.open = [item("004", { important: true, kind: "late-call" })];
    expect(outcome(desk.sign("outgoing", zhang))).toBe("handover-step-missing items");
  });

  test("signed is signed: no answer, no override, no second handover afterwards", () => {
    const desk = answered();
    desk.sign("outgoing", zhang);
    desk.sign("incoming", li);
    desk.actor = zhang;
    expect(outcome(desk.run("shift.count-mail", { letters: 0, papers: 0, parcels: 0, note: "" }))).toBe(
      "handover-signed",
    );
    expect(outcome(desk.run("shift.begin-handover", {}))).toBe("handover-signed");
    expect(outcome(desk.sign("outgoing", zhang))).toBe("handover-signed");
  });
});

describe("DUTY-4 the override", () => {
  const blocked = () => {
    const desk = running();
    desk.open = [item("001", { important: true, kind: "urgent-repair" })];
    answered(desk);
    follow(desk);
    desk.actor = zhang;
    return desk;
  };

  test("by a supervisor who is no party, with a reason, for what blocks now and nothing later", () => {
    const desk = blocked();
    expect(outcome(desk.run("shift.override", { reason: "配件明早到" }))).toBe("approval-needed");
    desk.approver = li;
    expect(outcome(desk.run("shift.override", { reason: "配件明早到" }))).toBe("override-by-party");
    desk.approver = chen;
    desk.must("shift.override", { reason: "配件明早到" });
    expect(outcome(desk.run("shift.override", { reason: "再来一次" }))).toBe("nothing-blocks");
    expect(outcome(desk.sign("outgoing", zhang))).toBe("ok");
    desk.open = [...desk.open, item("002", { important: true, kind: "late-call" })];
    follow(desk);
    expect(outcome(desk.sign("incoming", li))).toBe("handover-blocked");
  });

  test("by phone: named, countersigned by the end of the next working day, by that supervisor alone", () => {
    const desk = blocked();
    expect(outcome(desk.run("shift.override-by-phone", { supervisor: li.id, reason: "夜里" }))).toBe(
      "required supervisor",
    );
    desk.must("shift.override-by-phone", { supervisor: chen.id, reason: "配件明早到" });
    expect(desk.state().overrides).toMatchObject([
      { supervisorId: chen.id, countersignByMs: at("00:00", "2026-11-25"), countersignedAtMs: null },
    ]);
    desk.sign("outgoing", zhang);
    desk.sign("incoming", li);
    desk.actor = huang;
    expect(outcome(desk.run("shift.countersign", {}))).toBe("countersign-not-own");
    desk.actor = chen;
    desk.must("shift.countersign", {});
    expect(outcome(desk.run("shift.countersign", {}))).toBe("nothing-to-countersign");
  });
});

test("DUTY-5 the checksum stands on what was signed and on every log's end", () => {
  const desk = answered();
  desk.open = [item("001")];
  follow(desk);
  desk.sign("outgoing", zhang);
  desk.sign("incoming", li);
  const { completion } = desk.state();
  const heads = completion?.heads ?? [];
  const digest = signedDigest(desk.state(), desk.open.map(itemKey));
  expect(completion?.digest).toBe(digest);
  expect(checksumOf(digest, heads)).toBe(completion?.checksum);
  const cut = heads.map((head) => Object.assign({}, head, { seq: head.seq - 1 }));
  expect(checksumOf(digest, cut)).not.toBe(completion?.checksum);
});
