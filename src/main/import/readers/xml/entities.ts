/** Entities and escapes of text in spreadsheet XML. Source: XML 1.0, 4.6; ECMA-376 part 1, 22.9.2.19 (ST_Xstring). */
const PREDEFINED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/**
 * More than a cell keeps, however it is written: readers cut what follows, and decoding megabytes of references would take
 * many times their memory first.
 */
const LONGEST = 1024 * 1024;

/** The five predefined entities and character references, up to {@link LONGEST}; any other entity stays as it is written. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.slice(0, LONGEST).replace(/&(#x[0-9a-fA-F]{1,6}|#\d{1,7}|[a-z]{2,4});/g, (whole, name: string) => {
    if (!name.startsWith('#')) return PREDEFINED.get(name) ?? whole;
    const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** `_x000D_` is how OOXML writes characters that XML cannot hold; `_x005F_` keeps such text literal. */
export function decodeEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
