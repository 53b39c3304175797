import { useState } from "react";
import type { SettingKey, SiteSettings } from "../../../shared/kernel/settings.ts";
import type { CommandInput } from "../../../shared/contract/commands.ts";
import { useCommand } from "../../app/command.ts";
import { useProgram, useSession } from "../../app/program.ts";
import { useErrorWords } from "../../ui/error-words.ts";

export interface SettingEdit<Key extends SettingKey> {
  readonly save: (value: SiteSettings[Key]) => Promise<void>;
  readonly busy: boolean;
  readonly error: string | null;
  readonly saved: boolean;
}

/** Changes one of the site's settings. */
export function useSetting<Key extends SettingKey>(key: Key): SettingEdit<Key> {
  const { session } = useProgram();
  const siteId = useSession(({ app }) => (app?.phase === "ready" ? app.siteId : null));
  const words = useErrorWords();
  const command = useCommand("site.change-setting");
  const [error, setError] = useState<string | null>(null);
  const [saved, setSaved] = useState(false);
  return {
    busy: command.busy,
    error,
    saved,
    save: async (value) => {
      const input: CommandInput<"site.change-setting"> = { key, value };
      const answer = await command.run(input, { id: siteId });
      const unchanged = !answer.ok && answer.error.code === "no-change";
      setError(answer.ok || unchanged ? null : words(answer.error));
      setSaved(answer.ok);
      if (answer.ok) await session.refresh();
    },
  };
}

/** True when the person signed in may change the site's settings. */
export function useMayChangeSettings(): boolean {
  return useSession(({ actor }) => actor?.role === "manager" || actor?.role === "admin");
}
