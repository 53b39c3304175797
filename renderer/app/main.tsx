import type { DesktopBridge } from "../../shared/contract/desktop-bridge.ts";
import { createConnection } from "./connection.ts";
import { createHost } from "./host-client.ts";
import { doorPeopleKey } from "./door-people.ts";
import { followChanges } from "./follow-changes.ts";
import { languages, type Language } from "./i18n/languages.ts";
import { createPreferences } from "./preferences.ts";
import type { Program } from "./program.ts";
import { createQueries } from "./queries.ts";
import { createSession } from "./session.ts";
import { dialPort, dialSocket } from "./transport.ts";

declare global {
  interface Window {
    readonly lodgebook?: DesktopBridge;
  }
}

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

/** How long the first picture waits for the host's first answers; it says that it is starting then. */
const PATIENCE_MS = 300;

/** Asks how things stand, and who works here, which the door shows first. */
async function firstAnswers({ host, session, queries }: Program): Promise<void> {
  const answered = Promise.withResolvers<void>();
  const look = (): void => {
    if (session.store.getState().app !== null) answered.resolve();
  };
  const unsubscribe = session.store.subscribe(look);
  look();
  const people = queries.prefetchQuery({
    queryKey: doorPeopleKey,
    queryFn: async () => host.session.people(),
    meta: { kinds: ["staff"] },
  });
  await Promise.all([answered.promise, people]);
  unsubscribe();
}

/**
 * Makes the program's parts, dials the host, and shows the page. This file is small: the host answers while the
 * page's own scripts are still being read.
 */
async function start(): Promise<void> {
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
  followChanges(program);
  const { promise: patience, resolve } = Promise.withResolvers<void>();
  setTimeout(resolve, PATIENCE_MS);
  const opened = connection.opened(PATIENCE_MS).then(async () => firstAnswers(program));
  const [{ show }] = await Promise.all([import("./show.tsx"), Promise.race([opened, patience])]);
  show(program, root);
}

void start();
