import { Button } from "antd";
import { useEffect, useRef, type ReactElement, type ReactNode } from "react";
import { MoreMenu } from "./more-menu.tsx";

export interface RecordActions<Name extends string> {
  /** What the record waits for. */
  readonly primary: Name | null;
  readonly beside: readonly Name[];
  readonly more: readonly Name[];
}

/** The one action that a record waits for as the big button, what else can be done beside and behind it. */
export function RecordButtons<Name extends string>({
  actions: { primary, beside, more },
  labelOf,
  isDanger,
  urgent = false,
  busy,
  onAct,
  children,
}: {
  readonly actions: RecordActions<Name>;
  readonly labelOf: (action: Name) => string;
  /** What takes something back: void, cancel. */
  readonly isDanger: (action: Name) => boolean;
  /** A promise is broken: the button is red. */
  readonly urgent?: boolean;
  readonly busy: boolean;
  readonly onAct: (action: Name) => void;
  /** Buttons in front of them: print. */
  readonly children?: ReactNode;
}): ReactElement {
  const main = useRef<HTMLButtonElement>(null);
  // Only on arrival: a change while somebody types elsewhere must not take the cursor away.
  useEffect(() => main.current?.focus(), []);
  return (
    <>
      {children}
      {more.length > 0 && <MoreMenu actions={more} labelOf={labelOf} isDanger={isDanger} onAct={onAct} />}
      {beside.map((action) => (
        <Button key={action} loading={busy} onClick={() => onAct(action)}>
          {labelOf(action)}
        </Button>
      ))}
      {primary !== null && (
        <Button ref={main} type="primary" danger={urgent} loading={busy} onClick={() => onAct(primary)}>
          {labelOf(primary)}
        </Button>
      )}
    </>
  );
}
