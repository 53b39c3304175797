import { randomBytes } from "node:crypto";
import { describe, expect, onTestFinished, test } from "vitest";
import { commands, type CommandName } from "../../shared/contract/commands.ts";
import { access } from "../../shared/contract/access.ts";
import type { Actor } from "../../shared/kernel/command.ts";
import { uuid7 } from "../../shared/kernel/ids.ts";
import { rankOf, roles, type Role } from "../../shared/kernel/roles.ts";
import { foundTestSite, type Bench } from "../fixtures/host.ts";
import { tempFolder } from "../fixtures/temp-folder.ts";

const ranked = ["foreman", "duty-officer", "supervisor", "manager"] as const;
const desk = ["clerk", ...ranked] as const;

/** product.md, "Who", said a second time: whoever changes the program's table must change this one too. */
const expected: Readonly<Record<CommandName, readonly Role[]>> = {
  "site.change-setting": ["manager", "admin"],
  "post.open": ["manager", "admin"],
  "post.rename": ["manager", "admin"],
  "post.set-gate": ["manager", "admin"],
  "post.set-hours": ["manager", "admin"],
  "post.list-property": ["manager", "admin"],
  "desk.move": ["manager", "admin"],
  "staff.add": ["admin"],
  "staff.change-role": ["admin"],
  "staff.correct": ["admin"],
  "staff.reset-pin": ["supervisor", "manager", "admin"],
  "staff.change-own-pin": roles,
  "staff.disable": ["admin"],
  "staff.enable": ["admin"],
  "visit.register": desk,
  "visit.answer": desk,
  "visit.sign-out": [...desk, "guard"],
  "visit.withdraw-leave": [...desk, "guard"],
  "visit.return-badge": [...desk, "guard"],
  "visit.extend": desk,
  "visit.correct": desk,
  "visit.print": [...desk, "guard"],
  "visit.reveal": desk,
  "visit.void": desk,
  "work-order.take": desk,
  "work-order.dispatch": desk,
  "work-order.reassign": desk,
  "work-order.set-appointment": [...desk, "technician"],
  "work-order.accept": [...desk, "technician"],
  "work-order.arrive": [...desk, "technician"],
  "work-order.withdraw-arrival": [...desk, "technician"],
  "work-order.log-call": desk,
  "work-order.suspend": [...desk, "technician"],
  "work-order.resume": [...desk, "technician"],
  "work-order.carry-over": desk,
  "work-order.agree-quote": [...desk, "technician"],
  "work-order.record-charges": [...desk, "technician"],
  "work-order.record-payment": desk,
  "work-order.finish": [...desk, "technician"],
  "work-order.sign": [...desk, "technician"],
  "work-order.record-opinion": [...desk, "technician"],
  "work-order.follow-up": desk,
  "work-order.close": desk,
  "work-order.print": [...desk, "technician"],
  "work-order.correct": desk,
  "work-order.reveal": desk,
  "work-order.void": desk,
  "pass.draft": desk,
  "pass.revise": desk,
  "pass.submit": desk,
  "pass.withdraw": desk,
  "pass.sign": desk,
  "pass.refuse": desk,
  "pass.owner-sign": desk,
  "pass.release": [...desk, "guard"],
  "pass.turn-back": [...desk, "guard"],
  "pass.print": desk,
  "pass.return-slips": [...desk, "guard"],
  "pass.note-expiry": desk,
  "pass.correct": desk,
  "pass.reveal": desk,
  "pass.settle-conflict": ["duty-officer", "supervisor", "manager"],
  "pass.void": desk,
  "pass.reconcile": desk,
  "duty-line.write": [...desk, "guard"],
  "duty-line.record-review": desk,
  "duty-line.close-desk": [...desk, "guard"],
  "duty-line.add-result": [...desk, "guard"],
  "duty-line.handle": [...desk, "guard"],
  "duty-line.reopen": [...desk, "guard"],
  "duty-line.mark-important": [...desk, "guard"],
  "duty-line.grade": [...desk, "guard"],
  "duty-line.assign": [...desk, "guard"],
  "duty-line.link": [...desk, "guard"],
  "duty-line.report": [...desk, "guard"],
  "duty-line.instruct": [...desk, "guard"],
  "duty-line.correct": [...desk, "guard"],
  "duty-line.settle-reading": [...desk, "guard"],
  "duty-line.strike": [...desk, "guard"],
  "duty-line.reveal": desk,
  "log-review.sign-day": ["foreman", "duty-officer", "supervisor", "manager"],
  "log-review.print-day": [...desk, "guard"],
  "log-review.sign-month": ["supervisor", "manager"],
  "log-review.draw": ["manager"],
  "log-review.mark": ["manager"],
  "log-review.sign-draw": ["manager"],
  "key.add": desk,
  "key.deposit": desk,
  "key.lend": desk,
  "key.extend": desk,
  "key.return": desk,
  "key.lose": desk,
  "key.find": desk,
  "key.collect": desk,
  "key.retire": desk,
  "key.reinstate": ["foreman", "duty-officer", "supervisor", "manager"],
  "key.count": desk,
  "key.settle-loan": ["foreman", "duty-officer", "supervisor", "manager"],
  "key.tag": ["supervisor", "manager"],
  "key.view-code-sheet": ["supervisor", "manager"],
  "key.correct": desk,
  "key.print": desk,
  "key.reveal": desk,
  "key.void": desk,
  "unit.add": desk,
  "unit.change-state": desk,
  "unit.remove": desk,
  "person.add": desk,
  "person.correct": desk,
  "person.add-phone": desk,
  "person.remove-phone": desk,
  "person.move-out": desk,
  "person.authorise": desk,
  "person.end-authorisation": desk,
  "person.reveal": desk,
  "vehicle.add": desk,
  "vehicle.remove": desk,
  "directory.import-row": [...desk, "admin"],
  "directory.export": ["supervisor", "manager"],
  "hold.place": ["manager"],
  "hold.lift": ["manager"],
  "erasure.order": ["manager"],
  "number.note-duplicate": desk,
  "tariff-item.add": ["manager", "admin"],
  "tariff-item.price": ["manager", "admin"],
  "tariff-item.retire": ["manager", "admin"],
  "tariff-item.restore": ["manager", "admin"],
  "shift.open": [...desk, "guard"],
  "shift.join": [...desk, "guard"],
  "shift.note-weather": [...desk, "guard"],
  "shift.stand-in": [...desk, "guard"],
  "shift.end-stand-in": [...desk, "guard"],
  "shift.begin-handover": [...desk, "guard"],
  "shift.withdraw-handover": [...desk, "guard"],
  "shift.arrive": [...desk, "guard"],
  "shift.tidy": [...desk, "guard"],
  "shift.note-paper": [...desk, "guard"],
  "shift.count-property": [...desk, "guard"],
  "shift.count-keys": [...desk, "guard"],
  "shift.count-mail": [...desk, "guard"],
  "shift.count-cash": [...desk, "guard"],
  "shift.read-log": [...desk, "guard"],
  "shift.follow-items": [...desk, "guard"],
  "shift.check-area": [...desk, "guard"],
  "shift.settle-handover": ["supervisor", "manager"],
  "shift.override": [...desk, "guard"],
  "shift.override-by-phone": [...desk, "guard"],
  "shift.countersign": ["supervisor", "manager"],
  "shift.sign": [...desk, "guard"],
  "shift.print": [...desk, "guard"],
  "roster.plan": ["foreman", "duty-officer", "supervisor", "manager"],
  "roster.copy-week": ["foreman", "duty-officer", "supervisor", "manager"],
  "substance.add-standard": ranked,
  "substance.add": ranked,
  "substance.correct": ranked,
  "substance.retire": ranked,
  "substance.restore": ranked,
  "substance.print-register": desk,
  "hazard-batch.draw": ranked,
  "hazard-batch.count": desk,
  "hazard-batch.write-off": ranked,
  "hazard-batch.correct": ranked,
  "hazard-batch.settle-balance": ["supervisor", "manager"],
  "hazard-issue.issue": desk,
  "hazard-issue.sign": desk,
  "hazard-issue.return": desk,
  "hazard-issue.settle-return": ["supervisor", "manager"],
  "hazard-issue.report-anomaly": [...desk, "guard", "technician"],
  "hazard-issue.handle-anomaly": ranked,
  "hazard-issue.correct": desk,
  "hazard-issue.void": desk,
  "approval.request": [...desk, "guard"],
  "approval.approve": ranked,
  "approval.refuse": ranked,
  "approval.withdraw": [...desk, "guard"],
};

