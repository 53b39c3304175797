import type { CommandInput } from "../../../shared/contract/commands.ts";
import type { Home } from "./neighbourhood.ts";
import type { Random } from "./random.ts";

export type OrderForm = CommandInput<"work-order.take">;

interface Fault {
  readonly fault: string;
  readonly location: string;
  readonly grade: "urgent" | "normal" | "booked";
  readonly result: string;
  readonly charge: "free" | "paid" | "warranty";
}

const indoor: readonly [Fault, ...Fault[]] = [
  {
    fault: "厨房水龙头漏水",
    location: "厨房",
    grade: "normal",
    result: "更换阀芯，试水正常",
    charge: "paid",
  },
  {
    fault: "卫生间地漏返水",
    location: "卫生间",
    grade: "urgent",
    result: "疏通主管，冲洗干净",
    charge: "free",
  },
  {
    fault: "入户电闸跳闸，合不上",
    location: "配电箱",
    grade: "urgent",
    result: "更换漏电开关",
    charge: "free",
  },
  { fault: "客厅灯不亮", location: "客厅", grade: "normal", result: "更换镇流器", charge: "paid" },
  { fault: "马桶水箱一直流水", location: "卫生间", grade: "normal", result: "更换进水阀", charge: "paid" },
  {
    fault: "天花板渗水",
    location: "主卧",
    grade: "urgent",
    result: "楼上接头松动，已紧固并观察",
    charge: "warranty",
  },
  { fault: "阳台推拉门卡住", location: "阳台", grade: "booked", result: "更换滑轮", charge: "warranty" },
  { fault: "对讲机没有声音", location: "玄关", grade: "normal", result: "更换听筒线", charge: "free" },
  {
    fault: "燃气报警器误报",
    location: "厨房",
    grade: "urgent",
    result: "清洁探头，复测正常",
    charge: "free",
  },
  {
    fault: "热水器不点火",
    location: "厨房",
    grade: "booked",
    result: "更换电池，告知联系厂家保养",
    charge: "free",
  },
];

const shared: readonly [Fault, ...Fault[]] = [
  { fault: "感应灯不亮", location: "12 层走廊", grade: "normal", result: "更换感应开关", charge: "free" },
  { fault: "单元门关不上", location: "大堂", grade: "urgent", result: "调整闭门器", charge: "free" },
  {
    fault: "电梯按钮失灵",
    location: "2 号梯",
    grade: "urgent",
    result: "维保单位更换按钮板",
    charge: "free",
  },
  {
    fault: "车库积水",
    location: "负一层 B 区",
    grade: "urgent",
    result: "启动潜水泵，清理集水井",
    charge: "free",
  },
  { fault: "道闸不抬杆", location: "南门", grade: "urgent", result: "更换遥控接收模块", charge: "free" },
  {
    fault: "儿童乐园秋千松动",
    location: "中庭",
    grade: "normal",
    result: "加固螺栓，已挂牌检查",
    charge: "free",
  },
];

const publicAreas = ["1 栋", "3 栋 2 单元", "5 栋", "地下车库", "南门", "中庭"] as const;

/** What is still open when the desk opens: each a thing of its own. */
export const homeFaults = {
  tap: "厨房水龙头漏水",
  fuse: "入户电闸跳闸，合不上",
  cistern: "马桶水箱一直流水",
} as const;
export type HomeFault = keyof typeof homeFaults;

export interface Repair {
  readonly form: OrderForm;
  readonly result: string;
}

/**
 * 报修 as a clerk takes it: mostly a resident's, now and then something in a public area. `known` is a certain
 * fault at home.
 */
export function newRepair(random: Random, home: Home, technician: string | null, known?: HomeFault): Repair {
  const isPublic = known === undefined && random.chance(0.22);
  const any = random.pick(isPublic ? shared : indoor);
  const found = known === undefined ? any : indoor.find((one) => one.fault === homeFaults[known]);
  const { fault, location, grade, result, charge } = found ?? any;
  const [resident] = home.people;
  const form: OrderForm = {
    channel: isPublic
      ? random.weighted({ patrol: 70, phone: 30, visit: 0, online: 0 })
      : random.weighted({ phone: 70, visit: 18, online: 12, patrol: 0 }),
    reporter: isPublic ? "秩序巡逻" : (resident?.name ?? "住户"),
    phone: isPublic ? "" : (resident?.phone ?? ""),
    resident: null,
    unit: isPublic ? "" : home.code,
    publicArea: isPublic ? random.pick(publicAreas) : "",
    location,
    fault,
    grade,
    area: isPublic ? "public" : "indoor",
    charge,
    appointment: null,
    dispatch: true,
    technician,
    reworkOf: null,
    late: null,
  };
  return { form, result };
}

export const lateReasons = [
  "上一单还在处理，师傅脱不开身",
  "要先去仓库领配件",
  "两单同时急修，先处理漏水",
  "电梯故障，师傅走楼梯",
] as const;

/** What a resident says in the follow-up call, and how many points (REP-3). */
export function opinion(random: Random): { readonly answer: string; readonly satisfaction: number } {
  const satisfaction = Number(random.weighted({ "5": 62, "4": 25, "3": 9, "2": 3, "1": 1 }));
  const answers = {
    5: ["已修好，很满意", "师傅很专业，没有再漏", "速度快，谢谢"],
    4: ["修好了，可以", "没有问题"],
    3: ["修好了，就是等得久了点", "还行"],
    2: ["修了两次才好", "师傅来晚了"],
    1: ["还是有点渗水，请再来看看"],
  } as const;
  const words = answers[satisfaction as keyof typeof answers];
  return { answer: words[random.int(0, words.length - 1)] ?? words[0], satisfaction };
}
