/** Everything the page can ask of the desktop shell. Absent (`undefined`) when the page runs in a browser. */
export type DesktopBridge = {
  /**
   * Asks for a new connection to the host; again after `hostStateChanged` says `ready`. The port arrives as a
   * `message` event on `window` whose `data` is `connectionArrived` and whose `source` is `window` itself.
   */
  readonly connect: () => void;
  /** Prints what the window shows (its print style sheet) or saves it as PDF. Never rejects. */
  readonly print: (options: PrintOptions) => Promise<PrintOutcome>;
  /** The system's language as a BCP 47 tag, e.g. `zh-CN`. */
  readonly language: string;
  readonly platform: string;
};

/** `window.postMessage` data that brings the connection's MessagePort. */
export const connectionArrived = "lodgebook:connection";

/** `window.postMessage` data `{ type: hostStateChanged, state, message }`: the program behind the screen went or came. */
export const hostStateChanged = "lodgebook:host-state";

/** `failed` carries the host's words; `restarting` is followed by `ready` or `failed`. */
export type HostState =
  | { readonly state: "ready" }
  | { readonly state: "restarting" }
  | { readonly state: "failed"; readonly code: string; readonly message: string };

/** Papers the registers print on: A4, A5 lying, and an 80 mm receipt roll. */
export const paperSizes = ["A4", "A5-landscape", "roll-80"] as const;
export type PaperSize = (typeof paperSizes)[number];

export type PrintOptions = {
  readonly to: "printer" | "pdf";
  readonly paper: PaperSize;
  /** 1 to 9; three for a goods pass. */
  readonly copies: number;
  /** Title of the print job and suggested name of the PDF. */
  readonly title: string;
};

export type PrintOutcome =
  | { readonly outcome: "done" }
  | { readonly outcome: "cancelled" }
  | { readonly outcome: "failed"; readonly reason: string };
