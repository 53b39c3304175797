/** IPC channels between the preload script and the shell; nothing else is listened to. */
export const channels = {
  /** Page → shell, with one MessagePort for the host. */
  connect: "lodgebook:connect",
  /** Page → shell and back: print what the window shows. */
  print: "lodgebook:print",
  /** Shell → page: the host went or came. */
  hostState: "lodgebook:host-state",
} as const;

/** Command line words by which the shell tells the preload script the language. */
export const languageArgument = "--lodgebook-language=";
