import { useState } from "react";
import type { DomainError } from "../../../shared/kernel/result.ts";
import { newCommandId } from "../../app/command.ts";
import { asked, type Host } from "../../app/host-client.ts";
import { useHost } from "../../app/program.ts";
import { useErrorWords } from "../../ui/error-words.ts";

type CodeSheet = Awaited<ReturnType<Host["keys"]["codeSheet"]>>;

/** In a print's place: every tag, not those of one key. */
export const ALL_TAGS = "all";

/** 编码对照表: asked for with a reason, recorded before it is shown, gone with the page. */
export function useCodeSheet(): {
  readonly sheet: CodeSheet | null;
  readonly busy: boolean;
  /** Words of the refusal, or null. */
  readonly error: string | null;
  readonly show: (reason: string) => void;
  readonly hide: () => void;
} {
  const host = useHost();
  const words = useErrorWords();
  const [sheet, setSheet] = useState<CodeSheet | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DomainError | null>(null);
  const show = async (reason: string): Promise<void> => {
    setBusy(true);
    const answer = await asked(host.keys.codeSheet({ cmd: newCommandId(), reason }));
    setBusy(false);
    setError(answer.ok ? null : answer.error);
    if (answer.ok) setSheet(answer.value);
  };
  return {
    sheet,
    busy,
    error: error === null ? null : words(error),
    show: (reason) => void show(reason),
    hide: () => setSheet(null),
  };
}
