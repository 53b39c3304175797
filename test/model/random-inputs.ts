import { roles } from "../../shared/kernel/roles.ts";
import { addDays, siteDate } from "../../shared/kernel/site-time.ts";
import type { CommandInput, CommandName } from "../../shared/contract/commands.ts";
import { keyKinds } from "../../shared/modules/keys/index.ts";
import type { Bench } from "../fixtures/host.ts";
import { sofa } from "../shared/modules/passes/desk.ts";
import { visitForm } from "../fixtures/visit-form.ts";
import { at, hazardInputs, laterInputs, shiftInputs, type Inputs } from "./register-inputs.ts";

const MINUTE = 60_000;

/** One thing that somebody tries at the desk; numbers choose among what there is by then, so that it shrinks well. */
export interface Step {
  readonly command: CommandName;
  readonly which: number;
  readonly how: number;
  readonly passMs: number;
}

const units = ["1-1-101", "1-1-102", "2-1-301", "3-2-1201", "3-2-1202"] as const;
const names = ["陈立", "欧阳娜娜", "𠮷田", "O'Brien", "张%_", "王 小 明", "<b>李</b>", "曾黎"] as const;
const plates = ["", "粤B12345", "粤BD12345", "湘A0001X"] as const;

/** Left by a resident who signed on paper. */
function onPaper(by: string, nowMs: number) {
  const late = { occurredAt: nowMs - MINUTE, reason: "纸上签的" };
  return { by, purpose: "出差", collectors: by, until: null, signed: null, late };
}

function keyForm(which: number, how: number, unit: string, nowMs: number): CommandInput<"key.add"> {
  const kind = at(keyKinds, how);
  const by = at(names, which);
  return {
    code: `YS-${which}`,
    kind,
    unit: kind === "deposited" || kind === "vacant" ? unit : "",
    place: "配电房",
    quantity: 1 + (which % 3),
    hook: `A-${how}`,
    sealNo: "",
    tag: which % 2 === 0 ? `T${which}` : "",
    keeper: "",
    deposit: kind === "deposited" ? onPaper(by, nowMs) : null,
  };
}

/** A loan that is out somewhere, or a number that is none. */
function someLoan(bench: Bench, which: number): string {
  const out = bench.core().queries.keys.out();
  return out.length === 0 ? "YS-0" : at(out, which).loanNumber;
}

