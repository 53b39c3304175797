import { sha256Hex } from "../../shared/kernel/sha256.ts";
import { siteDate } from "../../shared/kernel/site-time.ts";
import type { CommandInput, CommandName } from "../../shared/contract/commands.ts";
import {
  hazardBatchRegister,
  hazardIssueRegister,
  signedText as hazardText,
  standardGoods,
  substanceRegister,
} from "../../shared/modules/hazards/index.ts";
import { dutyLineRegister } from "../../shared/modules/duty-log/index.ts";
import { keyRegister } from "../../shared/modules/keys/index.ts";
import { itemsDigest, passRegister, signedText as passText } from "../../shared/modules/passes/index.ts";
import { postRegister } from "../../shared/modules/site/index.ts";
import { itemKey, shiftRegister, signedDigest } from "../../shared/modules/shifts/index.ts";
import type { AnyRegister } from "../../shared/kernel/register.ts";
import type { Bench } from "../fixtures/host.ts";

/** Some input of a command, or of any that is not named. */
export type Inputs = { readonly [Name in CommandName]?: () => CommandInput<Name> };

/** What an input is made from: the step's two numbers, the record it is tried on, and records that there are. */
export interface Given {
  readonly which: number;
  readonly how: number;
  readonly bench: Bench;
  readonly id: string | null;
  readonly known: ReadonlyMap<string, readonly string[]>;
}

const MINUTE = 60_000;
const strokes = { width: 300, height: 120, lines: "10,10 60,40;80,20 90,90" };
const zone = "Asia/Shanghai";

/** One of the list, whatever the number. */
export function at<T>(list: readonly T[], index: number): T {
  const item = list[index % list.length];
  if (item === undefined) throw new Error("nothing to choose from");
  return item;
}

const reader =
  ({ bench, id }: Given) =>
  <State>(register: AnyRegister<State>, of: string | null = id): State =>
    bench.core().store.folded(register, of ?? "").state;

/** Hazardous goods, from the catalogue to the return. */
export function hazardInputs(given: Given): Inputs {
  const { which, how, bench, known } = given;
  const state = reader(given);
  const nowMs = bench.clock.nowMs();
  const figures = () => {
    const { qty } = state(hazardIssueRegister);
    const used = qty === 0 ? 0 : how % (qty + 1);
    return { used, returned: qty - used, spilt: 0 };
  };
  const people = bench.core().lookups.staff(["clerk", "technician", "foreman", "supervisor", "manager"]);
  return {
    "substance.add-standard": () => ({ names: standardGoods.map(({ name }) => name) }),
    "substance.correct": () => ({ field: "location", to: `柜 ${how % 5}`, reason: "" }),
    "substance.retire": () => ({ reason: "停用" }),
    "substance.restore": () => ({}),
    "hazard-batch.draw": () => ({
      substance: bench.core().lookups.naturalId("substance", at(standardGoods, which).name),
      batch: `P${how % 3}`,
      expiry: how % 7 === 0 ? "2099-12-31" : null,
      qty: 100 + which,
      from: "总仓",
      late: null,
    }),
    "hazard-batch.count": () => {
      const counted = Math.max(0, state(hazardBatchRegister).balance - (how % 3));
      return { counted, explanation: "盘点", witness: "何秀英", late: null };
    },
    "hazard-batch.write-off": () => ({
      qty: 1 + (how % 20),
      to: "危废公司",
      reason: "过期",
      witness: "何秀英",
      late: null,
    }),
    "hazard-batch.correct": () => ({ field: "expiry", to: how % 2 === 0 ? "2098-01-31" : "", reason: "" }),
    "hazard-batch.settle-balance": () => ({ counted: how % 500, reason: "当场复核" }),
    "hazard-issue.issue": () => {
      const batches = known.get("hazard-batch") ?? [];
      const batch = batches.length === 0 ? bench.core().newId() : at(batches, which);
      const { substance, batch: name, balance } = state(hazardBatchRegister, batch);
      const goods = state(substanceRegister, substance);
      const form = {
        batch,
        qty: 1 + (how % Math.max(1, balance)),
        use: "消毒",
        place: "3 栋电梯",
        user: { staffId: null, name: "何秀英" },
        witness: "保洁班长",
        ppeChecked: true,
        lentTo: "",
        lentReason: "",
        userSignature: strokes,
        issuerSignature: null,
        late: null,
      };
      const { use, place, witness, ppeChecked, qty, user } = form;
      const shown = { use, place, witness, ppeChecked, qty, userName: user.name, lent: null };
      const text = hazardText({ ...shown, substanceName: goods.name, batch: name, unit: goods.unit });
      return { ...form, digest: sha256Hex(text) };
    },
    "hazard-issue.return": () => ({
      ...figures(),
      receiver: how % 4 === 0 ? at(people, which).id : bench.clerk.id,
      anomaly: how % 5 === 0 ? "瓶口渗漏" : "",
      late: null,
    }),
    "hazard-issue.settle-return": () => ({ ...figures(), reason: "查过登记" }),
    "hazard-issue.report-anomaly": () => ({ text: "有异味", late: null }),
    "hazard-issue.handle-anomaly": () => {
      const open = state(hazardIssueRegister).anomalies;
      return { anomaly: open.length === 0 ? bench.core().newId() : at(open, which).id, measure: "已通风" };
    },
    "hazard-issue.correct": () => ({ field: "place", to: `${how % 9} 栋`, reason: "笔误" }),
    "hazard-issue.void": () => ({ reason: `未领走 ${nowMs % 7}` }),
  };
}

