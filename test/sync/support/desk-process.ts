import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { onTestFinished } from "vitest";

/** What a desk's process says of itself. */
export interface Look {
  readonly digest: string;
  readonly queue: number;
  readonly problem: string | null;
}

/** A desk in a process of its own, which can be killed and started again. */
export interface DeskProcess {
  readonly folder: string;
  /** Ids of visits that it acknowledged, in all its lives. */
  readonly made: readonly string[];
  /** Settles when its books are open. */
  readonly start: () => Promise<void>;
  readonly kill: () => Promise<void>;
  readonly stopWork: () => void;
  readonly look: () => Promise<Look>;
}

/** Runs support/busy-desk.ts over the books in a folder. */
export function deskProcess(folder: string): DeskProcess {
  const made: string[] = [];
  let child: ChildProcess | null = null;
  let onLook: (look: Look) => void = () => undefined;
  const kill = async (): Promise<void> => {
    const dying = child;
    child = null;
    if (dying === null) return;
    dying.kill("SIGKILL");
    if (dying.exitCode === null && dying.signalCode === null) await once(dying, "exit");
  };
  onTestFinished(kill);
  return {
    folder,
    made,
    start: async () => {
      const words = [join(import.meta.dirname, "busy-desk.ts"), folder];
      const started = spawn(process.execPath, words, { stdio: ["pipe", "pipe", "inherit"] });
      child = started;
      // A killed process takes no more lines.
      started.stdin.on("error", () => undefined);
      const open = Promise.withResolvers<void>();
      started.on("exit", (code) => open.reject(new Error(`a desk ended with ${code}`)));
      createInterface({ input: started.stdout }).on("line", (line) => {
        const [word, rest] = [line.slice(0, 4), line.slice(5)];
        if (word === "open") open.resolve();
        if (word === "made") made.push(rest);
        if (word === "look") onLook(JSON.parse(rest) as Look);
      });
      await open.promise;
    },
    kill,
    stopWork: () => void child?.stdin?.write("stop\n"),
    look: async () => {
      const looked = Promise.withResolvers<Look>();
      onLook = looked.resolve;
      child?.stdin?.write("look\n");
      return looked.promise;
    },
  };
}
