/** Pieces `from` up to, not including, `to`. */
export interface Cut {
  readonly from: number;
  readonly to: number;
}

/** What was measured of a paper as the browser itself draws it, px. */
export interface Measured {
  /** What one sheet has room for between its head and its foot. */
  readonly page: number;
  /** What stands above the first piece. */
  readonly first: number;
  /** What a sheet that goes on repeats above its first piece: at most this much. */
  readonly repeated: number;
  /** Of each piece with the gap behind it; none of them is cut. */
  readonly pieces: readonly number[];
}

/** Cuts pieces into sheets, as many on each as fit. A piece that `leads` is not the last of its sheet. */
export function cutPieces(
  { page, first, repeated, pieces }: Measured,
  leads: (piece: number) => boolean = () => false,
): readonly Cut[] {
  const cuts: Cut[] = [];
  let from = 0;
  let used = first;
  for (const [index, height] of pieces.entries()) {
    const needed = height + (leads(index) ? (pieces[index + 1] ?? 0) : 0);
    if (used + needed > page && index > from) {
      cuts.push({ from, to: index });
      from = index;
      used = repeated;
    }
    used += height;
  }
  cuts.push({ from, to: pieces.length });
  return cuts;
}
