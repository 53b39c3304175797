import type { QueryClient } from "@tanstack/react-query";
import { createContext, use } from "react";
import { useStore } from "zustand";
import { defaultZone } from "../../shared/kernel/site-time.ts";
import type { Connection } from "./connection.ts";
import type { Host } from "./host-client.ts";
import type { Preferences } from "./preferences.ts";
import type { Session, SessionState } from "./session.ts";

/** What every screen works with; made once in main.tsx. */
export interface Program {
  readonly host: Host;
  readonly connection: Connection;
  readonly session: Session;
  readonly queries: QueryClient;
  readonly preferences: Preferences;
}

export const ProgramContext = createContext<Program | null>(null);

/** The program around a component. */
export function useProgram(): Program {
  const program = use(ProgramContext);
  if (program === null) throw new Error("a screen outside of the program");
  return program;
}

/** The typed client. */
export function useHost(): Host {
  return useProgram().host;
}

/** A piece of the session, e.g. `useSession((state) => state.actor)`. */
export function useSession<T>(pick: (state: SessionState) => T): T {
  return useStore(useProgram().session.store, pick);
}

/** The site's settings once the book is open; null before. */
export function useSettings() {
  return useSession(({ app }) => (app?.phase === "ready" ? app.settings : null));
}

/** The site's time zone. */
export function useZone(): string {
  return useSettings()?.timeZone ?? defaultZone;
}
