/**
 * The encoding of an XML text: by its first bytes, else what its declaration says. Programs of SAP and many in PHP write Excel 2003 XML in
 * ISO-8859-1 or Windows code pages. Source: XML 1.0, 4.3.3 and appendix F.
 */

const DECLARED = /^(?:\u00ef\u00bb\u00bf)?<\?xml[^>]{1,100}?\sencoding\s*=\s*["']([\w.:-]{2,40})["']/;
/** What a declaration in single bytes cannot mean, or means no more than UTF-8 does. */
const PLAIN = /^(?:utf-?(?:8|16|32)|us-?ascii|ascii|ucs)/i;

/** @returns a label that TextDecoder knows; "utf-8" where nothing else is said. */
export function xmlEncoding(head: Buffer): string {
  const [first, second] = head;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be';
  const declared = DECLARED.exec(head.toString('latin1', 0, 200))?.[1];
  if (declared === undefined || PLAIN.test(declared)) return 'utf-8';
  try {
    return new TextDecoder(declared).encoding;
  } catch {
    return 'utf-8';
  }
}
