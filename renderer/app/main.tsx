import { createRoot } from "react-dom/client";
import { config } from "zod/v4/core";
import { z } from "zod";
import type { DesktopBridge } from "../../shared/contract/desktop-bridge.ts";
import "./app.css";
import { App } from "./app.tsx";
import { createConnection } from "./connection.ts";
import { createHost } from "./host-client.ts";
import { createWords, languages, type Language } from "./i18n/index.ts";
import { createPreferences } from "./preferences.ts";
import { createQueries } from "./program.ts";
import { createSession } from "./session.ts";
import { dialPort, dialSocket } from "./transport.ts";

declare global {
  interface Window {
    readonly lodgebook?: DesktopBridge;
  }
}

// The page's CSP forbids eval, which zod would else try once for each kind of schema.
z.config({ jitless: true });

const TOKEN = "lodgebook.token";

interface Launch {
  readonly token: string;
  /** What `--lang` asked for. */
  readonly language: Language | undefined;
}

/** The launch's token comes in the address once and stays with this window, out of sight. */
function takeLaunch(): Launch {
  const [, token, asked] = /^#token=([^&]+)(?:&lang=(.+))?$/.exec(window.location.hash) ?? [];
  if (token !== undefined) {
    sessionStorage.setItem(TOKEN, token);
    window.history.replaceState(null, "", "#/home");
  }
  return {
    token: sessionStorage.getItem(TOKEN) ?? "",
    language: languages.find((language) => language === asked),
  };
}

// The Content-Security-Policy allows no code made of strings, which zod would otherwise try.
config({ jitless: true });

/** Makes the program's parts and shows it. */
function start(): void {
  const root = document.querySelector("#root");
  if (root === null) return;
  const bridge = window.lodgebook;
  const launch = takeLaunch();
  const connection = createConnection(
    bridge === undefined ? dialSocket(window.location.origin, launch.token) : dialPort(bridge),
  );
  const host = createHost(connection);
  const session = createSession(host, sessionStorage);
  const preferences = createPreferences(localStorage, bridge?.language ?? navigator.language);
  if (launch.language !== undefined) preferences.setState({ language: launch.language });
  const program = { host, connection, session, preferences, queries: createQueries(session) };
  const words = createWords(preferences.getState().language);
  createRoot(root).render(<App program={program} words={words} />);
}

start();
