import type { OpenItem } from "../../../shared/kernel/open-item.ts";
import type { Queries } from "../queries.ts";

/** An open item before its post is known. */
export interface OpenAtDesk extends Omit<OpenItem, "postId"> {
  /** Code of the desk that wrote it (`deskCodeOf` its number). */
  readonly deskCode: string;
}

/** What is open now by one register's own tables. */
export type OpenSource = (queries: Queries, nowMs: number) => readonly OpenAtDesk[];
