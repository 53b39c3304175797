import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  answerAppRequest,
  appScheme,
  contentSecurityPolicy,
  refuseOtherSchemes,
} from "../../electron/app-protocol.ts";

let folder = "";

beforeAll(async () => {
  const parent = await mkdtemp(join(tmpdir(), "lodgebook-app-"));
  folder = join(parent, "renderer");
  await mkdir(join(folder, "assets"), { recursive: true });
  await writeFile(join(folder, "index.html"), "<!doctype html>page");
  await writeFile(join(folder, "assets", "a-1.js"), "export {}");
  await writeFile(join(parent, "secret.json"), "{}");
  await mkdir(join(parent, "renderer-evil"));
  await writeFile(join(parent, "renderer-evil", "x.js"), "evil");
});

afterAll(async () => rm(join(folder, ".."), { recursive: true }));

const get = async (url: string, method = "GET") => answerAppRequest({ url, method }, folder);

test("E1 the page is answered with the strict Content-Security-Policy", async () => {
  const response = await get("app://lodgebook/");
  expect(response.status).toBe(200);
  expect(await response.text()).toBe("<!doctype html>page");
  expect(Object.fromEntries(response.headers)).toEqual({
    "content-security-policy": contentSecurityPolicy,
    "content-type": "text/html; charset=utf-8",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
  });
  expect(contentSecurityPolicy).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; " +
      "font-src 'self'; media-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; " +
      "frame-src 'none'; frame-ancestors 'none'; object-src 'none'",
  );
});

test("E1 the scheme may do only what a page needs", () => {
  expect(appScheme).toEqual({
    scheme: "app",
    privileges: { standard: true, secure: true, supportFetchAPI: true },
  });
});

test("a script is answered as a script, whatever follows the question mark", async () => {
  const response = await get("app://lodgebook/assets/a-1.js?v=1#x");
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
});

test.each([
  "app://lodgebook/../secret.json",
  "app://lodgebook/%2e%2e/secret.json",
  "app://lodgebook/..%2fsecret.json",
  "app://lodgebook/assets/../../secret.json",
  "app://lodgebook/..%5csecret.json",
  "app://lodgebook/../renderer-evil/x.js",
  "app://lodgebook//etc/passwd",
  "app://lodgebook/C:/secret.json",
  "app://lodgebook/index.html%00.js",
  "app://lodgebook/%E0%A4%A",
  "app://lodgebook/nothing.js",
  "app://lodgebook/assets",
  "app://lodgebook.evil/index.html",
  "app://other/index.html",
  "file:///etc/passwd",
])("E1 %s is refused", async (url) => {
  const response = await get(url);
  expect(response.status).toBe(404);
  expect(await response.text()).toBe("");
});

test("E1 only reading is answered", async () => {
  expect((await get("app://lodgebook/", "POST")).status).toBe(405);
});

test("E1 nothing is loaded from elsewhere", () => {
  const answers = new Map<string, boolean | undefined>();
  const urls = [
    "app://lodgebook/assets/a-1.js",
    "blob:app://lodgebook/9c1e",
    "data:image/png;base64,AA==",
    "https://example.org/x.js",
    "http://127.0.0.1:9/",
    "file:///etc/passwd",
    "blob:https://example.org/9c1e",
    "app://lodgebook.evil/x.js",
  ];
  const webRequest = {
    onBeforeRequest: (
      listener: (details: { url: string }, answer: (a: { cancel?: boolean }) => void) => void,
    ) => {
      for (const url of urls) listener({ url }, ({ cancel }) => answers.set(url, cancel));
    },
  };
  refuseOtherSchemes({ webRequest } as unknown as Parameters<typeof refuseOtherSchemes>[0]);
  expect([...answers].filter(([, cancelled]) => cancelled !== true).map(([url]) => url)).toEqual(
    urls.slice(0, 3),
  );
});
