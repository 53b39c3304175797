import type { Language } from "./host/launch-options.ts";

/** The few words that the shell itself shows; everything else is the page's. */
export type ShellWords = {
  readonly open: string;
  readonly quit: string;
};

export function shellWords(language: Language): ShellWords {
  switch (language) {
    case "zh-CN":
      return { open: "打开值守簿", quit: "退出" };
    case "en":
      return { open: "Open Lodgebook", quit: "Quit" };
  }
}
