/**
 * Takes away the blanks after delimiters in tables as people type them: `Acme, "Rome, Italy",5`. A blank hides the quote behind it from
 * the tokenizer, which then finds a delimiter in the middle of a cell. Blanks inside quotes and at the beginning of a line stay.
 */
import type { Dialect } from './dialect.ts';

/** Where the reading stands between two characters. */
const LINE_START = 0;
const AFTER_DELIMITER = 1;
const PLAIN = 2;
const QUOTED = 3;
/** After the quote that closes a field, or the first of two that stand for one. */
const CLOSED = 4;
/** After the sign inside quotes that takes the meaning from the next one. */
const ESCAPED = 5;

/** @returns a function to be called with piece after piece of one text; what it answers is the text without those blanks. */
export function blankDropper({
  delimiter,
  quote,
  escape,
  newline,
}: Pick<Dialect, 'delimiter' | 'quote' | 'escape' | 'newline'>): (piece: string) => string {
  let state = LINE_START;
  const after = (c: string): number => {
    if (state === ESCAPED) return QUOTED;
    if (state === QUOTED) return c === quote ? CLOSED : c === escape ? ESCAPED : QUOTED;
    if (c === newline) return LINE_START;
    if (c === delimiter) return AFTER_DELIMITER;
    if (c === quote && state !== PLAIN) return QUOTED;
    return PLAIN;
  };
  return (piece) => {
    let kept = '';
    let from = 0;
    for (let i = 0; i < piece.length; i++) {
      const c = piece.charAt(i);
      if (state === AFTER_DELIMITER && c === ' ') {
        kept += piece.slice(from, i);
        from = i + 1;
      } else state = after(c);
    }
    return kept + piece.slice(from);
  };
}
