import {
  deskRegister,
  postRegister,
  siteRegister,
  type DeskState,
  type PostState,
  type SiteState,
} from "../../../shared/modules/site/index.ts";
import { defineTable, flag, text } from "../store/table.ts";

export const sitesTable = defineTable<SiteState>({
  name: "sites",
  version: 1,
  register: siteRegister,
  columns: {
    name: text((site) => site.name),
    demo: flag((site) => site.demo),
  },
  indexes: [],
  number: null,
  search: null,
  conflicts: null,
});

export const postsTable = defineTable<PostState>({
  name: "posts",
  version: 2,
  register: postRegister,
  columns: { name: text((post) => post.name), gate: flag((post) => post.gate) },
  indexes: [],
  number: null,
  search: null,
  conflicts: null,
});

export const desksTable = defineTable<DeskState>({
  name: "desks",
  version: 2,
  register: deskRegister,
  columns: {
    code: text((desk) => desk.code),
    device: text((desk) => desk.device),
    post: text((desk) => desk.postId),
  },
  indexes: ["desks_by_device ON desks (device)"],
  number: null,
  search: null,
  conflicts: null,
});
