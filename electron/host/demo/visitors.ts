import type { CommandInput } from "../../../shared/contract/commands.ts";
import {
  inventedIdentityNumber,
  inventedName,
  inventedPhone,
  inventedPlate,
  politely,
} from "./invented-people.ts";
import type { Helper, Home } from "./neighbourhood.ts";
import type { Random } from "./random.ts";

export type VisitForm = CommandInput<"visit.register">;
export type VisitCategory = VisitForm["category"];

/** Somebody who may come again. */
export interface Visitor {
  readonly name: string;
  readonly sex: "male" | "female";
  readonly category: VisitCategory;
  readonly company: string;
  readonly phone: string;
  readonly document: string;
  readonly plate: string;
  /** Where they usually go; "" where it differs. */
  readonly unit: string;
  readonly personId: string | null;
}

const companies: Readonly<Record<VisitCategory, readonly [string, ...string[]]>> = {
  guest: [""],
  delivery: ["迅达速递", "蜂巢外卖", "云鹿快运", "邻里生鲜"],
  contractor: ["宏筑装饰", "安居家装", "蓝天空调安装", "华庭门窗"],
  helper: ["洁净家政", "", "好帮手家政"],
  viewing: ["安居房产", "城南置业"],
  official: ["燃气公司", "供电所", "街道办事处", "自来水公司"],
  other: [""],
};

const purposes: Readonly<Record<VisitCategory, readonly [string, ...string[]]>> = {
  guest: ["探访", "聚餐", "接人", "送东西"],
  delivery: ["送外卖", "送快递", "送生鲜"],
  contractor: ["水电改造", "贴砖", "安装橱柜", "安装空调", "清运装修垃圾"],
  helper: ["保洁", "做饭", "带孩子"],
  viewing: ["看房"],
  official: ["抄表", "安全检查", "入户走访"],
  other: ["办事", "取物"],
};

const shares: Readonly<Record<VisitCategory, number>> = {
  delivery: 34,
  guest: 26,
  helper: 12,
  contractor: 10,
  viewing: 8,
  official: 5,
  other: 5,
};

export function newVisitor(random: Random, category: VisitCategory = random.weighted(shares)): Visitor {
  const courier = category === "delivery";
  const drives = category === "guest" || category === "contractor" ? 0.4 : 0.05;
  return {
    name: inventedName(random),
    sex: random.chance(courier || category === "contractor" ? 0.85 : 0.5) ? "male" : "female",
    category,
    company: random.pick(companies[category]),
    phone: courier || random.chance(0.7) ? inventedPhone(random) : "",
    document: courier ? "" : inventedIdentityNumber(random),
    plate: random.chance(drives) ? inventedPlate(random) : "",
    unit: "",
    personId: null,
  };
}

/** A home helper whom the directory knows. */
export function helperAsVisitor(helper: Helper, random: Random): Visitor {
  const { name, unit, phone, personId } = helper;
  return { ...newVisitor(random, "helper"), company: "", name, unit, phone, personId };
}

/** The form as a clerk fills it in for this visitor. */
export function visitForm(random: Random, visitor: Visitor, home: Home, badge: string): VisitForm {
  const { name, sex, category, company, phone, document, plate, personId } = visitor;
  const host = home.people[0]?.name ?? "";
  const answer = random.weighted({ agreed: 90, "not-reached": 4, refused: 3, awaiting: 3 });
  const by = answer === "agreed" || answer === "refused" ? politely(host, random) : "";
  const method = random.weighted({ intercom: 60, phone: 30, "in-person": 10 });
  return {
    name,
    sex,
    partySize: category === "guest" || category === "contractor" ? random.int(1, 4) : 1,
    company,
    category,
    documentType: document === "" ? null : "id-card",
    document,
    documentOverridden: false,
    phone,
    plate,
    purpose: random.pick(purposes[category]),
    goods: category === "contractor" && random.chance(0.4) ? "工具箱 1 个" : "",
    unit: home.code,
    department: "",
    host,
    consent:
      personId === null
        ? { method, answer, by, authorisation: null }
        : { method: "standing", answer: "agreed", by: host, authorisation: personId },
    emergency: null,
    badge,
    seconds: document === "" ? random.int(9, 30) : random.int(18, 74),
    carry: null,
    late: null,
  };
}

/** How long somebody stays, minutes; a few forget the time (VIS-3). */
export function stayMinutes(random: Random, category: VisitCategory): number {
  const [from, to]: readonly [number, number] = {
    delivery: [5, 22],
    guest: [35, 200],
    contractor: [90, 260],
    helper: [90, 200],
    viewing: [25, 85],
    official: [15, 80],
    other: [10, 60],
  }[category] as [number, number];
  return random.int(from, to) + (random.chance(0.03) ? random.int(20, 90) : 0);
}
