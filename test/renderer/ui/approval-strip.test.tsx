import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen } from "@testing-library/react";
import { I18nextProvider } from "react-i18next";
import { afterEach, expect, test, vi } from "vitest";
import { createStore } from "zustand/vanilla";
import { createWords } from "../../../renderer/app/i18n/index.ts";
import { ProgramContext, type Program } from "../../../renderer/app/program.ts";
import { ApprovalStrip } from "../../../renderer/ui/approval-strip.tsx";
import type { Role } from "../../../shared/kernel/roles.ts";

interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly department: string;
}

function strip(people: readonly Person[], onCancel: () => void): void {
  const program = {
    host: { session: { people: async () => people } },
    session: { store: createStore(() => ({ actor: { id: "c1" } })) },
  } as unknown as Program;
  render(
    <I18nextProvider i18n={createWords("zh-CN")}>
      <QueryClientProvider client={new QueryClient()}>
        <ProgramContext value={program}>
          <ApprovalStrip
            what="把这个号码提供给第三方"
            rank={4}
            error={null}
            busy={false}
            onApprove={() => undefined}
            onCancel={onCancel}
          />
        </ProgramContext>
      </QueryClientProvider>
    </I18nextProvider>,
  );
}

afterEach(() => document.body.replaceChildren());

test("where nobody has the rank the strip says so, has the cursor on its way out, and Esc takes it", async () => {
  const onCancel = vi.fn();
  strip([{ id: "c2", name: "李晓雯", role: "clerk", department: "" }], onCancel);
  await screen.findByText(/还没有够级别的批准人/u);
  const cancel = screen.getByRole("button", { name: /取\s?消/u });
  expect(document.activeElement).toBe(cancel);
  expect(screen.queryByRole("button", { name: /批\s?准/u })).toBeNull();
  fireEvent.keyDown(cancel, { key: "Escape" });
  expect(onCancel).toHaveBeenCalledOnce();
});

test("Esc in the PIN leaves the strip", async () => {
  const onCancel = vi.fn();
  strip([{ id: "s1", name: "陈静怡", role: "supervisor", department: "" }], onCancel);
  fireEvent.keyDown(await screen.findByLabelText("批准人 PIN"), { key: "Escape" });
  expect(onCancel).toHaveBeenCalledOnce();
});
