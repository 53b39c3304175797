/** Ref of something that a button brings: the button may stand at the lower edge, and this below it. */
export function intoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: "nearest" });
}
