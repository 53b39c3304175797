import { act, fireEvent, render, screen } from "@testing-library/react";
import { I18nextProvider } from "react-i18next";
import { createStore } from "zustand/vanilla";
import { afterEach, expect, test, vi } from "vitest";
import { createWords } from "../../../renderer/app/i18n/index.ts";
import { ProgramContext, type Program } from "../../../renderer/app/program.ts";
import type { Role } from "../../../shared/kernel/roles.ts";
import { PhoneReveal } from "../../../renderer/ui/phone-reveal.tsx";

const words = createWords("zh-CN");
const clerk = { id: "c1", role: "clerk" } as const;

function desk() {
  const asked: { readonly purpose: string }[] = [];
  const store = createStore<{ readonly actor: { readonly id: string; readonly role: Role } | null }>(() => ({
    actor: clerk,
  }));
  const program = {
    host: {
      record: {
        reveal: async (request: { readonly purpose: string }) => {
          asked.push(request);
          return { value: "19900032046" };
        },
      },
    },
    session: { store },
  } as unknown as Program;
  const shown = (id: string) => (
    <I18nextProvider i18n={words}>
      <ProgramContext value={program}>
        <PhoneReveal command="visit.reveal" id={id} field="phone" masked="199****2046" />
      </ProgramContext>
    </I18nextProvider>
  );
  return { asked, store, shown };
}

afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

async function press(): Promise<void> {
  await act(async () => {
    fireEvent.click(screen.getByRole("button", { name: "显示号码" }));
    await Promise.resolve();
  });
}

test("PRV-1 a number is masked until it is asked for, and the host is told what for", async () => {
  const { asked, shown } = desk();
  render(shown("1"));
  expect(document.body.textContent).not.toContain("19900032046");
  await press();
  expect(document.body.textContent).toContain("19900032046");
  expect(asked.map(({ purpose }) => purpose)).toEqual(["own-call"]);
});

test("PRV-1 a shown number never stays for another record, under a lock, or longer than a minute", async () => {
  vi.useFakeTimers();
  const { store, shown } = desk();
  const { rerender } = render(shown("1"));
  await press();
  rerender(shown("2"));
  expect(document.body.textContent).not.toContain("19900032046");
  await press();
  act(() => store.setState({ actor: null }));
  act(() => store.setState({ actor: clerk }));
  expect(document.body.textContent).not.toContain("19900032046");
  await press();
  expect(document.body.textContent).toContain("19900032046");
  act(() => {
    vi.advanceTimersByTime(60_000);
  });
  expect(document.body.textContent).not.toContain("19900032046");
});

test("PRV-1 who may not see a number sees it masked, without a button", () => {
  const { store, shown } = desk();
  store.setState({ actor: { id: "a1", role: "admin" } });
  render(shown("1"));
  expect(document.body.textContent).toBe("199****2046");
  expect(screen.queryByRole("button")).toBeNull();
});
