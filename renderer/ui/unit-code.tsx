import type { ReactElement } from "react";

/** 房号, monospaced: 3-2-1201; a place or a department in its stead as it is. Nothing for none. */
export function UnitCode({ code }: { readonly code: string }): ReactElement | null {
  if (code === "") return null;
  return <span className={/\p{Script=Han}/u.test(code) ? undefined : "mono tabular"}>{code}</span>;
}
