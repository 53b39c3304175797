import type { App, WebContents } from "electron";

/** The window shows one page for ever: no navigation, no further window, no webview. */
export function denyNavigation(app: Pick<App, "on">): void {
  app.on("web-contents-created", (_event, contents) => lock(contents));
}

function lock(contents: Pick<WebContents, "on" | "setWindowOpenHandler">): void {
  contents.on("will-navigate", (event) => event.preventDefault());
  contents.on("will-frame-navigate", (event) => event.preventDefault());
  contents.on("will-redirect", (event) => event.preventDefault());
  contents.on("will-attach-webview", (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: "deny" }));
}
