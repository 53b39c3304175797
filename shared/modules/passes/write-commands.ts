import { z } from "zod";
import { defineCommand, type DecideContext } from "../../kernel/command.ts";
import { lateEntry, longText, shortText, timeMs, uuid7Text } from "../../kernel/fields.ts";
import { happenedAt, lateProblem } from "../../kernel/late-entry.ts";
import { normalisePhone } from "../../kernel/phone.ts";
import { normalisePlate } from "../../kernel/plates.ts";
import { emitter, type NewEvent } from "../../kernel/register.ts";
import { err, ok, refuse, type DomainError, type Result } from "../../kernel/result.ts";
import { siteDate } from "../../kernel/site-time.ts";
import { parseUnitCode } from "../../kernel/unit-code.ts";
import { hasLeft, personRegister, sameName } from "../directory/index.ts";
import { passRegister } from "./fold.ts";
import { validUntilMs } from "./rules.ts";
import {
  attachmentSchema,
  basisSchema,
  contentSchema,
  MAX_ITEMS,
  passEvents,
  passKindSchema,
  peopleSchema,
} from "./schema.ts";
import type { PassState } from "./state.ts";

const emit = emitter(passEvents);

/** As typed, or null: as it was written before (the screen has these masked). */
const keptNumber = shortText.nullable();

const passForm = z.object({
  kind: passKindSchema,
  unit: shortText,
  owner: shortText,
  ownerPhone: keptNumber,
  /** Somebody of the directory whose first phone is meant when `ownerPhone` is empty: never shown for this (PRV-1). */
  resident: uuid7Text.nullable(),
  requester: shortText,
  requesterDocument: keptNumber,
  requesterPhone: keptNumber,
  relation: shortText,
  basis: basisSchema.nullable(),
  confirmedBy: shortText,
  confirmedAt: timeMs.nullable(),
  proxy: attachmentSchema.nullable(),
  items: z
    .array(z.object({ name: shortText, spec: shortText, unit: shortText, qty: z.int().min(0).max(99_999) }))
    .max(MAX_ITEMS),
  reason: longText,
  mover: shortText,
  moverDocument: keptNumber,
  carrier: shortText,
  plate: shortText,
  gate: shortText,
  validOn: z.iso.date().nullable(),
  /** 提交: for signature with the same key press. */
  submit: z.boolean(),
});
const draftInput = passForm.extend({ late: lateEntry.nullable() });
export type DraftInput = z.output<typeof draftInput>;
type PassForm = z.output<typeof passForm>;
type Content = z.output<typeof contentSchema>;
type People = z.output<typeof peopleSchema>;

/** What a pass says, and whom it names. */
export interface Written {
  readonly content: Content;
  readonly people: People;
}

/** GDS-1: the directory has an owner of this name in this unit, who has not moved out. */
export function isKnownOwner(name: string, unit: string | null, context: DecideContext): boolean {
  if (unit === null || name === "") return false;
  const today = siteDate(context.nowMs, context.settings.timeZone);
  return context.lookups.peopleInUnit(unit).some((found) => {
    if (!sameName(found.name, name)) return false;
    const person = context.lookups.state(personRegister, found.id);
    return person?.relation === "owner" && !hasLeft(person, today);
  });
}

function ownerPhoneOf(form: PassForm, before: PassState | null, context: DecideContext): string {
  if (form.ownerPhone === null) return before?.ownerPhone ?? "";
  if (form.ownerPhone !== "" || form.resident === null) return normalisePhone(form.ownerPhone);
  return context.lookups.state(personRegister, form.resident)?.phones[0] ?? "";
}

