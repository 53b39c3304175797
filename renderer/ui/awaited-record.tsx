import type { ReactElement } from "react";
import { Awaited } from "./awaited.tsx";
import { Panel } from "./panel.tsx";

/** In a record's place while it is read, and when there is none. */
export function AwaitedRecord({
  title,
  error,
  onClose,
}: {
  readonly title: string;
  /** What reading it failed with, or null. */
  readonly error: Error | null;
  readonly onClose: () => void;
}): ReactElement {
  return (
    <Panel title={title} onClose={onClose}>
      <Awaited error={error} />
    </Panel>
  );
}
