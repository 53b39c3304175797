import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { expect, test, vi } from "vitest";
import { createStore } from "zustand/vanilla";
import { ProgramContext, type Program } from "../../../renderer/app/program.ts";
import { useWindows } from "../../../renderer/ui/use-windows.ts";

function list(
  read: (offset: number) => Promise<{ readonly rows: readonly number[]; readonly total: number }>,
) {
  const store = createStore(() => ({ actor: { id: "c1" } }));
  const program = { host: {}, session: { store } } as unknown as Program;
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const wrapper = ({ children }: { readonly children: ReactNode }): ReactNode => (
    <ProgramContext value={program}>
      <QueryClientProvider client={queries}>{children}</QueryClientProvider>
    </ProgramContext>
  );
  return renderHook(
    () => useWindows({ key: ["list"], kinds: ["visit"], read: (_host, { offset }) => read(offset) }),
    { wrapper },
  ).result;
}

test("a list keeps its length while a far window is being read, so a long scroll does not end at the top", async () => {
  const answers = new Map<number, () => void>();
  const result = list(async (offset) => {
    await new Promise<void>((resolve) => answers.set(offset, resolve));
    return { rows: [offset], total: 100_000 };
  });
  await vi.waitFor(() => expect(answers.has(0)).toBe(true));
  await act(async () => answers.get(0)?.());
  await vi.waitFor(() => expect(result.current.total).toBe(100_000));
  act(() => result.current.show(50_000, 50_020));
  expect(result.current).toMatchObject({ total: 100_000, loading: true });
  await vi.waitFor(() => expect(answers.has(50_000)).toBe(true));
  await act(async () => answers.get(50_000)?.());
  await vi.waitFor(() => expect(result.current.row(50_000)).toBe(50_000));
});

test("a list that could not be read says so and is not empty", async () => {
  const result = list(async () => {
    throw new Error("no answer");
  });
  await vi.waitFor(() => expect(result.current.error).not.toBeNull());
  expect(result.current.loading).toBe(false);
});
