import { describe, expect, test } from "vitest";
import { defaultSettings } from "../../../../shared/kernel/settings.ts";
import { siteMs } from "../../../../shared/kernel/site-time.ts";
import { leaveByMs, mayReturnBadge, overstayMinutes } from "../../../../shared/modules/visits/index.ts";
import { at, entered, outcome } from "./desk.ts";

const now = { badgeReturned: null, late: null };
const minute = 60_000;

describe("VIS-3 leaving", () => {
  test("a visitor is signed out once; somebody who is not inside cannot leave", () => {
    const desk = entered();
    desk.nowMs = at("15:00");
    expect(outcome(desk.run("visit.sign-out", now))).toBe("ok");
    expect(desk.state()).toMatchObject({ status: "left", leftAtMs: at("15:00"), badgeReturned: null });
    expect(outcome(desk.run("visit.sign-out", now))).toBe("already-left");
    const consent = { method: "phone", answer: "refused", by: "", authorisation: null } as const;
    expect(outcome(entered({ consent }).run("visit.sign-out", now))).toBe("not-inside");
  });

  test("补签离 keeps the time it happened and the reason, between entering and now", () => {
    const desk = entered();
    desk.nowMs = at("18:00");
    const late = (clock: string) => ({
      badgeReturned: null,
      late: { occurredAt: at(clock), reason: "漏登" },
    });
    expect(outcome(desk.run("visit.sign-out", late("14:00")))).toBe("time-order late");
    expect(outcome(desk.run("visit.sign-out", late("18:01")))).toBe("time-in-future late");
    expect(outcome(desk.run("visit.sign-out", late("16:00")))).toBe("ok");
    expect(desk.state()).toMatchObject({ leftAtMs: at("16:00"), lateLeaveReason: "漏登" });
  });

  test("the wrong row is undone within ten minutes of entering it, also for 补签离", () => {
    const desk = entered();
    desk.nowMs = at("18:00");
    desk.run("visit.sign-out", { badgeReturned: null, late: { occurredAt: at("16:00"), reason: "漏登" } });
    desk.nowMs = at("18:10");
    expect(outcome(desk.run("visit.withdraw-leave", {}))).toBe("ok");
    expect(desk.state()).toMatchObject({ status: "inside", leftAtMs: null, lateLeaveReason: null });
    desk.run("visit.sign-out", now);
    desk.nowMs += 10 * minute + 1;
    expect(outcome(desk.run("visit.withdraw-leave", {}))).toBe("time-too-old");
    expect(outcome(entered().run("visit.withdraw-leave", {}))).toBe("state-forbids");
  });

  test("the badge comes back, at leaving or later, and can then be another's", () => {
    const desk = entered({ badge: "12" });
    expect(outcome(desk.run("visit.return-badge", {}))).toBe("state-forbids");
    desk.run("visit.sign-out", { badgeReturned: false, late: null });
    expect(mayReturnBadge(desk.state())).toBe(true);
    expect(outcome(desk.run("visit.return-badge", {}))).toBe("ok");
    expect(desk.state().badgeReturned).toBe(true);
    expect(outcome(desk.run("visit.return-badge", {}))).toBe("state-forbids");
    desk.badges.set("12", "another");
    expect(outcome(desk.run("visit.withdraw-leave", {}))).toBe("badge-in-use badge");
  });
});

describe("VIS-3 overstay", () => {
  const limit = (category: "delivery" | "viewing" | "contractor" | "helper" | "guest", enteredMs: number) =>
    leaveByMs(category, enteredMs, defaultSettings);

  test("delivery 30 min, viewing 2 h, contractors and helpers 18:00, guests 22:00", () => {
    expect(limit("delivery", at("14:02"))).toBe(at("14:32"));
    expect(limit("viewing", at("14:02"))).toBe(at("16:02"));
    expect(limit("contractor", at("14:02"))).toBe(at("18:00"));
    expect(limit("helper", at("14:02"))).toBe(at("18:00"));
    expect(limit("guest", at("14:02"))).toBe(at("22:00"));
  });

  test("over midnight: minutes run on, a clock time is the next one", () => {
    expect(limit("delivery", at("23:50"))).toBe(at("00:20", "2026-11-24"));
    expect(limit("guest", at("23:00"))).toBe(at("22:00", "2026-11-24"));
    expect(limit("guest", at("22:00"))).toBe(at("22:00", "2026-11-24"));
  });

  test("over a change to summer time the site's clock counts, not 24 hours", () => {
    const settings = { ...defaultSettings, timeZone: "Europe/Berlin" };
    const evening = siteMs("2026-03-28", "23:00", "Europe/Berlin");
    expect(leaveByMs("guest", evening, settings)).toBe(siteMs("2026-03-29", "22:00", "Europe/Berlin"));
    expect(leaveByMs("guest", evening, settings) - evening).toBe(22 * 60 * minute);
    expect(leaveByMs("viewing", evening, settings) - evening).toBe(120 * minute);
  });

  test("the limit is the one in force at the door: a later setting does not move it", () => {
    const desk = entered({ category: "viewing" });
    desk.settings = {
      ...defaultSettings,
      overstay: { ...defaultSettings.overstay, viewing: { minutes: 5 } },
    };
    expect(overstayMinutes(desk.state(), at("16:01"))).toBeNull();
    expect(overstayMinutes(desk.state(), at("16:02"))).toBe(0);
    expect(overstayMinutes(desk.state(), at("16:10"))).toBe(8);
  });

  test("only who is inside overstays; an extension moves it", () => {
    const desk = entered({ category: "delivery" });
    desk.nowMs = at("15:00");
    expect(outcome(desk.run("visit.extend", { until: at("15:00"), reason: "等人" }))).toBe(
      "time-order until",
    );
    expect(outcome(desk.run("visit.extend", { until: at("16:00"), reason: "等人" }))).toBe("ok");
    expect(overstayMinutes(desk.state(), at("15:30"))).toBeNull();
    desk.run("visit.sign-out", now);
    expect(overstayMinutes(desk.state(), at("20:00"))).toBeNull();
    expect(outcome(desk.run("visit.extend", { until: at("21:00"), reason: "等人" }))).toBe("not-inside");
  });
});

test("a slip that went to paper says so from the second time on; a void visit prints none", () => {
  const desk = entered({});
  expect(desk.state().prints).toBe(0);
  expect(outcome(desk.run("visit.print", {}))).toBe("ok");
  desk.run("visit.print", {});
  expect(desk.state().prints).toBe(2);
  desk.run("visit.void", { reason: "重复" });
  expect(outcome(desk.run("visit.print", {}))).toBe("already-void");
});
