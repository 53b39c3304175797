import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";

// Compiled sources, types stripped, from the start before: half of the time to ready. Beside the packages and not in
// the system's temporary folder, where others could write; without it everything is compiled again.
enableCompileCache(fileURLToPath(new URL("../../node_modules/.cache/host", import.meta.url)));
await import("./standalone-program.ts");
