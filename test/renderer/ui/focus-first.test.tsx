import { fireEvent, render, screen } from "@testing-library/react";
import { Input } from "antd";
import { useState } from "react";
import { expect, test } from "vitest";
import { focusFirst } from "../../../renderer/ui/focus-first.ts";

function Form() {
  const [text, setText] = useState("");
  return (
    <>
      <Input
        aria-label="first"
        ref={focusFirst}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <Input aria-label="second" value={text} onChange={({ target }) => setText(target.value)} />
    </>
  );
}

test("a form puts the cursor into its first field once, and never takes it back while somebody types", () => {
  render(<Form />);
  expect(document.activeElement).toBe(screen.getByLabelText("first"));
  const second = screen.getByLabelText("second");
  second.focus();
  fireEvent.change(second, { target: { value: "x" } });
  expect(document.activeElement).toBe(second);
});
