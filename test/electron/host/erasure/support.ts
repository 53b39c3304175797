import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { onTestFinished } from "vitest";
import type { Erasable, SubjectInput } from "../../../../shared/contract/erasure.ts";
import type { Actor } from "../../../../shared/kernel/command.ts";
import type { DomainError } from "../../../../shared/kernel/result.ts";
import { uuid7 } from "../../../../shared/kernel/ids.ts";
import { foundTestSite, type Bench } from "../../../fixtures/host.ts";
import { tempFolder } from "../../../fixtures/temp-folder.ts";
import { visitForm } from "../../../fixtures/visit-form.ts";

export const DAY = 86_400_000;

export interface ErasingSite {
  readonly bench: Bench;
  readonly folder: string;
  readonly manager: Actor;
}

export async function erasingSite(): Promise<ErasingSite> {
  const folder = tempFolder();
  const bench = await foundTestSite(folder);
  onTestFinished(() => bench.host.close());
  const manager = await bench.hire("何志远", "manager");
  return { bench, folder, manager };
}

/** Somebody whose name, numbers and plate stand nowhere else. */
export const wanted = {
  name: "欧阳婉儿",
  phone: "19913572468",
  document: "E76543219",
  plate: "粤B·X97531",
} as const;

export const otherName = (index: number): string => `访客${String.fromCodePoint(0x4e00 + index)}生`;

export async function visitOf(bench: Bench, name: string, more: object = {}): Promise<string> {
  const { id } = await bench.must("visit.register", visitForm({ name, ...more }));
  return id;
}

export async function find(bench: Bench, subject: Partial<SubjectInput>): Promise<readonly Erasable[]> {
  const sought = { name: "", number: "", unit: "", ...subject };
  const found = await bench.host.erasures.find(sought, () => undefined, new AbortController().signal);
  if (!found.ok) throw new Error(found.error.code);
  return found.value.records;
}

/** Orders an erasure as the manager's page does, and waits until it was carried out. */
export async function erase(
  { bench, manager }: ErasingSite,
  records: readonly Erasable[],
): Promise<DomainError | null> {
  const request = {
    cmd: uuid7(bench.clock.nowMs(), crypto.getRandomValues(new Uint8Array(16))),
    reason: "本人书面申请删除",
    records: records.map(({ kind, id, vault }) => ({ kind, id, vault })),
  };
  const ordered = await bench.host.erasures.order(request, manager, bench.host.execute);
  if (!ordered.ok) return ordered.error;
  await bench.host.erasures.tick();
  return null;
}

/** Files of a data folder whose bytes hold one of the texts, each as `file: text`. */
export function plaintextIn(folder: string, texts: readonly string[], inside = folder): readonly string[] {
  return readdirSync(inside).flatMap((name) => {
    const path = join(inside, name);
    if (statSync(path).isDirectory()) return plaintextIn(folder, texts, path);
    const bytes = readFileSync(path);
    return texts.filter((text) => bytes.includes(text)).map((text) => `${relative(folder, path)}: ${text}`);
  });
}
