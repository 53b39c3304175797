import type { Founding } from "../../electron/host/setup.ts";
import type { CommandInput } from "../../shared/contract/commands.ts";
import { ADMIN_PIN, PIN } from "../fixtures/host.ts";

export const firstStart: Founding = {
  siteName: "阳光花园",
  timeZone: "Asia/Shanghai",
  postName: "大堂前台",
  deskCode: "A",
  adminName: "陈静",
  adminPin: ADMIN_PIN,
  clerkName: "张敏",
  clerkPin: PIN,
};

export const visitor: CommandInput<"visit.register"> = {
  name: "陈立",
  sex: null,
  partySize: 1,
  company: "",
  category: "guest",
  documentType: "id-card",
  document: "990000199003070017",
  documentOverridden: true,
  phone: "19900002046",
  plate: "",
  purpose: "探访",
  goods: "",
  unit: "3-2-1201",
  department: "",
  host: "张女士",
  consent: { method: "intercom", answer: "agreed", by: "张女士", authorisation: null },
  emergency: null,
  badge: "",
  seconds: 23,
  carry: null,
  late: null,
};
