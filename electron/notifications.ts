import { type BrowserWindow, Notification } from "electron";
import type { HostToParent } from "./host/process-messages.ts";
import { bringToFront } from "./window.ts";

type Alert = Extract<HostToParent, { type: "alert" }>;

/** Shows an alert as the system's own notice (already masked by the host) and makes the window's entry blink. */
export function showAlert(window: BrowserWindow, { title, body, silent }: Alert): void {
  if (window.isDestroyed()) return;
  if (!window.isFocused()) {
    window.flashFrame(true);
    window.once("focus", () => window.flashFrame(false));
  }
  if (!Notification.isSupported()) return;
  const notification = new Notification({ title, body, silent, urgency: "critical" });
  notification.on("click", () => bringToFront(window));
  notification.show();
}
