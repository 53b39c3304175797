import { contextBridge, ipcRenderer } from "electron";
import {
  connectionArrived,
  type DesktopBridge,
  hostStateChanged,
  type PrintOutcome,
} from "../shared/contract/desktop-bridge.ts";
import { channels, languageArgument } from "./channels.ts";

const language = process.argv
  .find((word) => word.startsWith(languageArgument))
  ?.slice(languageArgument.length);

const bridge: DesktopBridge = {
  connect: () => {
    const { port1, port2 } = new MessageChannel();
    ipcRenderer.postMessage(channels.connect, null, [port1]);
    // A port cannot cross the context bridge, a message to our own window carries it.
    window.postMessage(connectionArrived, "*", [port2]);
  },
  print: async (options) => ipcRenderer.invoke(channels.print, options) as Promise<PrintOutcome>,
  language: language ?? "zh-CN",
  platform: process.platform,
};

contextBridge.exposeInMainWorld("lodgebook", bridge);

ipcRenderer.on(channels.hostState, (_event, state: object) => {
  window.postMessage({ type: hostStateChanged, ...state }, "*");
});
