import { hash } from "node:crypto";
import { verifySignature } from "../../node/signing-key.ts";
import { EMPTY_HEAD, walkChain, type ChainHead } from "../../shared/kernel/chain.ts";
import { checkpointText } from "../../shared/protocol/texts.ts";
import type { DeviceRow, Storage } from "../storage/storage.ts";

const STRETCH = 1000;

const sha256 = (text: string): string => hash("sha256", text);

interface Walked {
  readonly head: ChainHead;
  readonly hashes: ReadonlyMap<number, string>;
  readonly problem: string | null;
}

async function walk(storage: Storage, device: string, wanted: ReadonlySet<number>): Promise<Walked> {
  let head = EMPTY_HEAD;
  const hashes = new Map<number, string>();
  let stretch: string[] = [];
  const take = (): string | null => {
    const walked = walkChain(device, head, stretch, sha256, ({ seq }, own) => {
      if (wanted.has(seq)) hashes.set(seq, own);
    });
    head = walked.head;
    stretch = [];
    return walked.broken === null ? null : `event ${walked.broken.seq}: ${walked.broken.problem}`;
  };
  for await (const text of storage.textsOf(device)) {
    stretch.push(text);
    const problem = stretch.length === STRETCH ? take() : null;
    if (problem !== null) return { head, hashes, problem };
  }
  return { problem: take(), head, hashes };
}

/** Walks one device's chain and its checkpoints; answers what does not hold, or null. */
async function deviceProblem(storage: Storage, row: DeviceRow): Promise<string | null> {
  const checkpoints = await storage.checkpointsOf(row.device);
  const { head, hashes, problem } = await walk(
    storage,
    row.device,
    new Set(checkpoints.map(({ seq }) => seq)),
  );
  if (problem !== null) return problem;
  if (head.seq !== row.head.seq || head.hash !== row.head.hash)
    return `the chain ends at ${head.seq}, the device's head is ${row.head.seq}`;
  for (const { seq, hash: signed, sig } of checkpoints) {
    if (hashes.get(seq) !== signed) return `checkpoint ${seq} is of another event`;
    if (!verifySignature(row.publicKey, checkpointText(row.site, row.device, seq, signed), sig))
      return `checkpoint ${seq} is not the device's`;
  }
  return null;
}

/** Walks every chain of every site; prints a line each and answers whether all hold. */
export async function verifyAll(storage: Storage, print: (line: string) => void): Promise<boolean> {
  let holds = true;
  for (const site of await storage.sites()) {
    print(`${site.name}  ${site.id}`);
    for (const row of await storage.devices(site.id)) {
      const problem = await deviceProblem(storage, row);
      if (problem !== null) holds = false;
      print(
        `  ${row.desk}  ${row.device}  ${row.head.seq} events  ${problem === null ? "holds" : `BROKEN: ${problem}`}`,
      );
    }
  }
  print(holds ? "Every chain holds." : "Not every chain holds.");
  return holds;
}
