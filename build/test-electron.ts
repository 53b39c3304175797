// `npm run test:electron`: the built program in a real Electron, where its binary and a screen can be had.
import { buildElectron } from "./electron-build.ts";
import { obtainElectron } from "./electron-binary.ts";
import { hasDisplay } from "./installed-browser.ts";
import { buildRenderer } from "./renderer-build.ts";
import { runVitest } from "./run-vitest.ts";
import { closingLine } from "./test-report.ts";

const electron = await obtainElectron();
if (electron === undefined || !hasDisplay()) {
  console.log(
    electron === undefined
      ? "There is no Electron binary on this machine, so the shell was not started."
      : "There is no screen here (DISPLAY is not set), so the shell was not started.",
  );
  console.log(`\n${closingLine({ passed: 0, failed: 0, skipped: 1 })}`);
} else {
  await buildRenderer();
  await buildElectron();
  const counts = await runVitest(["electron"], process.argv.slice(2), { LODGEBOOK_ELECTRON: electron });
  process.exitCode = counts.failed === 0 ? 0 : 1;
  console.log(`\n${closingLine(counts)}`);
}
