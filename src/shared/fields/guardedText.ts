/**
 * Text in a CSV that must not become a live formula when a spreadsheet opens it: written with a guarding quote, read back
 * without it. Source: reliability page, end of section C (OWASP; Symfony CVE-2021-41270: tab and CR are triggers themselves).
 */

/** Characters that make a spreadsheet evaluate a cell, full-width ones too. */
const TRIGGER = /^[=+\-@\t\r\n＝＋－＠]/;
/** What the guard itself looks like: such text gets one quote more, so that taking one away is exact. */
const GUARDED = /^'+[=+\-@\t\r\n＝＋－＠]/;

/** Text as written to a CSV: a leading quote in front of anything that would be evaluated. */
export function guardText(text: string): string {
  return TRIGGER.test(text) || GUARDED.test(text) ? `'${text}` : text;
}

/** Takes away exactly the quote that `guardText` put there, so that export and import cancel out. */
export function unguardText(text: string): string {
  return GUARDED.test(text) ? text.slice(1) : text;
}
