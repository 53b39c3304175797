import { useRef, useState } from "react";
import type { BackupProgress } from "../../../shared/contract/backup.ts";
import type { DomainError } from "../../../shared/kernel/result.ts";
import { errorOf } from "../../app/host-client.ts";
import { changed } from "../../app/follow-changes.ts";
import { useProgram } from "../../app/program.ts";

export interface MakingBackup {
  /** The newest word from the host; null while none is being made. */
  readonly progress: Exclude<BackupProgress, { step: "done" }> | null;
  readonly done: boolean;
  readonly error: DomainError | null;
  readonly start: () => Promise<void>;
  readonly cancel: () => void;
}

/** Makes a backup and follows it; `cancel` ends it without leaving a part. */
export function useBackup(): MakingBackup {
  const { host, queries } = useProgram();
  const [progress, setProgress] = useState<MakingBackup["progress"]>(null);
  const [done, setDone] = useState(false);
  const [error, setError] = useState<DomainError | null>(null);
  const stop = useRef<AbortController | null>(null);
  const start = async (): Promise<void> => {
    const cancel = new AbortController();
    stop.current = cancel;
    setError(null);
    setDone(false);
    setProgress({ step: "copying" });
    try {
      for await (const said of await host.backup.make(undefined, { signal: cancel.signal })) {
        if (said.step === "done") setDone(true);
        else setProgress(said);
      }
    } catch (cause) {
      setError(cancel.signal.aborted ? { code: "backup-cancelled" } : errorOf(cause));
    }
    setProgress(null);
    changed(queries, ["backup"]);
  };
  return { progress, done, error, start, cancel: () => stop.current?.abort() };
}
