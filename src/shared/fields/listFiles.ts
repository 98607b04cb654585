/** How many names are read in passing. */
const MOST = 3;

/** "a.csv, b.csv, c.csv and 37 more": the files of an import where it is spoken of, in Undo and in the history. */
export function listFiles(names: readonly string[]): string {
  // "and 1 more" would be no shorter than the name.
  if (names.length <= MOST + 1) return names.join(', ');
  return `${names.slice(0, MOST).join(', ')} and ${names.length - MOST} more`;
}
