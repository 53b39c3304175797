import type { KeyboardEvent, ReactElement, ReactNode, RefObject } from "react";
import { isComposing } from "./use-form-keyboard.ts";
import "./action-strip.css";

/** The frame of an action that a second person gives (ui/approval-strip.tsx) with what it asks before: Esc leaves. */
export function StripFrame({
  title,
  root,
  onCancel,
  children,
}: {
  readonly title: string;
  readonly root?: RefObject<HTMLElement | null>;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}): ReactElement {
  const onKeyDown = (event: KeyboardEvent): void => {
    // A list of choices that is open closes by itself.
    if (event.key !== "Escape" || event.defaultPrevented || isComposing(event)) return;
    event.preventDefault();
    onCancel();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys of its fields
    <section ref={root} className="strip strip-frame" aria-label={title} onKeyDown={onKeyDown}>
      <h3 className="strip-title">{title}</h3>
      {children}
    </section>
  );
}
