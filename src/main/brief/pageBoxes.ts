/** Paper size, margins, running header and page numbers as CSS margin boxes, so that preview and every printer agree. */
import type { BriefPaper } from '../../shared/contract/brief.ts';

export interface PageBoxes {
  readonly paper: BriefPaper;
  /** Text of the running header from the second page on. */
  readonly headLeft: string;
  readonly headRight: string;
  readonly footLeft: string;
}

/** Longest account name a running header shows. */
const LONGEST = 70;

export function pageBoxes({ paper, headLeft, headRight, footLeft }: PageBoxes): string {
  const short = headLeft.length > LONGEST ? `${headLeft.slice(0, LONGEST - 1).trimEnd()}…` : headLeft;
  const text = 'font: 400 7.5pt Inter; color: #565e67;';
  return `@page {
  size: ${paper};
  margin: 16mm 15mm 15mm;
  @top-left { content: ${cssString(short)}; ${text} font-weight: 600; }
  @top-right { content: ${cssString(headRight)}; ${text} }
  @bottom-left { content: ${cssString(footLeft)}; ${text} }
  @bottom-right { content: "Page " counter(page) " of " counter(pages); ${text} }
}
@page :first { @top-left { content: none; } @top-right { content: none; } margin-top: 13mm; }`;
}

/** Any text as a CSS string inside a <style>: everything that is not plain is written by its code point. */
export function cssString(text: string): string {
  const safe = [...text.toWellFormed()].map((letter) =>
    /[\p{L}\p{N} .,()…·-]/u.test(letter) ? letter : `\\${(letter.codePointAt(0) ?? 32).toString(16)} `,
  );
  return `"${safe.join('')}"`;
}
