import type { SameKeys } from "../../app/i18n/same-keys.ts";
import type { syncZhCN } from "./words.zh-CN.ts";

export const syncEn = {
  title: "Desks in step",
  alone:
    "This desk works alone; every record is kept on this PC. Joined to a server, the site's desks agree by themselves and go on working when the network is down.",
  connect: "Join a server",
  url: "Server's address",
  urlHint: "As its operator gave it, e.g. https://sync.example.com",
  code: "Code",
  codeHint: "20 characters, made by the operator, good for 15 minutes",
  server: "Server",
  last: "Last in step",
  never: "Not yet",
  queue: "To send",
  behind: "To receive",
  records: "{{count}} records",
  none: "None",
  clock:
    "This PC's clock is {{amount}} {{direction}} of the server's. Check the time; records are kept as always.",
  slow: "behind",
  fast: "ahead",
  minutes: "{{count}} min",
  now: "Sync now",
  desks: "Desks of the site",
  desk: "Desk {{code}}",
  own: "this desk",
  seen: "Last seen",
  events: "{{count}} records",
  missing: "{{count}} not here yet",
  closed: "Replaced by a new desk code",
  revoked: "Shut out",
  revoke: "Shut out",
  revokeAsk:
    "Shut desk {{code}} out? It stops syncing at once; its records stay. Do this for a PC that was lost or stolen.",
  revokeConfirm: "Shut out",
  makeCode: "Add a desk",
  codeTitle: "Enter this on the new PC",
  codeText:
    "On the new PC's first start choose “Join a site”. The code is shown this once, is good until {{time}} and works once.",
  codeDone: "Close",
  sheet: "Print recovery sheet",
  sheetTitle: "Site key recovery sheet",
  sheetText:
    "If every desk is lost, only this key opens names, phones and the like. Seal it and lock it away: whoever has it can read them.",
  sheetKey: "Site key",
  aside:
    "{{count}} records of other desks did not verify. They were kept as they came and are not in the books. Call the administrator.",
  compared: "Last compared",
  equal: "{{time}}, all desks agree",
  unequal: "{{time}}, something differs",
  differs: {
    title: "What this desk holds differs from elsewhere",
    server: "Desk {{desk}}'s records, up to record {{seq}}, are not those of the server.",
    missing: "The server has records of desk {{desk}} from record {{seq}} on that do not come in here.",
    handover:
      "Desk {{desk}}'s records, up to record {{seq}}, are not what handover {{number}} noted when it was signed.",
    help: "Both sides are kept as they are and nothing was changed; work goes on. Tell the administrator: look first whether other desks say the same. If only this one does, restore its newest backup under Backup, the rest comes back from the server; if several do, have the server's operator check the server.",
    look: "Look",
    bar: "What this desk holds differs from elsewhere. Tell the administrator. Work goes on.",
  },
  problems: {
    unreachable: "The server cannot be reached. Records are kept here and sent when it is back.",
    "unknown-here": "The server does not know this desk. Records are kept here; call the server's operator.",
    revoked: "This desk was shut out and syncs no more. Records are kept here; call the administrator.",
    "client-too-old": "This program is too old for the server. Records are kept here; update the program.",
    "server-changed":
      "Another server answers at this address; sending has stopped. Check with the server's operator.",
    fork: "This desk's data was copied and used on another PC. Records are all here; this desk goes on by itself under a new desk code.",
    refused: "The server refuses what this desk sends. Records are all here; tell the administrator.",
  },
  short: {
    synced: "In step {{time}}",
    busy: "Syncing",
    waiting: "To send {{count}}",
    offline: "Offline, kept on this PC",
    problem: "Sync has stopped",
    differs: "Records differ",
    local: "Kept on this PC",
    lost: "Connection lost",
  },
} as const satisfies SameKeys<typeof syncZhCN>;
