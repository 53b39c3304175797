import {
  useEffect,
  useRef,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  type RefObject,
} from "react";
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
  const own = useRef<HTMLElement>(null);
  const frame = root ?? own;
  useEffect(() => {
    // The cursor is within, so that Esc leaves this and not the record; what is to be read first stays in sight.
    if (frame.current?.contains(document.activeElement) === false) {
      frame.current.querySelector<HTMLElement>("input")?.focus({ preventScroll: true });
    }
  }, [frame]);
  const onKeyDown = (event: KeyboardEvent): void => {
    // A list of choices that is open closes by itself.
    if (event.key !== "Escape" || event.defaultPrevented || isComposing(event)) return;
    event.preventDefault();
    onCancel();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys of its fields
    <section ref={frame} className="strip strip-frame" aria-label={title} onKeyDown={onKeyDown}>
      <h3 className="strip-title">{title}</h3>
      {children}
    </section>
  );
}
