/** Words that say "nothing here": found in any case and with blanks around, and nothing else is. */
import { expect, test } from 'vitest';
import { isBlankWord } from '../../../../src/main/import/normalise/blanks.ts';

test.each(['n/a', 'N/A', ' n/a ', '-', '—', '(Blank)', 'NULL', 'k. a.', '\\N', '?', ''])(
  '"%s" is blank in any field',
  (text) => {
    expect(isBlankWord(text, 'text')).toBe(true);
    expect(isBlankWord(text, 'date')).toBe(true);
  },
);

test.each(['TBD', 'Entfällt', 'À définir', 'keine Angabe', 'Not Available'])(
  '"%s" is blank where a date is expected and a word in free text',
  (text) => {
    expect(isBlankWord(text, 'date')).toBe(true);
    expect(isBlankWord(text, 'text')).toBe(false);
  },
);

test.each(['nab', 'n/b', '0', 'noon', '-1', 'tbe', 'Unknown person'])('"%s" is a value', (text) => {
  expect(isBlankWord(text, 'date')).toBe(false);
});
