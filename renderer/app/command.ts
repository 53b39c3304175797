import { useRef, useState } from "react";
import type { CommandInput, CommandName, Outcome } from "../../shared/contract/commands.ts";
import { uuid7 } from "../../shared/kernel/ids.ts";
import type { Result } from "../../shared/kernel/result.ts";
import { asked, isSignedOut, type Host } from "./host-client.ts";
import { useProgram } from "./program.ts";

export interface Approval {
  readonly staffId: string;
  readonly pin: string;
}

export interface CommandOptions {
  /** The record; absent or null makes a new one. */
  readonly id?: string | null;
  readonly approval?: Approval | null;
}

export interface GivenCommand<Name extends CommandName> {
  /** Gives the command once: a second press while it runs answers the same, a retry is the same record (C5). */
  readonly run: (input: CommandInput<Name>, options?: CommandOptions) => Promise<Result<Outcome>>;
  readonly busy: boolean;
}

/** A new id for one try of a form. */
export function newCommandId(): string {
  return uuid7(Date.now(), crypto.getRandomValues(new Uint8Array(16)));
}

/** One form's command. Its id is made when the form opens and renewed after each success. */
export function useCommand<Name extends CommandName>(name: Name): GivenCommand<Name> {
  const { host, connection, session } = useProgram();
  const [busy, setBusy] = useState(false);
  const cmd = useRef<string | null>(null);
  const running = useRef<Promise<Result<Outcome>> | null>(null);

  const give = async (
    input: CommandInput<Name>,
    { id = null, approval = null }: CommandOptions,
  ): Promise<Result<Outcome>> => {
    cmd.current ??= newCommandId();
    const request: Parameters<Host["command"]>[0] = { cmd: cmd.current, name, id, input, approval };
    let result = await asked(host.command(request));
    // The same id again is the same record, so a lost answer may be asked for once more.
    if (!result.ok && result.error.code === "connection-lost" && (await connection.opened(5_000))) {
      await session.refresh();
      result = await asked(host.command(request));
    }
    if (!result.ok && isSignedOut(result.error) && (await session.refused())) {
      result = await asked(host.command(request));
    }
    if (result.ok) cmd.current = null;
    return result;
  };
  return {
    busy,
    run: async (input, options = {}) => {
      if (running.current !== null) return running.current;
      setBusy(true);
      running.current = give(input, options).finally(() => {
        running.current = null;
        setBusy(false);
      });
      return running.current;
    },
  };
}