/** A post's shift and its handover, step by step. */
export function shiftInputs(given: Given): Inputs {
  const { which, how, bench } = given;
  const { lookups, desk } = bench.core();
  const state = reader(given);
  const nowMs = bench.clock.nowMs();
  const open = () => lookups.openItems(desk.postId, nowMs);
  return {
    "post.list-property": () => ({
      items: [
        { item: "对讲机", expected: 1 + (how % 3) },
        { item: "雨伞", expected: 12 },
      ],
    }),
    "shift.open": () => ({ post: desk.postId }),
    "shift.join": () => ({}),
    "shift.note-weather": () => ({ weather: at(["晴", "多云", "小雨"], how) }),
    "shift.begin-handover": () => ({}),
    "shift.withdraw-handover": () => ({ reason: "点错" }),
    "shift.arrive": () => ({}),
    "shift.tidy": () => ({}),
    "shift.count-property": () => ({
      items: state(postRegister, desk.postId).property.map(({ item, expected }) => {
        const actual = Math.max(0, expected - (how % 2));
        return { item, actual, state: "good" as const, explanation: "借出" };
      }),
    }),
    "shift.count-keys": () => ({
      items: lookups
        .deskKeys(desk.postId)
        .map(({ code, expected }) => ({ code, present: expected, explanation: "" })),
    }),
    "shift.count-mail": () => ({ letters: how % 4, papers: 0, parcels: which % 9, note: "" }),
    "shift.count-cash": () => ({ amount: 50_000 + (how % 2), explanation: "找零" }),
    "shift.read-log": () => {
      const { postId, openedAtMs } = state(shiftRegister);
      return { lines: postId === "" ? 0 : lookups.dutyLog.linesSince(postId, openedAtMs) };
    },
    "shift.follow-items": () => ({
      items: open().map((item) => ({
        key: itemKey(item),
        followedBy: bench.clerk.id,
        due: item.dueMs,
        why: "师傅处理中",
      })),
    }),
    "shift.check-area": () => ({ result: "tidy", note: "" }),
    "shift.override": () => ({ reason: "接班人继续跟进" }),
    "shift.sign": () => ({
      side: how % 2 === 0 ? "outgoing" : "incoming",
      strokes,
      digest: signedDigest(state(shiftRegister), open().map(itemKey)),
    }),
    "shift.settle-handover": () => ({ reason: "以先签的为准" }),
  };
}

/** What follows a pass that was submitted, a line that was written, a loan that clashed. */
export function laterInputs(given: Given): Inputs {
  const { which, how, bench } = given;
  const state = reader(given);
  const nowMs = bench.clock.nowMs();
  const superiors = bench.core().lookups.staff(["supervisor", "manager"]);
  const superior = superiors.length === 0 ? "nobody" : at(superiors, which).id;
  return {
    "pass.sign": () => ({ strokes, digest: sha256Hex(passText(state(passRegister))), late: null }),
    "pass.refuse": () => ({ reason: "物品不清" }),
    "pass.owner-sign": () => ({ name: "陈立", strokes, digest: sha256Hex(passText(state(passRegister))) }),
    "pass.release": () => {
      const { items } = state(passRegister);
      const actual = items.map(({ qty }, place) => (place === how % 7 ? Math.max(0, qty - 1) : qty));
      return { actual, via: "number", items: itemsDigest(items), note: "少一件", late: null };
    },
    "pass.turn-back": () => ({ reason: "与清单不符" }),
    "pass.print": () => ({ paper: "A5" }),
    "pass.return-slips": () => ({ slips: ["gate"] }),
    "pass.correct": () => ({
      field: at(["reason", "owner", "moverDocument", "items.0.qty", "actual.0", "unit"], how),
      to: at(["搬家", "陈立", "3", "3-2-1201"], which),
      reason: "写错",
    }),
    "pass.settle-conflict": () => ({ reason: "查过监控" }),
    "duty-line.assign": () => ({ staff: superior }),
    "duty-line.report": () => ({
      to: superior,
      way: "phone",
      emergency: "急",
      instruction: how % 2 === 0 ? "先处理" : "",
    }),
    "duty-line.instruct": () => ({ from: superior, instruction: "马上去看" }),
    "duty-line.settle-reading": () => {
      const open = state(dutyLineRegister).crossings;
      const fields = ["text", "result", "category", "unit"] as const;
      const field = fields.find((name) => open.some((crossing) => crossing.field === name)) ?? "text";
      const to = { text: "核定的内容", result: "核定的结果", category: "other", unit: "1-1-101" }[field];
      return { field, to, reason: "核对录音" };
    },
    "key.settle-loan": () => {
      const open = state(keyRegister).clashes;
      const clash = open.length === 0 ? null : at(open, which);
      return { clash: clash?.id ?? "none", holds: clash?.loans.slice(0, how % 2) ?? [], reason: "当面点过" };
    },
    "tariff-item.add": () => ({ name: `换锁芯 ${which % 5}`, unit: "次", price: which, labour: how }),
    "tariff-item.price": () => ({ price: how, labour: which, reason: "调价" }),
    "tariff-item.retire": () => ({ reason: "不再做" }),
    "tariff-item.restore": () => ({ reason: "又做了" }),
    "hold.place": () => ({
      target: "unit",
      record: null,
      unit: "1-1-101",
      name: "",
      phone: "",
      reason: `派出所调查 ${siteDate(nowMs - how * MINUTE, zone)}`,
    }),
    "hold.lift": () => ({ reason: "结案" }),
  };
}
