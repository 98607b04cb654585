/**
 * Columns of an export that Quarterbook computed (score, band, decision date): marked in their header, so that importing
 * the file again takes nothing from them. Source: issue of the import, 8 ("export -> import round-trips without a change").
 */
const MARK = ' (computed)';

/** "Score" -> "Score (computed)". */
export function computedHeader(label: string): string {
  return label + MARK;
}

export function isComputedHeader(header: string): boolean {
  return header.trim().endsWith(MARK);
}
