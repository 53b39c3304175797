import type { BrowserWindow, BrowserWindowConstructorOptions } from "electron";
import type { Language } from "./host/launch-options.ts";
import { languageArgument } from "./channels.ts";

/** Everything the window is made with. The page runs in a sandbox and sees only what preload.ts shows it. */
export function windowOptions(settings: {
  readonly preload: string;
  readonly icon: string;
  readonly language: Language;
  readonly devTools: boolean;
}): BrowserWindowConstructorOptions {
  return {
    title: "Lodgebook 值守簿",
    icon: settings.icon,
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 640,
    backgroundColor: "#f5f6f8",
    show: false,
    webPreferences: {
      preload: settings.preload,
      additionalArguments: [`${languageArgument}${settings.language}`],
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      // Deadlines ring while the window is hidden.
      backgroundThrottling: false,
      devTools: settings.devTools,
    },
  };
}

/** Brings the window before everything else, from the tray, a notice or a second start. */
export function bringToFront(window: BrowserWindow): void {
  if (window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
