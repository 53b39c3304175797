import { join } from "node:path";

/** Where attachments lie, beside the database. */
export const blobFolder = (folder: string): string => join(folder, "blobs");
/** Their copies, beside the backups: a backup of the database alone would point at nothing. */
export const keptBlobFolder = (folder: string): string => join(folder, "backups", "blobs");
