/** One form for a phone or document number however it was typed: half-width capitals and digits, no +86. */
export function bareNumber(text: string): string {
  const bare = text
    .normalize("NFKC")
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, "");
  return bare.replace(/^(?:00)?86(?=1\d{10}$)/, "");
}
