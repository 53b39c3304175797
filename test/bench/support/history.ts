import { hash } from "node:crypto";
import { EMPTY_HEAD, type ChainHead } from "../../../shared/kernel/chain.ts";
import { eventText, type Envelope } from "../../../shared/kernel/event.ts";
import { deviceId, uuid7 } from "../../../shared/kernel/ids.ts";
import type { NewEvent } from "../../../shared/kernel/register.ts";
import { emitter } from "../../../shared/kernel/register.ts";
import { siteDateCompact } from "../../../shared/kernel/site-time.ts";
import { categories, visitEvents } from "../../../shared/modules/visits/index.ts";
import type { PulledRun } from "../../../electron/host/store/apply.ts";
import type { SealedRow } from "../../../electron/host/store/event-log.ts";
import { newVaultId, seal } from "../../../electron/host/vault/seal.ts";
import type { Keys } from "../../../electron/host/vault/keys.ts";
import { createRandom, type Random } from "./random.ts";

const emit = emitter(visitEvents);
const FIRST_DAY = Date.UTC(2023, 0, 1, 0, 0);
const BETWEEN_VISITS_MS = 90_000;
/** Of two visits one waits for the resident's answer, which is sealed too: three of five events have personal data. */
export const EVENTS_PER_VISIT = 2.5;
const SURNAMES = Array.from(
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余",
);
const GIVEN = Array.from(
  "伟芳敏静丽强磊军洋勇艳杰娟涛明超霞平刚辉玲建华鹏飞红梅鑫波斌宇浩凯健俊帆雪琳晨欣怡佳颖婷慧莹洁",
);
const PURPOSES = ["探访", "送快递", "安装宽带", "维修空调", "看房", "家政服务", "送餐", "亲友聚会"];

export interface Visitor {
  readonly name: string;
  readonly phone: string;
  readonly document: string;
  readonly plate: string;
}

/** The people who come: 50,000, some of them often. */
export function visitors(random: Random, count = 50_000): readonly Visitor[] {
  return Array.from({ length: count }, (_, n) => ({
    name: random.pick(SURNAMES) + random.pick(GIVEN) + (n % 4 === 0 ? "" : random.pick(GIVEN)),
    phone: `199000${String(n % 100_000).padStart(5, "0")}`,
    document: `99000019${60 + random.below(40)}0101${String(n % 10_000).padStart(4, "0")}`,
    plate: n % 3 === 0 ? `粤B${String(10_000 + (n % 89_000))}` : "",
  }));
}

function registered(
  random: Random,
  people: readonly Visitor[],
  number: string,
  at: number,
  answer: "agreed" | "awaiting",
): NewEvent {
  // Squared: few come often, many once.
  const visitor = people[Math.floor(random.next() ** 2 * people.length)];
  if (visitor === undefined) throw new Error("nobody");
  const unit = `${1 + random.below(12)}-${1 + random.below(3)}-${1 + random.below(28)}0${1 + random.below(4)}`;
  const { plate, ...person } = visitor;
  return emit(
    "registered",
    {
      number,
      timeIn: at,
      category: random.pick(categories),
      partySize: 1 + random.below(3),
      sex: null,
      company: "",
      purpose: random.pick(PURPOSES),
      goods: "",
      unit,
      department: "",
      badge: "",
      documentType: "id-card",
      documentOverridden: false,
      consent: { method: "intercom", answer, at, authorisation: null },
      emergency: null,
      leaveBy: at + 7_200_000,
      seconds: 15 + random.below(60),
      late: null,
    },
    {
      ...person,
      ...(plate === "" ? {} : { plate }),
      host: "张女士",
      ...(answer === "agreed" ? { consentBy: "张女士" } : {}),
    },
  );
}

/** Whose log goes on, and from where. */
export interface Writer {
  readonly device: string;
  readonly head: ChainHead;
}

/**
 * A log of so many visits, sealed with the site's keys, in stretches of `batch` events: another desk's from its
 * beginning, or the given one's further on.
 */
export function* history(keys: Keys, visits: number, batch: number, writer?: Writer): Generator<PulledRun> {
  const random = createRandom(20_261_123);
  const people = visitors(random);
  const device = writer?.device ?? deviceId(random.bytes(10));
  const actor = uuid7(FIRST_DAY, random.bytes(16));
  let head = writer?.head ?? EMPTY_HEAD;
  let texts: string[] = [];
  let vault: SealedRow[] = [];
  const add = (event: NewEvent, id: string, rev: number, at: number): void => {
    let { data } = event;
    if (event.personal !== null) {
      const vaultId = newVaultId(at, random.bytes);
      const sealed = seal(vaultId, event.personal, keys.vault);
      vault.push({ id: vaultId, cipher: sealed.cipher });
      data = { ...data, sealed: { vault: vaultId, hash: sealed.hash } };
    }
    const envelope: Envelope = {
      device,
      seq: head.seq + 1,
      rev,
      at,
      actor,
      cmd: uuid7(at, random.bytes(16)),
      kind: "visit",
      id,
      type: event.type,
      v: event.v,
      data,
      prev: head.hash,
    };
    const text = eventText(envelope);
    head = { seq: envelope.seq, hash: hash("sha256", text) };
    texts.push(text);
  };
  let day = "";
  let running = 0;
  for (let n = 0; n < visits; n += 1) {
    const at = FIRST_DAY + n * BETWEEN_VISITS_MS;
    const today = siteDateCompact(at, "Asia/Shanghai");
    running = today === day ? running + 1 : 1;
    day = today;
    const id = uuid7(at, random.bytes(16));
    const number = `LF-${today}-B-${String(running).padStart(3, "0")}`;
    const waits = n % 2 === 0;
    add(registered(random, people, number, at, waits ? "awaiting" : "agreed"), id, 1, at);
    if (waits) {
      const answer = { method: "phone", answer: "agreed", at: at + 30_000, authorisation: null } as const;
      add(emit("answered", { ...answer, leaveBy: at + 7_200_000 }, { by: "张女士" }), id, 2, at + 30_000);
    }
    add(emit("left", { at: at + 60_000, badgeReturned: null, late: null }), id, waits ? 3 : 2, at + 60_000);
    if (texts.length >= batch || n === visits - 1) {
      yield { device, texts, vault };
      texts = [];
      vault = [];
    }
  }
}
