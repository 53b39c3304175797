import { CheckCircleFilled, CloseCircleFilled, PhoneFilled } from "@ant-design/icons";
import type { ReactElement, ReactNode } from "react";
import "./saved-banner.css";

/** green: done; amber: it waits for an answer; red: nobody is let in. */
const icons = { green: CheckCircleFilled, amber: PhoneFilled, red: CloseCircleFilled } as const;

/** What was just saved, the number to say aloud in large type, and what can be done with it. */
export function SavedBanner({
  tone = "green",
  number,
  words,
  children,
}: {
  readonly tone?: keyof typeof icons;
  /** Null where there is no number to say. */
  readonly number: string | null;
  readonly words: string;
  /** Buttons: open, print. */
  readonly children?: ReactNode;
}): ReactElement {
  const Icon = icons[tone];
  return (
    <output className={`saved saved-${tone}`}>
      <div>
        <Icon /> {words}
      </div>
      {number !== null && <div className="saved-number mono">{number}</div>}
      <div className="saved-actions">{children}</div>
    </output>
  );
}
