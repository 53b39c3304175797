// `npm run server`: the sync server from its sources, under the locked Node.
import { join } from "node:path";
import { root, runScript } from "./tool.ts";

process.exitCode = await runScript([join(root, "server", "main.ts"), ...process.argv.slice(2)]);
