import { readFile } from "node:fs/promises";
import { extname, join, resolve, sep } from "node:path";
import type { CustomScheme, Protocol, Session } from "electron";

/** Where the page lives; every sender of a message must be under it. */
const appOrigin = "app://lodgebook";
export const appUrl = `${appOrigin}/`;

/** Registered before Electron is ready: a standard, secure scheme, so that relative addresses and storage work. */
export const appScheme: CustomScheme = {
  scheme: "app",
  privileges: { standard: true, secure: true, supportFetchAPI: true },
};

/** antd writes style elements at run time, hence the one `unsafe-inline`; scripts come from our files only. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "media-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-src 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join("; ");

const mediaTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".mp3": "audio/mpeg",
  ".wav": "audio/wav",
};

/** Serves the built page under app://lodgebook/ and nothing else. */
export function serveApp(protocol: Pick<Protocol, "handle">, folder: string): void {
  protocol.handle("app", async (request) => answerAppRequest(request, folder));
}

/** One request: a file below the folder, or a refusal. */
export async function answerAppRequest(
  { method, url }: Pick<Request, "method" | "url">,
  folder: string,
): Promise<Response> {
  if (method !== "GET") return refusal(405);
  const path = requestedFile(url, folder);
  if (path === undefined) return refusal(404);
  const mediaType = mediaTypes[extname(path)];
  if (mediaType === undefined) return refusal(404);
  try {
    return new Response(await readFile(path), { headers: { ...headers, "Content-Type": mediaType } });
  } catch {
    return refusal(404);
  }
}

/** Nothing that the page loads comes from anywhere but the page itself; the developer tools stay usable. */
export function refuseOtherSchemes({ webRequest }: Pick<Session, "webRequest">): void {
  webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: !url.startsWith(appUrl) && !/^(?:data|devtools):|^blob:app:\/\/lodgebook\//.test(url) });
  });
}

const headers = {
  "Content-Security-Policy": contentSecurityPolicy,
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
};

/** The file an address means; undefined for another host, a path that is not text, or one that leaves the folder. */
function requestedFile(url: string, folder: string): string | undefined {
  if (!url.startsWith(appUrl)) return undefined;
  const path = decodePath(url.slice(appOrigin.length).replace(/[?#].*$/, ""));
  if (path === undefined || /[\0\\:]/.test(path)) return undefined;
  const file = resolve(join(folder, path.endsWith("/") ? `${path}index.html` : path));
  return file.startsWith(resolve(folder) + sep) ? file : undefined;
}

function decodePath(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

function refusal(status: number): Response {
  return new Response(null, { status, headers });
}
