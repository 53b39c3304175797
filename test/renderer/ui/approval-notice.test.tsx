import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { I18nextProvider } from "react-i18next";
import { afterEach, expect, test, vi } from "vitest";
import { createStore } from "zustand/vanilla";
import { createWords } from "../../../renderer/app/i18n/index.ts";
import { ProgramContext, type Program } from "../../../renderer/app/program.ts";
import { RecordApprovals } from "../../../renderer/ui/approval-notice.tsx";
import type { ApprovalView } from "../../../shared/contract/approvals.ts";

const PHONE = "19900032046";
const words = createWords("zh-CN");
const view: ApprovalView = {
  id: "a1",
  command: "visit.reveal",
  recordKind: "visit",
  recordId: "v1",
  shown: [],
  digest: "",
  rank: 4,
  requester: "张敏",
  desk: "A",
  requestedAtMs: 0,
  expiresAtMs: 1,
  status: "approved",
  answers: [],
  endedAtMs: null,
  reason: "",
  why: null,
  code: "",
  mine: true,
  mayAnswer: false,
  mayWithdraw: true,
  mayCarryOut: true,
};

function desk() {
  const store = createStore<{ readonly actor: { readonly id: string } | null; readonly offsetMs: number }>(
    () => ({ actor: { id: "c1" }, offsetMs: 0 }),
  );
  const program = {
    host: {
      approvals: {
        of: async () => [view],
        carryOut: async () => ({ outcome: { id: "v1", number: null }, value: PHONE }),
      },
    },
    session: { store },
  } as unknown as Program;
  const queries = new QueryClient();
  const shown = (id: string) => (
    <I18nextProvider i18n={words}>
      <QueryClientProvider client={queries}>
        <ProgramContext value={program}>
          <RecordApprovals id={id} />
        </ProgramContext>
      </QueryClientProvider>
    </I18nextProvider>
  );
  return { store, shown };
}

afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

const found = async () => screen.findByRole("button", { name: /号码/ });

async function press(button: HTMLElement): Promise<void> {
  await act(async () => {
    fireEvent.click(button);
    await Promise.resolve();
  });
  expect(document.body.textContent).toContain(PHONE);
}

test("PRV-1 a number shown by an approval from another desk never stays for another record or person, under a lock, or longer than a minute", async () => {
  const { store, shown } = desk();
  const { rerender } = render(shown("v1"));
  await press(await found());
  rerender(shown("v2"));
  expect(document.body.textContent).not.toContain(PHONE);
  await press(await found());
  act(() => store.setState({ actor: null }));
  act(() => store.setState({ actor: { id: "c1" } }));
  expect(document.body.textContent).not.toContain(PHONE);
  await press(await found());
  act(() => store.setState({ actor: { id: "c2" } }));
  expect(document.body.textContent).not.toContain(PHONE);
  const button = await found();
  vi.useFakeTimers();
  await press(button);
  act(() => {
    vi.advanceTimersByTime(60_000);
  });
  expect(document.body.textContent).not.toContain(PHONE);
});
