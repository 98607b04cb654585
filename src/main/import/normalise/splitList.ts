/** Splits cells that hold several roles or people: at ; , / & + and line breaks. Source: import page, "Fine print". */

const ALL = /[;,/&+\n\r|]+/;
const STRONG = /[;/&+\n\r|]+/;

/** Roles and other lists. Blank parts are dropped. */
export function splitList(text: string): readonly string[] {
  return text
    .split(ALL)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/**
 * People: as lists, but "Lee, Ann" is one person; commas part names only where every part is a full name or an address, or one
 * is a name with a remark ("Udo Frank (CEO), Ana").
 */
export function splitPeople(text: string): readonly string[] {
  // "Kim Ly (left 06/2026)" is one person: what stands in brackets parts nobody.
  const remarks: string[] = [];
  const bare = text.includes('(') ? text.replace(REMARK, (remark) => `(${String(remarks.push(remark) - 1)})`) : text;
  const parts = splitNames(bare);
  return remarks.length === 0
    ? parts
    : parts.map((part) => part.replace(KEPT, (_, at: string) => remarks[Number(at)] ?? ''));
}

const REMARK = /\([^()]{1,200}\)/g;
const KEPT = /\((\d+)\)/g;

function splitNames(text: string): readonly string[] {
  const parts: string[] = [];
  for (const part of text.split(STRONG)) {
    const commas = part
      .split(',')
      .map((piece) => piece.trim())
      .filter((piece) => piece !== '');
    const isList =
      commas.length > 2 ||
      commas.every((piece) => piece.includes(' ') || piece.includes('@')) ||
      (commas.length > 1 && commas.some((piece) => piece.endsWith(')')));
    if (isList) parts.push(...commas);
    else if (part.trim() !== '') parts.push(part.trim());
  }
  return parts;
}
