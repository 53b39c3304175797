import { Button } from "antd";
import { useState, type ReactElement } from "react";
import type { DomainError } from "../../../shared/kernel/result.ts";
import { useCommand } from "../../app/command.ts";
import { useErrorWords } from "../../ui/error-words.ts";

/** An action that needs no words: one press, and what went wrong under it. */
export function PlainAction({
  id,
  name,
  label,
}: {
  readonly id: string;
  readonly name: "visit.withdraw-leave" | "visit.return-badge";
  readonly label: string;
}): ReactElement {
  const words = useErrorWords();
  const command = useCommand(name);
  const [error, setError] = useState<DomainError | null>(null);
  const press = async (): Promise<void> => {
    const done = await command.run({}, { id });
    setError(done.ok ? null : done.error);
  };
  return (
    <>
      <Button loading={command.busy} onClick={() => void press()}>
        {label}
      </Button>
      {error !== null && <span className="field-error">{words(error)}</span>}
    </>
  );
}
