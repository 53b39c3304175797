import { expect, test } from "vitest";
import { windowOptions } from "../../electron/window.ts";

test("E1 the window is made with exactly these options", () => {
  const made = windowOptions({
    preload: "/x/preload.cjs",
    icon: "/x/icon.png",
    language: "zh-CN",
    devTools: false,
  });
  expect(made).toEqual({
    title: "Lodgebook 值守簿",
    icon: "/x/icon.png",
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 640,
    backgroundColor: "#f5f6f8",
    show: false,
    webPreferences: {
      preload: "/x/preload.cjs",
      additionalArguments: ["--lodgebook-language=zh-CN"],
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
      backgroundThrottling: false,
      devTools: false,
    },
  });
});
