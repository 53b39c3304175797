// `npm run package`: installers for this system; without Electron's binary, the same archive around a stub.
import { dirname, join } from "node:path";
import { buildElectron } from "./electron-build.ts";
import { obtainElectron } from "./electron-binary.ts";
import { packAroundStub, packForThisSystem } from "./pack-app.ts";
import { buildRenderer } from "./renderer-build.ts";
import { root } from "./tool.ts";

const output = join(root, "dist", "packages");
await buildRenderer();
await buildElectron();
const electron = await obtainElectron();

const problems =
  electron === undefined ? await packAroundStub(output) : await packForThisSystem(dirname(electron), output);
for (const problem of problems) console.error(`✗ ${problem}`);
if (problems.length > 0) {
  process.exitCode = 1;
} else if (electron === undefined) {
  console.log(
    "Packed and checked, but around a stub: dist/packages/linux-unpacked is the unpacked app without",
  );
  console.log(
    "Electron's program, so it does not start. Run this where Electron can be fetched to get installers.",
  );
} else {
  console.log("Packed and checked: the installers are in dist/packages.");
}
