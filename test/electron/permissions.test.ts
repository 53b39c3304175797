import { expect, test } from "vitest";
import { denyPermissions } from "../../electron/permissions.ts";

test("E1 every permission is refused: asked for, checked, or a device", () => {
  const verdicts: Record<string, unknown> = {};
  const session = {
    setPermissionRequestHandler: (
      handler: (c: null, p: string, answer: (granted: boolean) => void) => void,
    ) => {
      for (const permission of ["media", "geolocation", "notifications", "clipboard-read", "openExternal"])
        handler(null, permission, (granted) => (verdicts[permission] = granted));
    },
    setPermissionCheckHandler: (handler: () => boolean) => (verdicts["check"] = handler()),
    setDevicePermissionHandler: (handler: () => boolean) => (verdicts["device"] = handler()),
  };
  denyPermissions(session as unknown as Parameters<typeof denyPermissions>[0]);
  expect(verdicts).toEqual({
    media: false,
    geolocation: false,
    notifications: false,
    "clipboard-read": false,
    openExternal: false,
    check: false,
    device: false,
  });
});
