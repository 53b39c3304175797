import { mkdirSync } from "node:fs";
import { join } from "node:path";
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  powerMonitor,
  protocol,
  safeStorage,
  session,
  utilityProcess,
} from "electron";
import type { HostState } from "../shared/contract/desktop-bridge.ts";
import { appScheme, appUrl, refuseOtherSchemes, serveApp } from "./app-protocol.ts";
import { channels } from "./channels.ts";
import { startHostProcess } from "./host-process.ts";
import { type LaunchOptions, launchOptionsToArgs, parseLaunchOptions } from "./host/launch-options.ts";
import { keychainFile } from "./host/process-messages.ts";
import { answerPage } from "./ipc.ts";
import { answerKeyRequest, type Keychain } from "./key-store.ts";
import { denyNavigation } from "./navigation.ts";
import { showAlert } from "./notifications.ts";
import { denyPermissions } from "./permissions.ts";
import { watchPower } from "./power.ts";
import { printWindow } from "./printing.ts";
import { showTray } from "./tray.ts";
import { bringToFront, windowOptions } from "./window.ts";
import { shellWords } from "./words.ts";

const dist = join(import.meta.dirname, "..");
const icon = join(import.meta.dirname, "icon.png");
const trayIcon = join(import.meta.dirname, "tray.png");

const launch = parseLaunchOptions(process.argv.slice(1), { ignoreUnknown: true });
// Not awaited: Electron is ready only after this module has been evaluated.
if (launch.ok) start(launch.options).catch((cause: unknown) => giveUp(cause, 1));
else giveUp(launch.message, 2);

/** The whole start-up, in order. */
async function start(options: LaunchOptions): Promise<void> {
  // One program per data folder: a second start shows the first one's window and ends.
  mkdirSync(options.dataFolder, { recursive: true });
  app.setPath("userData", join(options.dataFolder, "window"));
  if (!app.requestSingleInstanceLock()) return app.quit();
  // Windows shows notices only under the name that the installer registered.
  app.setAppUserModelId("io.github.lodgebook");

  // Doors are closed before anything can come through them.
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([appScheme]);
  denyNavigation(app);
  await app.whenReady();
  denyPermissions(session.defaultSession);
  refuseOtherSchemes(session.defaultSession);
  serveApp(protocol, join(dist, "renderer"));

  // The window, without its page yet. Closing it leaves the program ringing beside the clock.
  if (process.platform !== "darwin") Menu.setApplicationMenu(null);
  const language = options.language ?? (app.getLocale().startsWith("zh") ? "zh-CN" : "en");
  const words = shellWords(language);
  const preload = join(import.meta.dirname, "preload.cjs");
  const window = new BrowserWindow(windowOptions({ preload, icon, language, devTools: !app.isPackaged }));
  const open = () => bringToFront(window);
  let quitting = false;
  window.once("ready-to-show", () => window.show());
  window.on("close", (event) => {
    if (quitting) return;
    event.preventDefault();
    window.hide();
  });
  window.webContents.on("render-process-gone", () => window.reload());
  app.on("second-instance", open);
  app.on("activate", open);
  const tray = showTray(trayIcon, words, open);

  // The host: the program behind the screen, in a process of its own.
  const keychain: Keychain = {
    safeStorage,
    path: join(options.dataFolder, keychainFile),
    platform: process.platform,
  };
  const tellPage = (state: HostState) => {
    if (!window.isDestroyed()) window.webContents.send(channels.hostState, state);
  };
  const host = startHostProcess({
    fork: () =>
      utilityProcess.fork(join(dist, "host", "process.js"), launchOptionsToArgs({ ...options, language }), {
        serviceName: "Lodgebook host",
        stdio: "inherit",
      }),
    onMessage: (message) => {
      if (message.type === "alert") showAlert(window, message);
      else void answerKeyRequest(keychain, message).then(host.send);
    },
    onState: tellPage,
    nowMs: () => performance.now(),
  });
  watchPower(powerMonitor, (event) => host.send({ type: "power", event }));
  answerPage(ipcMain, {
    contents: window.webContents,
    connect: (port) => {
      host.connect(port);
      tellPage(host.state());
    },
    print: async (request) => printWindow(window, dialog, request),
  });

  // The end: the host closes its books before the program goes.
  app.on("before-quit", (event) => {
    if (quitting) return;
    event.preventDefault();
    quitting = true;
    void host.close().finally(() => {
      tray.destroy();
      app.exit(0);
    });
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => app.quit());

  await window.loadURL(appUrl);
}

/** Nothing works without the shell: says why in a box of the system's own and ends. */
function giveUp(cause: unknown, code: number): void {
  dialog.showErrorBox(
    "值守簿无法启动 · Lodgebook cannot start",
    cause instanceof Error ? cause.message : String(cause),
  );
  app.exit(code);
}
