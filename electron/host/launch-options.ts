import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { defaultDataFolder } from "./data-folder.ts";

export const languages = ["zh-CN", "en"] as const;
export type Language = (typeof languages)[number];

/** How one run of Lodgebook was asked for; the same flags for Electron, for `npm start` and without Electron. */
export type LaunchOptions = {
  readonly dataFolder: string;
  readonly demo: boolean;
  /** 0 = any free port. */
  readonly port: number;
  /** undefined = what the site's setting or the system says. */
  readonly language: Language | undefined;
  readonly headless: boolean;
};

export type LaunchOptionsResult =
  | { readonly ok: true; readonly options: LaunchOptions }
  | { readonly ok: false; readonly message: string };

export const launchHelp = `  --data DIR          keep the books in DIR (default: ${defaultDataFolder()})
  --demo              invented sample data in a folder of its own
  --lang zh-CN|en     language of the first start
  --port N            port on 127.0.0.1 (default: any free one)
  --headless          no window; the address is printed
  --help              this text`;

/**
 * Reads the flags; an unknown flag or a bad value comes back as a message that says which. Electron sets
 * `ignoreUnknown`, since Chromium's own flags arrive on the same line.
 */
export function parseLaunchOptions(
  argv: readonly string[],
  { ignoreUnknown = false }: { readonly ignoreUnknown?: boolean } = {},
): LaunchOptionsResult {
  const flags = readFlags(ignoreUnknown ? argv.filter(isOurs) : argv);
  if (!flags.ok) return flags;
  const { data, demo = false, headless = false, lang, port: portText } = flags.values;
  if (data === "") return { ok: false, message: "--data needs a folder" };
  const port = portText === undefined ? 0 : Number(portText);
  if (portText !== undefined && (!/^\d{1,5}$/.test(portText) || port > 65_535))
    return { ok: false, message: `--port needs a number from 0 to 65535, not “${portText}”` };
  const language = languages.find((name) => name === lang);
  if (lang !== undefined && language === undefined)
    return { ok: false, message: `--lang is ${languages.join(" or ")}, not “${lang}”` };
  const dataFolder = data === undefined ? defaultDataFolder({ demo }) : resolve(data);
  return { ok: true, options: { dataFolder, demo, port, language, headless } };
}

/** The flags that make another process start the same way (all but `--headless`), each in one word. */
export function launchOptionsToArgs(options: LaunchOptions): string[] {
  return [
    `--data=${options.dataFolder}`,
    ...(options.demo ? ["--demo"] : []),
    ...(options.port === 0 ? [] : [`--port=${options.port}`]),
    ...(options.language === undefined ? [] : [`--lang=${options.language}`]),
  ];
}

const known = {
  data: { type: "string" },
  demo: { type: "boolean" },
  headless: { type: "boolean" },
  lang: { type: "string" },
  port: { type: "string" },
} as const;

/** A word of ours has its value in the same word, so that a stranger's next word is never taken for it. */
function isOurs(word: string): boolean {
  return Object.entries(known).some(([name, { type }]) =>
    type === "string" ? word.startsWith(`--${name}=`) : word === `--${name}`,
  );
}

function readFlags(argv: readonly string[]) {
  try {
    const { values } = parseArgs({ args: [...argv], options: known, strict: true, allowPositionals: false });
    return { ok: true, values } as const;
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) } as const;
  }
}
