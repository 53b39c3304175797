import { join } from "node:path";
import { implement } from "@orpc/server";
import { directoryContract } from "../../../shared/contract/directory.ts";
import { ok, refuse, type Result } from "../../../shared/kernel/result.ts";
import type { Core } from "../core.ts";
import type { Given } from "../execute.ts";
import type { Host } from "../host.ts";
import { must } from "../refusal.ts";
import { createTimeline } from "../tables/directory-timeline.ts";
import { exportRoster } from "../transfer/roster-export.ts";
import { createRosterImports } from "../transfer/roster-imports.ts";
import { createRosterUploads } from "../transfer/roster-uploads.ts";
import { createSearchHash } from "../vault/search-hash.ts";

const found = <T>(value: T | null): Result<T> => (value === null ? refuse("not-found") : ok(value));

async function* eachMust<T>(steps: AsyncIterable<Result<T>>): AsyncGenerator<T> {
  for await (const step of steps) yield must(step);
}

export interface DirectoryDoor<Connection> {
  readonly host: Host;
  /** The open books, for somebody who is signed in. */
  readonly read: (connection: Connection) => Core;
  /** Who is signed in at this window. */
  readonly given: (connection: Connection) => Given;
}

/** 住户档案: what its screens ask the host. */
export function createDirectoryRouter<Connection extends object>(door: DirectoryDoor<Connection>) {
  const { host, read, given } = door;
  const os = implement(directoryContract).$context<Connection>();
  const folder = join(host.folder, "imports");
  const uploads = createRosterUploads(folder);
  // What a crash left behind holds personal data in clear.
  uploads
    .clear()
    .catch((cause: unknown) => host.log.warn({ err: cause }, "old import files could not be removed"));
  const imports = createRosterImports(host.core, uploads);
  const now = (core: Core) => ({ nowMs: core.clock.nowMs(), timeZone: core.desk.settings.timeZone });

  return os.router({
    buildings: os.buildings.handler(({ context }) => {
      const core = read(context);
      return core.queries.directory.buildings(now(core));
    }),
    units: os.units.handler(({ input, context }) => {
      const core = read(context);
      return core.queries.directory.units(input.building, now(core));
    }),
    unit: os.unit.handler(({ input, context }) => {
      const core = read(context);
      return must(found(core.queries.directory.unit(input.id, now(core))));
    }),
    unitByCode: os.unitByCode.handler(({ input, context }) => {
      const core = read(context);
      return core.queries.directory.unitByCode(input.code, now(core));
    }),
    person: os.person.handler(({ input, context }) => {
      const core = read(context);
      return must(found(core.queries.directory.person(input.id, now(core))));
    }),
    timeline: os.timeline.handler(({ input, context }) => {
      const core = read(context);
      const page = createTimeline(core.store.db, core.queries.staff.nameOf);
      return must(found(page(input.id, input.before, input.limit)));
    }),
    find: os.find.handler(({ input, context }) => {
      const core = read(context);
      const searchHash = createSearchHash(core.keys.search);
      return [...core.queries.directory.find(input.search, searchHash, input.limit, now(core))];
    }),
    export: os.export.handler(async ({ input, context }) => {
      const core = read(context);
      const by = given(context);
      const { format, language, full, reason } = input;
      if (full) {
        const people = core.queries.directory.buildings(now(core)).people;
        const command = { cmd: core.newId(), name: "directory.export", id: null, approval: null };
        must(await host.execute({ ...command, input: { format, people, reason } }, by));
      }
      const { bytes, rows } = must(await exportRoster(core, folder, { format, language, full }));
      return { base64: bytes.toString("base64"), rows };
    }),
    import: {
      begin: os.import.begin.handler(async ({ input, context }) =>
        must(await imports.begin(given(context), input.bytes)),
      ),
      chunk: os.import.chunk.handler(async ({ input, context }) =>
        must(await imports.chunk(given(context), input.importId, Buffer.from(input.base64, "base64"))),
      ),
      inspect: os.import.inspect.handler(async ({ input, context }) =>
        must(await imports.inspect(given(context), input.importId, input.sheet)),
      ),
      preview: os.import.preview.handler(({ input, context, signal }) => {
        const { importId, sheet, mapping } = input;
        return eachMust(imports.preview(given(context), importId, { sheet, mapping }, signal));
      }),
      run: os.import.run.handler(({ input, context, signal }) => {
        const { importId, sheet, mapping } = input;
        return eachMust(imports.run(given(context), importId, { sheet, mapping }, signal));
      }),
      cancel: os.import.cancel.handler(({ input, context }) =>
        must(imports.cancel(given(context), input.importId)),
      ),
      returned: os.import.returned.handler(({ input, context }) =>
        must(imports.returned(given(context), input.importId, input)),
      ),
      end: os.import.end.handler(async ({ input, context }) =>
        must(await imports.end(given(context), input.importId)),
      ),
    },
  });
}