/** The form as an event says it; refused only where it cannot be written down at all. */
function written(form: PassForm, before: PassState | null, context: DecideContext): Result<Written> {
  const unit = form.unit === "" ? null : parseUnitCode(form.unit);
  if (unit?.ok === false) return refuse("unit-form", "unit");
  const code = unit === null ? null : unit.value;
  const nameless = form.items.findIndex((item) => item.name === "" && (item.qty > 0 || item.spec !== ""));
  if (nameless >= 0) return refuse("required", `items.${nameless}.name`);
  const items = form.items.filter((item) => item.name !== "");
  const uncounted = form.items.findIndex((item) => item.name !== "" && item.qty === 0);
  if (uncounted >= 0) return refuse("required", `items.${uncounted}.qty`);
  if (form.proxy !== null && !context.lookups.hasAttachment(form.proxy.hash)) {
    return refuse("attachment-missing", "proxy");
  }
  if (form.confirmedAt !== null && form.confirmedAt > context.nowMs) {
    return refuse("time-in-future", "confirmedAt");
  }
  const byPhone = form.basis === "phone";
  return ok({
    content: {
      kind: form.kind,
      unit: code,
      items,
      reason: form.reason,
      basis: form.basis,
      confirmedAt: byPhone ? form.confirmedAt : null,
      ownerKnown: isKnownOwner(form.owner, code, context),
      carrier: form.carrier,
      gate: form.gate,
      validOn: form.validOn,
    },
    people: {
      owner: form.owner,
      ownerPhone: ownerPhoneOf(form, before, context),
      requester: form.requester === "" && form.basis === "owner" ? form.owner : form.requester,
      requesterDocument: form.requesterDocument ?? before?.requesterDocument ?? "",
      requesterPhone: normalisePhone(form.requesterPhone ?? before?.requesterPhone ?? ""),
      relation: form.relation,
      mover: form.mover,
      moverDocument: form.moverDocument ?? before?.moverDocument ?? "",
      plate: normalisePlate(form.plate),
      confirmedBy: byPhone ? form.confirmedBy : "",
      proxy: form.basis === "proxy" ? form.proxy : null,
    },
  });
}

/** GDS-1: how the owner was verified, with its evidence. */
function basisProblem({ content, people }: Written): DomainError | null {
  switch (content.basis) {
    case null:
      return { code: "required", field: "basis" };
    case "owner":
      if (!sameName(people.requester, people.owner))
        return { code: "owner-not-requester", field: "requester" };
      // Not in the directory: then a document was looked at.
      return content.ownerKnown || people.requesterDocument !== ""
        ? null
        : { code: "owner-unverified", field: "requesterDocument" };
    case "phone":
      if (people.requester === "") return { code: "required", field: "requester" };
      if (people.confirmedBy === "") return { code: "required", field: "confirmedBy" };
      return content.confirmedAt === null ? { code: "required", field: "confirmedAt" } : null;
    case "proxy":
      if (people.requester === "") return { code: "required", field: "requester" };
      return people.proxy === null ? { code: "proxy-required", field: "proxy" } : null;
  }
}

/** GDS-2: what a pass lacks before it can be submitted, the first field that does; null when it is complete. */
export function incomplete(pass: Written): DomainError | null {
  const { content, people } = pass;
  const missing = (field: string): DomainError => ({ code: "required", field });
  if (content.unit === null) return missing("unit");
  if (people.owner === "") return missing("owner");
  const basis = basisProblem(pass);
  if (basis !== null) return basis;
  if (content.items.length === 0) return missing("items.0.name");
  if (content.reason === "") return missing("reason");
  if (people.mover === "" && content.carrier === "") return missing("mover");
  return content.gate === "" ? missing("gate") : null;
}

/** Nothing that a draft would be found by later: a slip of the finger, no pass. */
function isBlank({ content, people }: Written): boolean {
  const texts = [people.owner, people.requester, people.mover, content.carrier, content.reason];
  return content.unit === null && content.items.length === 0 && texts.every((text) => text === "");
}

/** 提交: only what is complete, and with the day and the gate by which it is to leave. */
function submission(pass: Written, fromMs: number, context: DecideContext): Result<NewEvent> {
  const problem = incomplete(pass);
  if (problem !== null) return err(problem);
  const { validOn, gate } = pass.content;
  const today = siteDate(fromMs, context.settings.timeZone);
  if (validOn !== null && validOn < today) return refuse("time-order", "validOn");
  return ok(
    emit("submitted", {
      at: context.nowMs,
      validUntil: validUntilMs(fromMs, validOn, context.settings),
      gatePost: context.lookups.gatePost(gate) ?? context.desk.postId,
    }),
  );
}

