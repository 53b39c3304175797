import { parseArgs } from "node:util";

/** What `npm run server -- …` was asked for. */
export interface ServerArguments {
  /** Words after the options: none to serve, else `site create NAME` and the like. */
  readonly words: readonly string[];
  readonly port: number;
  readonly host: string;
  readonly dataFolder: string;
  readonly tls: { readonly certFile: string; readonly keyFile: string } | undefined;
  readonly trustProxy: boolean;
}

export const serverHelp = `Usage: npm run server -- [options] [command]

Without a command it serves until Ctrl+C. Commands:
  site create NAME        makes a site; prints the code with which its first desk joins
  site code NAME          another first code, while no desk has joined
  site recover NAME       a code for a new PC when every desk of the site is lost; it needs the recovery sheet
  site list               sites with their desks and events
  device list SITE        the desks of a site
  device revoke SITE DEVICE
  backup FILE             a checked copy of the embedded database, while it is in use
  verify                  walks every chain and every checkpoint

Options:
  --port N                8787; 0 takes any free one
  --host ADDRESS          127.0.0.1; 0.0.0.0 serves the network
  --data DIR              folder of the embedded database (./sync-data)
  --tls-cert FILE --tls-key FILE
  --trust-proxy           X-Forwarded-For of your own proxy names the caller
Environment:
  DATABASE_URL            PostgreSQL instead of the embedded database
  METRICS_TOKEN           lets others than this machine read /metrics`;

type Parsed =
  | { readonly ok: true; readonly arguments: ServerArguments }
  | { readonly ok: false; readonly message: string };

/** Reads the command line. Words that start with a hyphen and mean nothing are refused by name. */
export function parseServerArguments(argv: readonly string[]): Parsed {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        port: { type: "string", default: "8787" },
        host: { type: "string", default: "127.0.0.1" },
        data: { type: "string", default: "sync-data" },
        "tls-cert": { type: "string" },
        "tls-key": { type: "string" },
        "trust-proxy": { type: "boolean", default: false },
      },
    });
  } catch (cause) {
    return { ok: false, message: cause instanceof Error ? cause.message : String(cause) };
  }
  const { values, positionals } = parsed;
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    return { ok: false, message: `--port ${values.port} is no port` };
  const certFile = values["tls-cert"];
  const keyFile = values["tls-key"];
  if ((certFile === undefined) !== (keyFile === undefined))
    return { ok: false, message: "--tls-cert and --tls-key belong together" };
  return {
    ok: true,
    arguments: {
      words: positionals,
      port,
      host: values.host,
      dataFolder: values.data,
      tls: certFile === undefined || keyFile === undefined ? undefined : { certFile, keyFile },
      trustProxy: values["trust-proxy"],
    },
  };
}
