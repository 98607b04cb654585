import { expect, it } from 'vitest';
import { sheetNamer } from '../../../../src/renderer/features/imports/sheetPlace.ts';

it('names the file beside the sheet only where another file has a sheet of that name', () => {
  const emea = { fileName: 'emea.xlsx', sheetName: 'Accounts' };
  const people = { fileName: 'emea.xlsx', sheetName: 'People' };
  const text = { fileName: 'apac.csv', sheetName: '' };
  const nameSheet = sheetNamer([emea, people, { fileName: 'apac.xlsx', sheetName: 'Accounts' }, text, text]);
  expect([emea, people, text].map(nameSheet)).toEqual(['emea.xlsx › Accounts', 'People', 'apac.csv']);
});
