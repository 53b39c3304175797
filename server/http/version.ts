const numbers = (version: string): readonly number[] => version.split(/[.+-]/).slice(0, 3).map(Number);

/** True when a semver is below another one; text that is no version is. Pre-release marks are not looked at. */
export function isOlder(version: string, minimum: string): boolean {
  const [have, need] = [numbers(version), numbers(minimum)];
  if (have.length < 3 || have.some((part) => !Number.isInteger(part))) return true;
  for (const [place, part] of need.entries()) {
    const own = have[place] ?? 0;
    if (own !== part) return own < part;
  }
  return false;
}
