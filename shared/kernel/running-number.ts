/** The desk code in a running number: `WX-20261123-A2-007` → `A2`; empty when it is none. */
export function deskCodeOf(number: string): string {
  return /^[A-Z]{2}-\d{8}-([A-Z0-9]+)-\d+$/.exec(number)?.[1] ?? "";
}
