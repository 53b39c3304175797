import type { IpcMain, IpcMainEvent, IpcMainInvokeEvent, MessagePortMain, WebContents } from "electron";
import type { PrintOutcome } from "../shared/contract/desktop-bridge.ts";
import { appUrl } from "./app-protocol.ts";
import { channels } from "./channels.ts";

/** Answers our window's page, and nobody else: every message's sender is checked before its content is looked at. */
export function answerPage(
  ipcMain: Pick<IpcMain, "on" | "handle">,
  page: {
    readonly contents: Pick<WebContents, "mainFrame">;
    readonly connect: (port: MessagePortMain) => void;
    readonly print: (options: unknown) => Promise<PrintOutcome>;
  },
): void {
  ipcMain.on(channels.connect, (event) => {
    const port = event.ports[0];
    if (port === undefined) return;
    if (isOurPage(event, page.contents)) page.connect(port);
    else port.close();
  });
  ipcMain.handle(channels.print, async (event, options: unknown) => {
    if (!isOurPage(event, page.contents)) throw new Error("refused: unknown sender");
    return page.print(options);
  });
}

/** Whether a message comes from the main frame of our window while that shows our page. */
function isOurPage(
  { senderFrame }: Pick<IpcMainEvent | IpcMainInvokeEvent, "senderFrame">,
  { mainFrame }: Pick<WebContents, "mainFrame">,
): boolean {
  return senderFrame !== null && senderFrame === mainFrame && senderFrame.url.startsWith(appUrl);
}
