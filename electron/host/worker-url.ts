/**
 * Where the host's worker thread starts: `worker.ts` beside this file when it runs from source, the bundled
 * `worker.js` beside `process.js` when built. A thread cannot start inside an asar archive, so that file is unpacked.
 */
export function workerUrl(here = import.meta.url): URL {
  const url = new URL(here.endsWith(".ts") ? "./worker.ts" : "./worker.js", here);
  url.pathname = url.pathname.replace("/app.asar/", "/app.asar.unpacked/");
  return url;
}
