import type { Founding } from "../../electron/host/setup.ts";
import { ADMIN_PIN, PIN } from "../fixtures/host.ts";
import { visitForm } from "../fixtures/visit-form.ts";

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

export const visitor = visitForm({
  documentType: "id-card",
  document: "990000199003070017",
  documentOverridden: true,
  phone: "19900002046",
});