/** 填写 (GDS-1, GDS-2): numbered; submitted with the same key press when it is complete, else kept as a draft. */
export const draftPass = defineCommand({
  name: "pass.draft",
  register: passRegister,
  target: "new",
  input: draftInput,
  decide: (_state, input, context) => {
    const late = lateProblem(input.late, null, context.nowMs);
    if (late !== null) return err(late);
    const pass = written(input, null, context);
    if (!pass.ok) return pass;
    if (isBlank(pass.value)) return refuse("required", "unit");
    const { at: issuedAt, late: entered } = happenedAt(input.late, context.nowMs);
    const submitted = input.submit ? submission(pass.value, issuedAt, context) : null;
    if (submitted?.ok === false) return submitted;
    const number = context.nextNumber("FX");
    const facts = { ...pass.value.content, number, issuedAt, at: context.nowMs, late: entered };
    return ok([emit("drafted", facts, pass.value.people), ...(submitted === null ? [] : [submitted.value])]);
  },
});

const sealedNames = Object.keys(peopleSchema.shape) as (keyof People)[];
const openNames = Object.keys(contentSchema.shape) as (keyof Content)[];

function changedFields(state: PassState, { content, people }: Written): string[] {
  const text = (value: unknown): string => JSON.stringify(value);
  const derived = new Set<string>(["ownerKnown"]);
  return [
    ...openNames.filter((name) => !derived.has(name) && text(state[name]) !== text(content[name])),
    ...sealedNames.filter((name) => text(state[name] ?? "") !== text(people[name] ?? "")),
  ];
}

/** 修改: a draft, or what the officer handed back; nothing that was ever signed. */
export const revisePass = defineCommand({
  name: "pass.revise",
  register: passRegister,
  target: "existing",
  input: passForm,
  decide: (state, input, context) => {
    if (state.signature !== null) return refuse("pass-signed");
    if (state.status !== "draft" && state.status !== "refused") return refuse("state-forbids");
    const pass = written(input, state, context);
    if (!pass.ok) return pass;
    const changed = changedFields(state, pass.value);
    if (changed.length === 0 && !input.submit) return refuse("no-change");
    const submitted = input.submit ? submission(pass.value, submitFromMs(state, context), context) : null;
    if (submitted?.ok === false) return submitted;
    const facts = { ...pass.value.content, at: context.nowMs, changed };
    return ok([emit("revised", facts, pass.value.people), ...(submitted === null ? [] : [submitted.value])]);
  },
});

/** A pass entered later holds from the day it was really written. */
function submitFromMs(state: PassState, { nowMs }: DecideContext): number {
  return state.lateReason === null ? nowMs : state.issuedAtMs;
}

/** A pass as it was written. */
export function asWritten(state: PassState): Written {
  const { kind, unit, items, reason, basis, confirmedAt, ownerKnown, carrier, gate, validOn, proxy } = state;
  return {
    content: {
      kind,
      unit,
      items: [...items],
      reason,
      basis,
      confirmedAt,
      ownerKnown,
      carrier,
      gate,
      validOn,
    },
    people: {
      owner: state.owner ?? "",
      ownerPhone: state.ownerPhone ?? "",
      requester: state.requester ?? "",
      requesterDocument: state.requesterDocument ?? "",
      requesterPhone: state.requesterPhone ?? "",
      relation: state.relation ?? "",
      mover: state.mover ?? "",
      moverDocument: state.moverDocument ?? "",
      plate: state.plate ?? "",
      confirmedBy: state.confirmedBy ?? "",
      proxy,
    },
  };
}

/** 提交 a draft as it stands. */
export const submitPass = defineCommand({
  name: "pass.submit",
  register: passRegister,
  target: "existing",
  input: z.object({}),
  decide: (state, _input, context) => {
    if (state.status !== "draft") return refuse("state-forbids");
    const submitted = submission(asWritten(state), submitFromMs(state, context), context);
    return submitted.ok ? ok([submitted.value]) : submitted;
  },
});

/** 撤回: back to a draft, to be changed; only before it is signed. */
export const withdrawPass = defineCommand({
  name: "pass.withdraw",
  register: passRegister,
  target: "existing",
  input: z.object({}),
  decide: (state, _input, context) => {
    if (state.signature !== null) return refuse("pass-signed");
    if (state.status !== "submitted") return refuse("state-forbids");
    return ok([emit("withdrawn", { at: context.nowMs })]);
  },
});
