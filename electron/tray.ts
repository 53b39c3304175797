import { app, Menu, Tray } from "electron";
import type { ShellWords } from "./words.ts";

/** The icon beside the clock: the program stays there, and rings, when its window is closed. */
export function showTray(icon: string, words: ShellWords, open: () => void): Tray {
  const tray = new Tray(icon);
  tray.setToolTip("Lodgebook 值守簿");
  tray.setContextMenu(
    Menu.buildFromTemplate([
      { label: words.open, click: open },
      { type: "separator" },
      { label: words.quit, click: () => app.quit() },
    ]),
  );
  tray.on("click", open);
  return tray;
}
