import { expect, it } from 'vitest';
import { listFiles } from '../../../src/shared/fields/listFiles.ts';

it('names all files of a few, and of many the first with how many more', () => {
  const names = (n: number): string[] => Array.from({ length: n }, (_, index) => `f${index + 1}.csv`);
  expect(listFiles(names(1))).toBe('f1.csv');
  expect(listFiles(names(4))).toBe('f1.csv, f2.csv, f3.csv, f4.csv');
  expect(listFiles(names(40))).toBe('f1.csv, f2.csv, f3.csv and 37 more');
});
