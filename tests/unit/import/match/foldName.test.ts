import { expect, test } from 'vitest';
import { foldCompany, foldDomain, foldPerson } from '../../../../src/main/import/match/foldName.ts';

test.each([
  ['Müller & Söhne GmbH & Co. KG', 'muller and sohne'],
  ['MULLER AND SOHNE', 'muller and sohne'],
  ['Acme, Inc.', 'acme'],
  ['ACME S.A.', 'acme'],
  ['The Acme Company', 'acme'],
  ['Straße 7 AG', 'strasse 7'],
  ["O'Brien Ltd", 'obrien'],
  ['Ørsted A/S', 'orsted a s'],
  ['Inc', 'inc'],
  ['???', '???'],
])('%s is %s', (name, folded) => {
  expect(foldCompany(name)).toBe(folded);
});

test('names that differ in more than spelling stay apart', () => {
  expect(foldCompany('Acme Labs')).not.toBe(foldCompany('Acme'));
});

test('a hundred thousand letters are folded quickly and to something', () => {
  expect(foldCompany('é.'.repeat(100_000)).length).toBeGreaterThan(0);
});

test('people: order, case and accents do not matter', () => {
  expect(foldPerson('Doe, José')).toBe(foldPerson('JOSE DOE'));
  expect(foldPerson('Doe, Jr., Jane')).not.toBe('');
});

test.each([
  ['https://www.Acme.com/about?x=1', 'acme.com'],
  ['jane@acme.com', 'acme.com'],
  ['acme.com.', 'acme.com'],
  ['jane@gmail.com', null],
  ['acme', null],
])('domain of %s is %s', (text, domain) => {
  expect(foldDomain(text)).toBe(domain);
});
