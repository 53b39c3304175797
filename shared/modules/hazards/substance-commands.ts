import { z } from "zod";
import { defineCommand, type DecideContext, type Lookups } from "../../kernel/command.ts";
import { longText, requiredLongText, requiredShortText, shortText } from "../../kernel/fields.ts";
import { emitter, type NewEvent } from "../../kernel/register.ts";
import { ok, refuse, type DomainError } from "../../kernel/result.ts";
import { toHalfWidth } from "../../kernel/text.ts";
import {
  isCasNumber,
  normaliseUn,
  pictograms,
  quantityUnits,
  signalWords,
  standardGoods,
  type Goods,
} from "./goods.ts";
import { quantity, substanceEvents } from "./schema.ts";
import {
  correctableGoods,
  substanceRegister,
  type CorrectableGoods,
  type SubstanceState,
} from "./substance-fold.ts";

const emit = emitter(substanceEvents);

/** A substance's id: the same name is the same substance on every desk (0005). */
export function substanceId(lookups: Lookups, name: string): string {
  return lookups.naturalId("substance", toHalfWidth(name).replaceAll(/\s/gu, "").toLowerCase());
}

/** The substance with this id, entered and still in use. */
export function usableSubstance(lookups: Lookups, id: string): SubstanceState | null {
  const known = lookups.state(substanceRegister, id);
  return known === null || known.name === "" || known.retired ? null : known;
}

function added(goods: Goods, context: DecideContext): NewEvent {
  const event = emit("added", { ...goods, pictograms: [...goods.pictograms], at: context.nowMs });
  return { ...event, id: substanceId(context.lookups, goods.name) };
}

function isKnown(lookups: Lookups, name: string): boolean {
  const known = lookups.state(substanceRegister, substanceId(lookups, name));
  return known !== null && known.name !== "";
}

function codeProblem({ cas, un }: { readonly cas: string; readonly un: string }): DomainError | null {
  if (cas !== "" && !isCasNumber(toHalfWidth(cas))) return { code: "cas-impossible", field: "cas" };
  if (un !== "" && normaliseUn(toHalfWidth(un)) === null) return { code: "un-impossible", field: "un" };
  return null;
}

/** 加入常用危险品 (HAZ-1): those of the five that are wanted and not there yet. */
export const addStandardGoods = defineCommand({
  name: "substance.add-standard",
  register: substanceRegister,
  target: "new",
  input: z.object({ names: z.array(shortText).min(1).max(20) }),
  decide: (_state, { names }, context) => {
    const missing = standardGoods.filter(
      ({ name }) => names.includes(name) && !isKnown(context.lookups, name),
    );
    return missing.length === 0 ? refuse("no-change") : ok(missing.map((goods) => added(goods, context)));
  },
});

/** 新增危险品: the list can grow (HAZ-1). */
export const addSubstance = defineCommand({
  name: "substance.add",
  register: substanceRegister,
  target: "new",
  input: z.object({
    name: requiredShortText,
    cas: shortText,
    un: shortText,
    unit: z.enum(quantityUnits),
    spec: shortText,
    pictograms: z.array(z.enum(pictograms)).max(pictograms.length),
    signalWord: z.enum(signalWords),
    location: shortText,
    safetyDataSheet: shortText,
    minimum: quantity,
  }),
  decide: (_state, input, context) => {
    if (isKnown(context.lookups, input.name)) return refuse("substance-exists", "name");
    const problem = codeProblem(input);
    if (problem !== null) return { ok: false, error: problem };
    const goods = {
      ...input,
      cas: toHalfWidth(input.cas),
      un: normaliseUn(toHalfWidth(input.un)) ?? "",
      pictograms: pictograms.filter((one) => input.pictograms.includes(one)),
    };
    return ok([added(goods, context)]);
  },
});

/** A field of the catalogue as the text that 更正 shows. */
export function goodsText(goods: Goods, field: CorrectableGoods): string {
  return field === "pictograms" ? goods.pictograms.join(",") : String(goods[field]);
}

function correctedText(field: CorrectableGoods, to: string): string | DomainError {
  const plain = toHalfWidth(to);
  switch (field) {
    case "name":
      return to === "" ? { code: "required", field: "to" } : to;
    case "cas":
      return plain === "" || isCasNumber(plain) ? plain : { code: "cas-impossible", field: "to" };
    case "un":
      return plain === "" ? "" : (normaliseUn(plain) ?? { code: "un-impossible", field: "to" });
    case "pictograms": {
      const named = plain.split(",").filter((one) => one !== "");
      const known = pictograms.filter((one) => named.includes(one));
      return known.length === named.length ? known.join(",") : { code: "bad-input", field: "to" };
    }
    case "signalWord":
      return signalWords.some((word) => word === plain) ? plain : { code: "bad-input", field: "to" };
    case "minimum":
      return /^\d{1,9}$/.test(plain) ? String(Number(plain)) : { code: "bad-input", field: "to" };
    case "spec":
    case "location":
    case "safetyDataSheet":
      return to;
  }
}

/** 更正: the catalogue as the shelf really is; both readings stay. */
export const correctSubstance = defineCommand({
  name: "substance.correct",
  register: substanceRegister,
  target: "existing",
  input: z.object({ field: z.enum(correctableGoods), to: shortText, reason: longText }),
  decide: (state, { field, to, reason }) => {
    const text = correctedText(field, to);
    if (typeof text !== "string") return { ok: false, error: text };
    const from = goodsText(state, field);
    return from === text
      ? refuse("no-change", "to")
      : ok([emit("corrected", { field, from, to: text, reason })]);
  },
});

/** 停用: nothing more is drawn of it; what is in the store goes its way. */
export const retireSubstance = defineCommand({
  name: "substance.retire",
  register: substanceRegister,
  target: "existing",
  input: z.object({ reason: requiredLongText }),
  decide: (state, { reason }, context) =>
    state.retired ? refuse("no-change") : ok([emit("retired", { at: context.nowMs, reason })]),
});

/** 恢复使用 */
export const restoreSubstance = defineCommand({
  name: "substance.restore",
  register: substanceRegister,
  target: "existing",
  input: z.object({}),
  decide: (state, _input, context) =>
    state.retired ? ok([emit("restored", { at: context.nowMs })]) : refuse("no-change"),
});

/** 打印登记表: remembered, so that a reprint says it is one. */
export const printHazardRegister = defineCommand({
  name: "substance.print-register",
  register: substanceRegister,
  target: "existing",
  input: z.object({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/) }),
  decide: (_state, { month }, context) => ok([emit("register-printed", { at: context.nowMs, month })]),
});
