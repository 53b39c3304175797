import { mayCommand } from "../../../shared/contract/access.ts";
import { useTranslation } from "react-i18next";
import { useProgram, useSession } from "../program.ts";
import { visibleRegisters } from "../registers.ts";
import { goTo } from "./use-place.ts";

export interface PaletteCommand {
  readonly key: string;
  readonly group: "commands";
  readonly title: string;
  readonly keys?: string | undefined;
  readonly run: () => void;
}

const createWords: Readonly<
  Record<
    string,
    "frame.create.visits" | "frame.create.passes" | "frame.create.work-orders" | "frame.create.keys"
  >
> = {
  visits: "frame.create.visits",
  passes: "frame.create.passes",
  "work-orders": "frame.create.work-orders",
  keys: "frame.create.keys",
};

/** Every action of Ctrl+K whose words hold the text; all of them for none. */
export function usePaletteCommands(text: string, onNote: () => void): readonly PaletteCommand[] {
  const { t } = useTranslation();
  const { session, preferences } = useProgram();
  const role = useSession((state) => state.actor?.role);
  const registers = visibleRegisters(role);
  const group = "commands" as const;
  const all: readonly PaletteCommand[] = [
    ...registers.flatMap(({ key, shortcut }) => {
      const word = createWords[key];
      if (shortcut === undefined || word === undefined) return [];
      return [{ key: `new-${key}`, group, title: t(word), keys: shortcut, run: () => goTo(key, "new") }];
    }),
    ...(role !== undefined && mayCommand(role, "duty-line.write")
      ? [{ key: "note", group, title: t("frame.note"), keys: "F8", run: onNote }]
      : []),
    ...registers.map(({ key }): PaletteCommand => ({
      key: `go-${key}`,
      group,
      title: t("frame.search.go", { page: t(`frame.menu.${key}`) }),
      keys: key === "home" ? "F1" : undefined,
      run: () => goTo(key),
    })),
    { key: "lock", group, title: t("frame.user.lock"), keys: "Ctrl L", run: () => void session.lock() },
    { key: "switch", group, title: t("frame.user.switch"), run: () => void session.leave() },
    {
      key: "language",
      group,
      title: t("frame.user.language"),
      run: () => preferences.setState(({ language }) => ({ language: language === "en" ? "zh-CN" : "en" })),
    },
  ];
  return all.filter(({ title }) => title.toLowerCase().includes(text.toLowerCase()));
}
