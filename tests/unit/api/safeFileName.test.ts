/** File names that every desktop takes. Source: reliability page, section C "Export". */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safeFileName } from '../../../src/main/api/safeFileName.ts';

test.each([
  ['CON', '_CON'],
  ['nul.tar', '_nul.tar'],
  ['Lpt1', '_Lpt1'],
  ['console', 'console'],
  ['../../etc/passwd', 'etc passwd'],
  ['C:\\Windows\\x', 'C Windows x'],
  ['Acme Inc.', 'Acme Inc'],
  ['..hidden', 'hidden'],
  ['\u202egpj.exe', 'gpj.exe'],
  ['   ', 'Untitled'],
  ['', 'Untitled'],
])('%s becomes %s', (text, name) => {
  expect(safeFileName(text)).toBe(name);
});

test('any text becomes a name of at most 121 letters without a separator, that stays what it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const name = safeFileName(text);
      expect(name).not.toMatch(/[\u0000-\u001f<>:"/\\|?*]|^\.|[. ]$|^$/);
      expect([...name].length).toBeLessThanOrEqual(121);
      expect(safeFileName(name)).toBe(name);
    }),
  );
});
