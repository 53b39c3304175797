import { act, fireEvent, render, screen } from "@testing-library/react";
import { I18nextProvider } from "react-i18next";
import { createStore } from "zustand/vanilla";
import { afterEach, expect, test, vi } from "vitest";
import { createWords } from "../../../renderer/app/i18n/index.ts";
import { ProgramContext, type Program } from "../../../renderer/app/program.ts";
import { DocumentReveal } from "../../../renderer/ui/document-reveal.tsx";
import type { Role } from "../../../shared/kernel/roles.ts";

const number = "110101199003072316";
const clerk = { id: "c1", role: "clerk" } as const;

afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

test("PRV-1 a document number that was asked for leaves the screen under a lock and after a minute", async () => {
  vi.useFakeTimers();
  const store = createStore<{ readonly actor: { readonly id: string; readonly role: Role } | null }>(() => ({
    actor: clerk,
  }));
  const program = {
    host: { record: { reveal: async () => ({ value: number }) } },
    session: { store },
  } as unknown as Program;
  render(
    <I18nextProvider i18n={createWords("zh-CN")}>
      <ProgramContext value={program}>
        <DocumentReveal
          command="person.reveal"
          id="1"
          masked="1101**********2316"
          ask="查看"
          show="显示证件"
        />
      </ProgramContext>
    </I18nextProvider>,
  );
  const ask = async (): Promise<void> => {
    fireEvent.click(screen.getByRole("button", { name: "显示证件" }));
    fireEvent.click(screen.getByRole("button", { name: /确\s?定/u }));
    expect(document.body.textContent).toContain("这一项必须填写");
    fireEvent.change(screen.getByRole("textbox"), { target: { value: "核对证件" } });
    await act(async () => {
      fireEvent.keyDown(screen.getByRole("textbox"), { key: "Enter" });
      await Promise.resolve();
    });
    expect(document.body.textContent).toContain(number);
  };
  await ask();
  act(() => store.setState({ actor: null }));
  act(() => store.setState({ actor: clerk }));
  expect(document.body.textContent).not.toContain(number);
  await ask();
  act(() => {
    vi.advanceTimersByTime(60_000);
  });
  expect(document.body.textContent).not.toContain(number);
});
