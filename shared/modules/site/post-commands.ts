import { z } from "zod";
import { defineCommand } from "../../kernel/command.ts";
import { requiredShortText } from "../../kernel/fields.ts";
import { emitter } from "../../kernel/register.ts";
import { ok, refuse } from "../../kernel/result.ts";
import { shiftSchema } from "../../kernel/settings.ts";
import { deskRegister, postRegister } from "./fold.ts";
import { deskEvents, postEvents } from "./schema.ts";

const emit = emitter(postEvents);
const emitDesk = emitter(deskEvents);
const postName = requiredShortText.refine((name) => name.length <= 30, { error: "too-long" });

/** 设岗 */
const openPost = defineCommand({
  name: "post.open",
  register: postRegister,
  target: "new",
  input: z.object({ name: postName, gate: z.boolean() }),
  decide: (_state, { name, gate }, context) => {
    if (context.lookups.postNamed(name) !== null) return refuse("post-name-taken", "name");
    return ok([emit("opened", { name, gate })]);
  },
});

/** 改名 */
const renamePost = defineCommand({
  name: "post.rename",
  register: postRegister,
  target: "existing",
  input: z.object({ name: postName }),
  decide: (state, { name }, context) => {
    if (state.name === name) return refuse("no-change", "name");
    if (context.lookups.postNamed(name) !== null) return refuse("post-name-taken", "name");
    return ok([emit("renamed", { from: state.name, to: name })]);
  },
});

/** 设为门岗 / 不再是门岗 */
const setGate = defineCommand({
  name: "post.set-gate",
  register: postRegister,
  target: "existing",
  input: z.object({ gate: z.boolean() }),
  decide: (state, { gate }) =>
    state.gate === gate ? refuse("no-change", "gate") : ok([emit("gate-set", { gate })]),
});

/** 值班时间: the post's own shifts, or the site's. */
const setHours = defineCommand({
  name: "post.set-hours",
  register: postRegister,
  target: "existing",
  input: z.object({ shifts: z.array(shiftSchema).min(1).max(6).nullable() }),
  decide: (state, { shifts }) => {
    if (JSON.stringify(state.shifts) === JSON.stringify(shifts)) return refuse("no-change", "shifts");
    return ok([emit("hours-set", { shifts })]);
  },
});

/** 物品清单 (DUTY-3) */
const listProperty = defineCommand({
  name: "post.list-property",
  register: postRegister,
  target: "existing",
  input: z.object({
    items: z.array(z.object({ item: requiredShortText, expected: z.int().min(0).max(100_000) })).max(100),
  }),
  decide: (state, { items }) => {
    if (new Set(items.map(({ item }) => item)).size !== items.length) return refuse("listed-twice", "items");
    if (JSON.stringify(state.property) === JSON.stringify(items)) return refuse("no-change", "items");
    return ok([emit("property-listed", { items })]);
  },
});

/** 换岗位: this PC works for another post from now on. */
const moveDesk = defineCommand({
  name: "desk.move",
  register: deskRegister,
  target: "existing",
  input: z.object({ post: z.string().max(60) }),
  decide: (state, { post }, context) => {
    if (state.postId === post) return refuse("no-change", "post");
    if (context.lookups.state(postRegister, post) === null) return refuse("not-found", "post");
    return ok([emitDesk("moved", { post })]);
  },
});

export const postCommands = [openPost, renamePost, setGate, setHours, listProperty] as const;
export const deskCommands = [moveDesk] as const;
