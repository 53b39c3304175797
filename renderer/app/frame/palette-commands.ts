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

/** A command with whether the text can hardly mean anything else: a word of it, or the beginning of one. */
type FoundCommand = PaletteCommand & { readonly meant: boolean };

function isMeant(title: string, text: string): boolean {
  if (/\p{Script=Han}/u.test(text)) return text.length > 1;
  return text.length > 2 && title.split(" ").some((word) => word.startsWith(text));
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
export function usePaletteCommands(text: string, onNote: () => void): readonly FoundCommand[] {
  const { t } = useTranslation();
  const { session, preferences } = useProgram();
  const role = useSession((state) => state.actor?.role);
  const registers = visibleRegisters(role);
  // Visitors, passes, orders and loans are entered by the same people (product.md, Who).
  const mayRegister = role !== undefined && mayCommand(role, "visit.register");
  const group = "commands" as const;
  const all: readonly PaletteCommand[] = [
    ...registers.flatMap(({ key, shortcut }) => {
      const word = createWords[key];
      if (shortcut === undefined || word === undefined || !mayRegister) return [];
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
  const wanted = text.toLowerCase();
  return all.flatMap((command) => {
    const title = command.title.toLowerCase();
    return title.includes(wanted) ? [{ ...command, meant: isMeant(title, wanted) }] : [];
  });
}
