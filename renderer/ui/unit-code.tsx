import type { ReactElement } from "react";

/** 房号, monospaced: 3-2-1201. Nothing for none. */
export function UnitCode({ code }: { readonly code: string }): ReactElement | null {
  return code === "" ? null : <span className="mono tabular">{code}</span>;
}
