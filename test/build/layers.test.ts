import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { captureScript, root, toolScript } from "../../build/tool.ts";

/** One import per line; a line that ends in a mark is one that the linter must refuse. */
const refused = "// refused";
const files: Readonly<Record<string, readonly string[]>> = {
  "shared/kernel/a.ts": [
    `import "node:fs"; ${refused}`,
    `import "electron"; ${refused}`,
    `import "react"; ${refused}`,
    `import "../../electron/host/host.ts"; ${refused}`,
    `import "../../renderer/app/main.tsx"; ${refused}`,
    `import "../modules/keys/schema.ts"; ${refused}`,
    `import "../modules/keys/index.ts";`,
    `import "zod";`,
    `import "./ids.ts";`,
  ],
  "shared/modules/visits/a.ts": [
    `import "../keys/schema.ts"; ${refused}`,
    `import "../keys/index.ts";`,
    `import "./schema.ts";`,
    `import "../../kernel/ids.ts";`,
  ],
  "electron/host/store/a.ts": [
    `import "electron"; ${refused}`,
    `import "../../../renderer/app/main.tsx"; ${refused}`,
    `import "../../../shared/modules/keys/schema.ts"; ${refused}`,
    `import "../../../shared/modules/keys/index.ts";`,
    `import "../../../shared/kernel/ids.ts";`,
    `import "node:fs";`,
    `import "better-sqlite3";`,
  ],
  "electron/a.ts": [
    `import "../renderer/app/main.tsx"; ${refused}`,
    `import "../shared/modules/keys/index.ts"; ${refused}`,
    `import "electron";`,
    `import "./host/process-messages.ts";`,
  ],
  "server/http/a.ts": [
    `import "electron"; ${refused}`,
    `import "../../electron/host/host.ts"; ${refused}`,
    `import "../../renderer/app/main.tsx"; ${refused}`,
    `import "../../shared/modules/keys/index.ts"; ${refused}`,
    `import "../../node/signing-key.ts";`,
    `import "../../shared/kernel/ids.ts";`,
    `import "fastify";`,
  ],
  "node/a.ts": [
    `import "electron"; ${refused}`,
    `import "../server/main.ts"; ${refused}`,
    `import "../shared/modules/keys/index.ts"; ${refused}`,
    `import "../shared/kernel/ids.ts";`,
  ],
  "renderer/app/a.tsx": [
    `import "electron"; ${refused}`,
    `import "node:fs"; ${refused}`,
    `import "../../electron/host/host.ts"; ${refused}`,
    `import "../../shared/modules/keys/schema.ts"; ${refused}`,
    `import "../../shared/modules/keys/index.ts";`,
    `import "react";`,
  ],
};

let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "lodgebook-layers-"));
  await cp(join(root, ".oxlintrc.json"), join(folder, ".oxlintrc.json"));
  await symlink(join(root, "node_modules"), join(folder, "node_modules"), "junction");
  for (const [path, lines] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), `${lines.join("\n")}\n`);
  }
});

afterAll(async () => rm(folder, { recursive: true }));

test("a layer imports only what stands below it, and a module only another's index", async () => {
  const { output } = await captureScript([toolScript("oxlint"), "--format=unix"], folder);
  const found = output
    .split("\n")
    .filter((line) => line.includes("no-restricted-imports"))
    .map((line) => line.split(":").slice(0, 2).join(":").replaceAll("\\", "/"))
    .sort();
  const expected = Object.entries(files)
    .flatMap(([path, lines]) =>
      lines.flatMap((line, index) => (line.endsWith(refused) ? [`${path}:${index + 1}`] : [])),
    )
    .sort();
  expect(found).toEqual(expected);
});
