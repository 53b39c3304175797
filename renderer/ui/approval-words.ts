import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { ApprovalView } from "../../shared/contract/approvals.ts";
import type { ShownFact } from "../../shared/modules/approvals/index.ts";
import { errorsZhCN } from "../app/i18n/errors.zh-CN.ts";
import { useZone } from "../app/program.ts";
import { approvalsZhCN } from "../modules/approvals/words.zh-CN.ts";
import { keysZhCN } from "../modules/keys/words.zh-CN.ts";
import { timeWords } from "./time-words.ts";
import { useNow } from "./use-now.ts";
import type { Tone } from "./status-tag.tsx";

const { commands, fields, carryOut } = approvalsZhCN;
const { consent } = keysZhCN;

function wordOf<Words extends object>(words: Words, key: string): keyof Words | null {
  return Object.hasOwn(words, key) ? (key as keyof Words) : null;
}

const named = (command: string): string => (command.endsWith(".reveal") ? "reveal" : command);

/** What was asked, in the register's own words. */
export function commandWords({ command }: ApprovalView, t: TFunction): string {
  return t(`approvals.commands.${wordOf(commands, named(command)) ?? "other"}`);
}

/** The button that does what was approved. */
export function carryOutWords({ command }: ApprovalView, t: TFunction): string {
  return t(`approvals.carryOut.${wordOf(carryOut, named(command)) ?? "other"}`);
}

export const approvalTones: Readonly<Record<ApprovalView["status"], Tone>> = {
  waiting: "blue",
  approved: "green",
  refused: "red",
  withdrawn: "grey",
  "carried-out": "grey",
  lapsed: "red",
  expired: "amber",
};

function fieldWords(value: string, t: TFunction): string {
  const [field = ""] = value.split(".");
  return t(`approvals.fields.${wordOf(fields, field) ?? "other"}`);
}

/** One line of what the approver reads, as words. */
export function useShownWords(): (fact: ShownFact) => string {
  const { t } = useTranslation();
  const zone = useZone();
  const nowMs = useNow(60_000);
  return ({ name, value }) => {
    switch (name) {
      case "dueAt":
      case "consentAt":
      case "occurredAt":
        return timeWords(Number(value), nowMs, zone, t);
      case "consent": {
        const method = wordOf(consent, value);
        return method === null ? value : t(`keys.consent.${method}`);
      }
      case "field":
        return fieldWords(value, t);
      case "quantity": {
        const [count = "", unit] = value.split(" ");
        return t("hazards.qty", { count, unit: t(`hazards.unit.${unit as "g"}`) });
      }
      default:
        return value;
    }
  };
}

/** Where a request stands, as a sentence that says what was done and what to do. */
export function statusWords(view: ApprovalView, t: TFunction): string {
  const { status, answers, reason } = view;
  const given = answers.find(({ kind }) => kind === "approved");
  const refused = answers.find(({ kind }) => kind === "refused");
  switch (status) {
    case "approved":
      return t(view.mayCarryOut ? "approvals.says.approved" : "approvals.says.approvedElsewhere", {
        name: given?.by ?? "",
        desk: given?.desk ?? "",
      });
    case "refused":
      return t("approvals.says.refused", {
        name: refused?.by ?? "",
        desk: refused?.desk ?? "",
        reason: refused?.reason ?? "",
      });
    case "withdrawn":
      return t("approvals.says.withdrawn", { reason });
    case "carried-out":
      return t("approvals.says.carried-out", { name: given?.by ?? "" });
    case "lapsed": {
      const code = wordOf(errorsZhCN, view.code);
      return view.why === "changed" || code === null
        ? t("approvals.says.changed")
        : t("approvals.says.impossible", { why: t(`errors.${code}`) });
    }
    case "waiting":
    case "expired":
      return t(`approvals.says.${status}`);
  }
}