interface Staffed {
  readonly bench: Bench;
  readonly who: (role: Role) => Actor;
  /** The code of what a command was refused with, null when it went through. */
  readonly tried: (
    name: string,
    actor: Actor,
    approver: Actor | null,
    input?: unknown,
  ) => Promise<string | null>;
}

/** A site with one member of staff of every role. */
async function staffed(): Promise<Staffed> {
  const bench = await foundTestSite(tempFolder());
  onTestFinished(bench.host.close);
  const byRole = new Map<Role, Actor>();
  for (const role of roles) byRole.set(role, await bench.hire(`某${role}`, role));
  const newId = (): string => uuid7(bench.clock.nowMs(), randomBytes(16));
  return {
    bench,
    who: (role) => {
      const actor = byRole.get(role);
      if (actor === undefined) throw new Error(`nobody is ${role}`);
      return actor;
    },
    tried: async (name, actor, approver, input = {}) => {
      const request = { cmd: newId(), name, id: newId(), input, approval: null };
      const outcome = await bench.host.execute(request, { actor, approver, pinHash: null });
      return outcome.ok ? null : outcome.error.code;
    },
  };
}

describe("A2 the table of rights", () => {
  test("A2 says of every command what product.md says", () => {
    const said = Object.fromEntries(
      Object.entries(access).map(([name, { roles: may }]) => [name, [...may].toSorted()]),
    );
    const wanted = Object.fromEntries(
      Object.entries(expected).map(([name, may]) => [name, [...may].toSorted()]),
    );
    expect(said).toEqual(wanted);
  });

  test("A2 has a line for every command and for nothing else", () => {
    expect(Object.keys(access).toSorted()).toEqual(commands.map(({ name }) => name as string).toSorted());
  });

  test("A3 approval from another desk may be asked for these commands alone; who hands over, witnesses or signs is here", () => {
    const afar = Object.entries(access).flatMap(([name, { afar: rests }]) =>
      rests === undefined ? [] : [[name, rests] as const],
    );
    expect(Object.fromEntries(afar)).toEqual({
      "visit.reveal": "record",
      "work-order.reveal": "record",
      "pass.reveal": "record",
      "duty-line.reveal": "record",
      "key.reveal": "record",
      "person.reveal": "record",
      "key.lend": "record",
      "key.extend": "record",
      "shift.override": "shown",
      "hazard-issue.void": "record",
    });
  });

  test("A2 every command × every role: only whom the table names gets past the door, and nothing is written", async () => {
    const { bench, who, tried } = await staffed();
    const before = bench.core().store.log.count();
    let pairs = 0;
    for (const { name } of commands) {
      for (const role of roles) {
        const denied = (await tried(name, who(role), null)) === "not-allowed";
        expect(denied, `${role} ${name}`).toBe(!expected[name].includes(role));
        pairs += 1;
      }
    }
    expect(pairs).toBe(commands.length * roles.length);
    expect(bench.core().store.log.count()).toBe(before);
  });

  test.each([
    "visit.erase",
    "",
    "VISIT.VOID",
    "visit.void ",
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
  ])("A2 a command that nobody knows (%j) is denied to everybody", async (name) => {
    const { who, tried } = await staffed();
    for (const role of roles) expect(await tried(name, who(role), null), role).toBe("unknown-command");
  });
});

