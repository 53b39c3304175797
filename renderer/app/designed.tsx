import { lazy, type ComponentType, type LazyExoticComponent } from "react";

/** A part of the program that is drawn with Ant Design, read when it is first shown. */
export function designed<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => {
    const [{ Design }, Part] = await Promise.all([import("./design.tsx"), load()]);
    const Designed = (props: Props) => (
      <Design>
        <Part {...props} />
      </Design>
    );
    return { default: Designed };
  });
}
