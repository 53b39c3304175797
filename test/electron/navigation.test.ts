import { EventEmitter } from "node:events";
import { expect, test } from "vitest";
import { denyNavigation } from "../../electron/navigation.ts";

test("E1 a window neither navigates nor opens windows nor takes a webview", () => {
  const app = new EventEmitter();
  denyNavigation(app as unknown as Parameters<typeof denyNavigation>[0]);
  let openAnswer: unknown;
  const contents = Object.assign(new EventEmitter(), {
    setWindowOpenHandler: (handler: (details: { url: string }) => unknown) => {
      openAnswer = handler({ url: "https://example.org" });
    },
  });
  app.emit("web-contents-created", {}, contents);

  const prevented = ["will-navigate", "will-frame-navigate", "will-redirect", "will-attach-webview"].map(
    (name) => {
      let was = false;
      contents.emit(name, { preventDefault: () => (was = true) });
      return [name, was];
    },
  );
  expect(Object.fromEntries(prevented)).toEqual({
    "will-navigate": true,
    "will-frame-navigate": true,
    "will-redirect": true,
    "will-attach-webview": true,
  });
  expect(openAnswer).toEqual({ action: "deny" });
});