describe("A3 the second person", () => {
  const reveals = [
    ["visit.reveal", "phone"],
    ["work-order.reveal", "phone"],
    ["pass.reveal", "ownerPhone"],
    ["key.reveal", "phones.YS-20261123-A-001"],
    ["person.reveal", "phones"],
    ["duty-line.reveal", "text"],
  ] as const;
  /** Commands whose second person judges what others wrote. */
  const judging = ["pass.sign", "pass.refuse"] as const;
  const thirdParty = { field: "phone", purpose: "third-party", note: "快递员来电询问" };

  test("A3 PRV-1 a number for a third party needs a supervisor, for every role that asks and every role that approves", async () => {
    const { who, tried } = await staffed();
    for (const [name, field] of reveals) {
      const input = { ...thirdParty, field };
      for (const asking of desk) {
        expect(await tried(name, who(asking), null, input), `${asking} alone`).toBe("approval-needed");
        for (const approving of roles) {
          const code = await tried(name, who(asking), who(approving), input);
          const pair = `${name}: ${asking} asks, ${approving} approves`;
          // Past the door, the record that this made-up id names is not there.
          if (asking === approving) expect(code, pair).toBe("approval-self");
          else expect(code, pair).toBe(rankOf(approving) >= 4 ? "not-found" : "approval-rank");
        }
      }
    }
  });

  test("A3 HAZ-3, HAZ-6 hazardous goods are handed over by a foreman or above, lent only with a supervisor", async () => {
    const { who, tried } = await staffed();
    const ranks = [
      ["hazard-issue.issue", { lentTo: "" }, 2],
      ["hazard-issue.issue", { lentTo: "隔壁小区" }, 4],
      ["hazard-issue.void", {}, 2],
    ] as const;
    for (const [name, input, rank] of ranks) {
      expect(await tried(name, who("manager"), null, input), name).toBe("approval-needed");
      for (const approving of roles) {
        const code = await tried(name, who("clerk"), who(approving), input);
        const pair = `${name}: ${approving} approves`;
        if (approving === "clerk") expect(code, pair).toBe("approval-self");
        // Past the door, this form is not a whole one.
        else expect(code === "approval-rank", pair).toBe(rankOf(approving) < rank);
      }
    }
  });

  test("A2 nobody approves their own request, whatever the command and the rank", async () => {
    const { who, tried } = await staffed();
    for (const { name } of commands.filter((command) => !judging.some((judge) => judge === command.name))) {
      for (const role of expected[name]) {
        expect(await tried(name, who(role), who(role)), `${role} ${name}`).toBe("approval-self");
      }
    }
  });

  test("A3 GDS-2 a pass is signed or handed back by a duty officer or above, who may be the one signed in", async () => {
    const { who, tried } = await staffed();
    const inputs = {
      "pass.sign": { strokes: null, digest: "", late: null },
      "pass.refuse": { reason: "不符" },
    };
    for (const name of judging) {
      for (const asking of desk) {
        expect(await tried(name, who(asking), null, inputs[name]), asking).toBe("approval-needed");
        for (const approving of roles) {
          const code = await tried(name, who(asking), who(approving), inputs[name]);
          const pair = `${name}: ${asking} asks, ${approving} judges`;
          // Past the door; that nobody judges their own writing, the decision sees to (test/shared/modules/passes).
          expect(code, pair).toBe(rankOf(approving) >= 3 ? "not-found" : "approval-rank");
        }
      }
    }
  });

  test("KEY-1 a count needs a witness of whatever rank, but an administrator has none", async () => {
    const { who, tried } = await staffed();
    const input = { kind: "public", lines: [] };
    for (const counting of desk) {
      expect(await tried("key.count", who(counting), null, input)).toBe("approval-needed");
      for (const witness of roles) {
        const code = await tried("key.count", who(counting), who(witness), input);
        // Past the door, there is no key of this kind to count.
        const past = rankOf(witness) >= 1 ? "not-found" : "approval-rank";
        expect(code, `${counting} counts, ${witness} sees`).toBe(
          counting === witness ? "approval-self" : past,
        );
      }
    }
  });

  test("A2 an administrator has no rank and approves nothing", async () => {
    const { who, tried } = await staffed();
    expect(await tried("visit.reveal", who("clerk"), who("admin"), thirdParty)).toBe("approval-rank");
  });
});
