import { Button } from "antd";
import type { ReactElement } from "react";
import "./ticks.css";

/** A round button that is in or out; what is in narrows the list below it. */
export function TickButton({
  label,
  on,
  onPress,
}: {
  readonly label: string;
  readonly on: boolean;
  readonly onPress: () => void;
}): ReactElement {
  return (
    <Button size="small" aria-pressed={on} className={on ? "tick tick-on" : "tick"} onClick={onPress}>
      {label}
    </Button>
  );
}

/** What is ticked above a list; any number of them together. */
export function Ticks<Tick extends string>({
  ticks,
  ticked,
  labelOf,
  onTicked,
}: {
  readonly ticks: readonly Tick[];
  readonly ticked: readonly Tick[];
  readonly labelOf: (tick: Tick) => string;
  readonly onTicked: (ticked: readonly Tick[]) => void;
}): ReactElement[] {
  return ticks.map((tick) => {
    const on = ticked.includes(tick);
    return (
      <TickButton
        key={tick}
        label={labelOf(tick)}
        on={on}
        onPress={() => onTicked(on ? ticked.filter((other) => other !== tick) : [...ticked, tick])}
      />
    );
  });
}
