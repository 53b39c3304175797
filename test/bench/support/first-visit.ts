import type { CommandInput } from "../../../shared/contract/commands.ts";

/** What a clerk types for somebody who was never here; name, phone, document and plate come beside it. */
export const firstVisit: Omit<CommandInput<"visit.register">, "name" | "phone" | "document" | "plate"> = {
  sex: null,
  partySize: 1,
  company: "",
  category: "guest",
  documentType: "id-card",
  documentOverridden: true,
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
