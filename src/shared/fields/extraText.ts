/** What an unmapped column says of an account; null where it has none. A header may name what every object has ("constructor"). */
export function extraText(extra: Readonly<Record<string, string>>, header: string): string | null {
  return Object.hasOwn(extra, header) ? (extra[header] ?? null) : null;
}
