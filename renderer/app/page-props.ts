/** What a register's page is told. Pages stay alive (hidden) while another one is shown, so forms keep. */
export interface PageProps {
  /** Record to open; `new` puts the cursor into the form; null: nothing asked. */
  readonly id: string | null;
  /** What the record is opened for: a board kind such as `late-call`; null: to read. */
  readonly action: string | null;
  /** Grows with every arrival at this page, so that the same request can be made twice. */
  readonly arrived: number;
  readonly open: (id: string | null, action?: string) => void;
  /** Opens a record of another register. */
  readonly openRecord: (kind: string, id: string, action?: string) => void;
}

/** A page to be printed: `/print/<key>/<id>`. */
export interface PrintProps {
  readonly id: string;
}
