import { join } from "node:path";
import { onError } from "@orpc/server";
import { RPCHandler } from "@orpc/server/message-port";
import { createHost, type Host } from "./host.ts";
import { parseLaunchOptions } from "./launch-options.ts";
import { createLog } from "./log.ts";
import type { HostToParent, ParentPort, ParentToHost } from "./process-messages.ts";
import { createRouter, type Connection } from "./router.ts";
import { createDesktopKeyStore } from "./vault/desktop-key-store.ts";
import { createFileKeyStore } from "./vault/key-store.ts";

/** Electron gives a utility process this port; @types/node does not know it. */
function parentPort(): ParentPort {
  if (!("parentPort" in process)) throw new Error("process.ts runs inside Electron's utility process");
  return process.parentPort as ParentPort;
}

const parent = parentPort();
const send = (message: HostToParent): void => parent.postMessage(message);

async function start(): Promise<void> {
  const parsed = parseLaunchOptions(process.argv.slice(2), { ignoreUnknown: true });
  if (!parsed.ok) {
    send({ type: "failed", code: "bad-options", message: parsed.message });
    return;
  }
  const { dataFolder, demo } = parsed.options;
  const { log, close: closeLog } = createLog({ folder: dataFolder });
  const keyStore = createDesktopKeyStore({
    send,
    file: createFileKeyStore({
      path: join(dataFolder, "keys.json"),
      onOpenToOthers: (mode) => log.warn({ mode }, "the key file was open to others; it is not any more"),
    }),
  });
  let host: Host | null = null;
  parent.on("message", ({ data, ports }) => {
    // The main process speaks this type only (process-messages.ts).
    const message = data as ParentToHost;
    switch (message.type) {
      case "connect": {
        const [port] = ports;
        if (host === null || port === undefined) return;
        const handler = new RPCHandler<Connection>(createRouter(host), {
          interceptors: [onError((cause) => log.error({ err: cause }, "a call failed"))],
        });
        handler.upgrade(port, { context: { resume: null } });
        port.start();
        return;
      }
      case "power":
        if (message.event === "suspend" || message.event === "lock") host?.sessions.lockAll();
        host?.resumed();
        return;
      case "keys-loaded":
      case "keys-saved":
      case "keys-refused":
        keyStore.receive(message);
        return;
      case "close":
        host?.close();
        closeLog();
        process.exit(0);
    }
  });
  if (demo) {
    const seeded = await (
      await import("./demo/seed-demo.ts")
    ).seedDemo({ folder: dataFolder, keyStore, log });
    if (!seeded.ok) {
      send({ type: "failed", code: seeded.error.code, message: seeded.error.code });
      return;
    }
  }
  const created = createHost({
    folder: dataFolder,
    keyStore,
    log,
    demo,
    onAlert: (began) =>
      send({
        type: "alert",
        title: "值守簿",
        body: began.map((item) => item.number).join("  "),
        silent: false,
      }),
  });
  if (!created.ok) {
    send({ type: "failed", code: created.error.code, message: created.error.code });
    return;
  }
  host = created.value;
  await host.opened;
  send({ type: "ready" });
}

await start();
