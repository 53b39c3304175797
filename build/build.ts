// `npm run build`: everything that Electron runs, into dist/.
import { buildElectron } from "./electron-build.ts";
import { buildRenderer } from "./renderer-build.ts";

await buildRenderer();
await buildElectron();
console.log("Built into dist/.");
