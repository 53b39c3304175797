import { render, screen } from "@testing-library/react";
import { I18nextProvider } from "react-i18next";
import { afterEach, expect, test } from "vitest";
import { createStore } from "zustand/vanilla";
import { createWords } from "../../../renderer/app/i18n/index.ts";
import { ProgramContext, type Program } from "../../../renderer/app/program.ts";
import { LateEntry } from "../../../renderer/ui/late-entry.tsx";

const words = createWords("zh-CN");
// Everything that the fields ask of the program: the host's clock and the site's zone.
const program = {
  session: {
    store: createStore(() => ({
      offsetMs: 0,
      app: { phase: "ready", settings: { timeZone: "Asia/Shanghai" } },
    })),
  },
} as unknown as Program;

afterEach(() => document.body.replaceChildren());

function show(at: number | null, error: string): void {
  render(
    <I18nextProvider i18n={words}>
      <ProgramContext value={program}>
        <LateEntry
          late={{ at, reason: "停电" }}
          errorOf={(field) => (field === "late.occurredAt" ? error : null)}
          onChange={() => undefined}
        />
      </ProgramContext>
    </I18nextProvider>,
  );
}

test("a 补录 without a time is told that it is missing, one with a wrong time what is wrong with it", () => {
  show(null, "有一项填写不对");
  expect(screen.queryByText("这一项必须填写。")).not.toBeNull();
  document.body.replaceChildren();
  show(1_795_600_000_000, "时间不能晚于现在");
  expect(screen.queryByText("时间不能晚于现在")).not.toBeNull();
  expect(screen.queryByText("这一项必须填写。")).toBeNull();
});
