import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { readClock } from "../../../renderer/ui/read-time.ts";
import { scanStep, signOfKey } from "../../../renderer/ui/use-scanner.ts";
import { useFormKeyboard } from "../../../renderer/ui/use-form-keyboard.ts";

function Form({ onSave, onLeave }: { readonly onSave: () => void; readonly onLeave: () => void }) {
  const onKeyDown = useFormKeyboard({ onSave, onLeave });
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the whole form
    <form onKeyDown={onKeyDown}>
      <input aria-label="only" />
    </form>
  );
}

test("Enter that ends a composition chooses characters and saves nothing", () => {
  const [onSave, onLeave] = [vi.fn(), vi.fn()];
  render(<Form onSave={onSave} onLeave={onLeave} />);
  const field = screen.getByLabelText("only");
  fireEvent.keyDown(field, { key: "Enter", isComposing: true });
  fireEvent.keyDown(field, { key: "Enter", keyCode: 229 });
  fireEvent.keyDown(field, { key: "Enter", ctrlKey: true, keyCode: 229 });
  fireEvent.keyDown(field, { key: "Escape", isComposing: true });
  expect(onSave).not.toHaveBeenCalled();
  expect(onLeave).not.toHaveBeenCalled();
  fireEvent.keyDown(field, { key: "Enter", ctrlKey: true });
  fireEvent.keyDown(field, { key: "Escape" });
  expect(onSave).toHaveBeenCalledOnce();
  expect(onLeave).toHaveBeenCalledOnce();
});

test("a scanner's burst is one text, typing is not", () => {
  const burst = Array.from("LF-7").reduce((scan, key, index) => scanStep(scan, key, 1000 + index * 10), {
    text: "",
    lastAt: 0,
  });
  expect(burst.text).toBe("LF-7");
  const typed = Array.from("LF-7").reduce((scan, key, index) => scanStep(scan, key, 1000 + index * 80), {
    text: "",
    lastAt: 0,
  });
  expect(typed.text).toBe("7");
});

test("a scanner is read by its keys, also under an input method", () => {
  expect(["KeyL", "Digit7", "Minus", "Numpad3", "ShiftLeft"].map((code) => signOfKey(code, false))).toEqual([
    "l",
    "7",
    "-",
    "3",
    "",
  ]);
  expect(signOfKey("KeyL", true)).toBe("L");
});

test("a clock time is read as people type it", () => {
  expect(["8:30", "0830", "８：３０", "22:00", "24:00", "8:60", "x"].map(readClock)).toEqual([
    "08:30",
    "08:30",
    "08:30",
    "22:00",
    null,
    null,
    null,
  ]);
});
