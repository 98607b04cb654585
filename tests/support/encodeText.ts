/** Text in an older encoding, for fixtures: Node decodes all of them and writes none, so its decoder is turned round. */

const tables = new Map<string, ReadonlyMap<string, readonly number[]>>();

/** @throws when the encoding has no bytes for a character. */
export function encodeText(text: string, encoding: string): Buffer {
  const table = tables.get(encoding) ?? turnRound(encoding);
  tables.set(encoding, table);
  return Buffer.from(
    [...text].flatMap((c) => {
      const bytes = table.get(c);
      if (bytes === undefined) throw new Error(`${encoding} has no ${c}`);
      return [...bytes];
    }),
  );
}

/** Every character of one byte, and of two where the encoding has such. */
function turnRound(encoding: string): ReadonlyMap<string, readonly number[]> {
  const table = new Map<string, readonly number[]>();
  const decode = (...bytes: readonly number[]): string => new TextDecoder(encoding).decode(Uint8Array.from(bytes));
  const keep = (text: string, bytes: readonly number[]): void => {
    if ([...text].length === 1 && text !== '\ufffd' && !table.has(text)) table.set(text, bytes);
  };
  for (let one = 0; one < 256; one++) keep(decode(one), [one]);
  for (let lead = 0x81; lead < 0xff; lead++)
    for (let trail = 0x40; trail < 0xff; trail++) keep(decode(lead, trail), [lead, trail]);
  return table;
}
