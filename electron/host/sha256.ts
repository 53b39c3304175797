import { hash } from "node:crypto";
import { naturalId } from "../../shared/kernel/ids.ts";

/** Lower-case hex SHA-256 of a text's UTF-8 bytes. */
export const sha256 = (text: string): string => hash("sha256", text);

/** The site's aggregate: one a database, the same id on every desk. */
export const SITE_ID = naturalId("site", "site", sha256);