/** What the step's form says; mostly good, so that histories go on. */
export function inputFor(
  { command, which, how }: Step,
  bench: Bench,
  target: string | null,
  known: ReadonlyMap<string, readonly string[]>,
): unknown {
  const nowMs = bench.clock.nowMs();
  const zone = "Asia/Shanghai";
  const unit = at(units, how);
  const late = how % 7 === 0 ? { occurredAt: nowMs - how * MINUTE, reason: "停电补录" } : null;
  const technicians = bench.core().lookups.staff(["technician", "foreman"]);
  const technician = technicians.length === 0 ? null : at(technicians, which).id;
  const passForm = {
    ...sofa,
    unit,
    owner: at(names, which),
    requesterDocument: how % 4 === 0 ? "" : "E12345678",
    plate: at(plates, which),
    items: how % 6 === 0 ? [] : [{ name: at(names, how), spec: "", unit: "件", qty: 1 + (how % 9) }],
    submit: which % 2 === 0,
  };
  const given = { which, how, bench, id: target, known };
  const inputs: Inputs = {
    ...hazardInputs(given),
    ...shiftInputs(given),
    ...laterInputs(given),
    "visit.register": () =>
      visitForm({
        name: at(names, which),
        category: at(["guest", "delivery", "contractor", "viewing"] as const, how),
        unit,
        plate: at(plates, which),
        phone: which % 2 === 0 ? `1990000${String(1000 + (which % 9000))}` : "",
        badge: which % 5 === 0 ? String(which % 20) : "",
        consent: {
          method: "phone",
          answer: at(["agreed", "agreed", "awaiting", "refused", "not-reached"] as const, which),
          by: "张女士",
          authorisation: null,
        },
        late,
      }),
    "visit.answer": () => ({
      method: "phone",
      answer: at(["agreed", "refused", "not-reached"] as const, how),
      by: "张",
    }),
    "visit.sign-out": () => ({ badgeReturned: how % 3 !== 0, late }),
    "visit.withdraw-leave": () => ({}),
    "visit.return-badge": () => ({}),
    "visit.extend": () => ({ until: nowMs + (how + 1) * MINUTE, reason: "住户同意" }),
    "visit.correct": () => {
      const field = at(["name", "plate", "unit", "category", "host", "phone", "partySize"] as const, which);
      const to = {
        name: at(names, how),
        plate: at(plates, how),
        unit,
        category: "viewing",
        host: "李",
        phone: "19900001111",
        partySize: "3",
      };
      return { field, to: to[field], reason: "笔误" };
    },
    "visit.reveal": () => ({ field: "phone", purpose: "own-call", note: "" }),
    "visit.void": () => ({ reason: "重复" }),
    "work-order.take": () => ({
      channel: "phone",
      reporter: at(names, which),
      phone: "19900002222",
      resident: null,
      unit,
      publicArea: "",

      location: "厨房",
      fault: "漏水",
      grade: how % 5 === 0 ? "booked" : "normal",
      area: "indoor",
      charge: "free",
      appointment: how % 5 === 0 ? nowMs + how * MINUTE : null,
      dispatch: how % 3 !== 0,
      technician,
      reworkOf: null,
      late,
    }),
    "work-order.dispatch": () => ({ technician, late: null }),
    "work-order.reassign": () => ({ technician: technician ?? "nobody", reason: "换人" }),
    "work-order.set-appointment": () => ({ appointment: nowMs + (how + 1) * MINUTE }),
    "work-order.accept": () => ({ late: null }),
    "work-order.arrive": () => ({ late: null }),
    "work-order.withdraw-arrival": () => ({}),
    "work-order.log-call": () => ({
      outcome: at(["answered", "no-answer", "no-answer", "message-left"] as const, how),
      reason: "缺配件",
      promisedAt: nowMs + (how + 1) * MINUTE,
      answeredBy: "张女士",
      late: null,
    }),
    "work-order.suspend": () => ({
      reason: "等配件",
      until: how % 2 === 0 ? nowMs + (how + 1) * MINUTE : null,
    }),
    "work-order.resume": () => ({}),
    "work-order.carry-over": () => ({
      reason: "等配件",
      newDate: addDays(siteDate(nowMs, zone), 1 + (how % 4)),
    }),
    "work-order.finish": () => ({ result: "修好", late: null }),
    "work-order.record-opinion": () => ({ opinion: at(names, how) }),
    "work-order.follow-up": () => ({
      reached: how % 3 !== 0,
      answer: "满意",
      satisfaction: 1 + (how % 5),
      late: null,
    }),
    "work-order.close": () => ({
      closing: at(["done", "no-follow-up", "cancelled"] as const, how),
      reason: "住户取消",
    }),
    "work-order.correct": () => {
      const field = at(["fault", "unit", "reporter", "grade"] as const, which);
      return {
        field,
        to: { fault: "门坏", unit, reporter: at(names, how), grade: "urgent" }[field],
        reason: "笔误",
      };
    },
    "work-order.void": () => ({ reason: "重复" }),
    "duty-line.write": () => ({
      category: at(["call", "patrol", "repair", "abnormal"] as const, which),
      text: `${at(names, how)}来电，电话 19900002222`,
      unit: how % 2 === 0 ? unit : "",
      handled: how % 3 === 0,
      result: how % 3 === 0 ? "已答复" : "",
      important: how % 3 === 1,
      gravity: null,
      followedBy: null,
      link: null,
      report: null,
      instructedBy: null,
      late,
    }),
    "duty-line.handle": () => ({ result: "已处理" }),
    "duty-line.reopen": () => ({ reason: "还没修好" }),
    "duty-line.add-result": () => ({ result: `${at(names, which)}已回电` }),
    "duty-line.mark-important": () => ({ reason: "住户着急" }),
    "duty-line.grade": () => ({ gravity: at(["hard", "major"] as const, how) }),
    "duty-line.correct": () => {
      const field = at(["text", "result", "category", "unit"] as const, which);
      return {
        field,
        to: { text: at(names, how), result: "", category: "other", unit }[field],
        reason: "笔误",
      };
    },
    "duty-line.strike": () => ({ reason: "记错" }),
    "duty-line.close-desk": () => ({
      articlesLocked: how % 2 === 0,
      keysInPlace: true,
      explanation: "柜锁坏了",
    }),
    "log-review.print-day": () => ({
      post: bench.core().desk.postId,
      day: addDays(siteDate(nowMs, zone), -(how % 3)),
    }),
    "key.add": () => keyForm(which, how, unit, nowMs),
    "key.deposit": () => ({
      quantity: 1 + (which % 3),
      sealNo: String(how),
      deposit: onPaper(at(names, which), nowMs),
    }),
    "key.lend": () => ({
      copies: 1 + (how % 2),
      borrowerStaff: which % 2 === 0 ? technician : null,
      borrower: at(names, which),
      department: "工程部",
      phone: which % 3 === 0 ? "19900005555" : "",
      reason: "检修",
      dueAt: nowMs + (how + 1) * MINUTE,
      escort: null,
      consent: { method: "phone", by: at(names, how), at: nowMs - 200 * MINUTE },
      late: how % 11 === 0 ? { occurredAt: nowMs - MINUTE, reason: "补登" } : null,
    }),
    "key.extend": () => ({ loan: someLoan(bench, which), dueAt: nowMs + how * MINUTE + 1, reason: "未完" }),
    "key.return": () => ({
      loan: someLoan(bench, which),
      copies: 1,
      receiver: null,
      sealNo: how % 4 === 0 ? String(how) : "",
      note: "",
      late: null,
    }),
    "key.lose": () => ({
      loan: how % 2 === 0 ? someLoan(bench, which) : null,
      copies: 1,
      reason: "找不到",
    }),
    "key.find": () => ({ copies: 1, reason: "找到了" }),
    "key.collect": () => ({
      by: at(names, which),
      relation: "depositor",
      note: "",
      signed: null,
      late: { occurredAt: nowMs, reason: "纸上签收" },
    }),
    "key.retire": () => ({ why: "lock-changed", reason: "换锁芯" }),
    "key.reinstate": () => ({ reason: "装回" }),
    "key.count": () => {
      const kind = at(keyKinds, which);
      const keys = bench.core().queries.keys.toCount(kind);
      const lines = keys.map(({ id, atHook, out }, index) => {
        const short = index === how % Math.max(1, keys.length) && out === 0;
        const present = short ? Math.max(0, atHook + (which % 3) - 1) : atHook;
        return { key: id, expected: atHook, present, explanation: "核对" };
      });
      return { kind, lines };
    },
    "key.correct": () =>
      which % 2 === 0
        ? {
            loan: null,
            field: at(["hook", "keeper", "quantity", "sealNo"] as const, how),
            to: String(1 + (how % 4)),
            reason: "笔误",
          }
        : { loan: someLoan(bench, which), field: "borrower", to: at(names, how), reason: "笔误" },
    "key.tag": () => ({ tag: `K${how}` }),
    "key.view-code-sheet": () => ({ reason: "核对" }),
    "key.print": () => ({ slip: someLoan(bench, which) }),
    "key.void": () => ({ reason: "录错" }),
    "pass.draft": () => ({ ...passForm, late }),
    "pass.revise": () => passForm,
    "pass.submit": () => ({}),
    "pass.withdraw": () => ({}),
    "pass.void": () => ({ reason: "改期" }),
    "pass.reconcile": () => ({
      period: at(["day", "week"] as const, which),
      date: siteDate(nowMs, zone),
      note: "",
    }),
    "unit.add": () => ({ code: unit, state: "occupied" }),
    "unit.change-state": () => ({ to: at(["vacant", "occupied", "decorating"] as const, how), reason: "" }),
    "unit.remove": () => ({ reason: "录错" }),
    "person.add": () => ({
      unit,
      name: at(names, which),
      relation: at(["owner", "tenant", "helper"] as const, how),
      phones: "19900003333",
      documentType: null,
      document: "",
      documentOverridden: false,
      moveIn: "",
      emergencyContact: "",
      emergencyPhones: "",
      note: "",
    }),
    "person.correct": () => {
      const field = at(["name", "note", "unit", "moveIn"] as const, which);
      const to = { name: at(names, how), note: "备注", unit, moveIn: "2020-02-29" };
      return { field, to: to[field], reason: "笔误", documentOverridden: false };
    },
    "person.add-phone": () => ({ phone: `1990000${String(1000 + (how % 9000))}` }),
    "person.remove-phone": () => ({ index: 0, masked: "3333", reason: "停机" }),
    "person.move-out": () => ({ on: "", reason: "搬走" }),
    "person.authorise": () => ({
      until: nowMs + how * 60 * MINUTE + 1,
      kinds: ["helper"],
      by: "业主",
      note: "",
    }),
    "person.end-authorisation": () => ({ reason: "不再来" }),
    "vehicle.add": () => ({ unit, plate: at(plates.slice(1), which), owner: null }),
    "vehicle.remove": () => ({ reason: "" }),
    "directory.import-row": () => ({
      entry: {
        unit,
        unitState: "occupied",
        person: {
          name: at(names, which),
          relation: "owner",
          relationWord: null,
          phones: ["19900004444"],
          document: null,

          plates: which % 3 === 0 ? ["粤B54321"] : [],
          moveIn: null,
          moveOut: null,
          emergencyContact: null,
          emergencyPhones: [],
          note: null,
        },
      },
      fillOnly: how % 2 === 0,
    }),
    "staff.add": () => ({
      name: at(names, how),
      number: String(which),
      role: at(roles, how),
      department: "",
      pin: "571938",
    }),
    "staff.change-role": () => ({ role: at(roles, how), reason: "调岗" }),
    "staff.correct": () => ({ field: "department", to: at(names, how), reason: "" }),
    "staff.disable": () => ({ reason: "离职" }),
    "staff.enable": () => ({ reason: "复职" }),
    "site.change-setting": () => ({ key: "arrivalMinutes", value: 5 + (how % 60) }),
  };
  const make = inputs[command];
  if (make === undefined) throw new Error(`no input for ${command}`);
  return make();
}
