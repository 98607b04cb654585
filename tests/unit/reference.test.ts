/** Documentation is checked too: every error code, contract method and environment setting is in docs/reference.md. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { errorTexts } from '../../src/shared/contract/errorTexts.ts';
import { contract } from '../../src/shared/contract/index.ts';
import { handlers } from '../../src/main/api/index.ts';

const root = join(import.meta.dirname, '..', '..');
const reference = readFileSync(join(root, 'docs', 'reference.md'), 'utf8');

function textsUnder(folder: string, pattern: RegExp): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && pattern.test(entry.name) && entry.name !== 'errorTexts.ts')
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
}

const sources = textsUnder('src', /\.tsx?$/);
const features = [...new Set([...errorTexts.keys()].map((code) => code.split('/')[0]))].join('|');
const usedCodes = new Set(
  sources.flatMap((text) =>
    [...text.matchAll(new RegExp(`'((?:${features})/[a-z]+(?:-[a-z]+)*)'`, 'g'))].map((match) => match[1] ?? ''),
  ),
);
/** Codes given to AppError whatever their feature, so that a new feature is noticed. */
const thrownCodes = new Set(
  sources.flatMap((text) => [...text.matchAll(/new AppError\(\s*'([^']+)'/g)].map((match) => match[1] ?? '')),
);

test('every error code has a title and a next action', () => {
  expect([...usedCodes, ...thrownCodes].filter((code) => !errorTexts.has(code)).toSorted()).toEqual([]);
});

test('no text names an error that cannot happen', () => {
  expect([...errorTexts.keys()].filter((code) => !usedCodes.has(code))).toEqual([]);
});

test('every method has a use case and no use case is without a method', () => {
  expect(Object.keys(handlers).toSorted()).toEqual(Object.keys(contract).toSorted());
});

test('every error code, method and setting is in the reference', () => {
  const settings = new Set(
    [...sources, ...textsUnder('scripts', /\.mjs$/)].flatMap((text) =>
      [...text.matchAll(/\bQUARTERBOOK_[A-Z_]+/g)].map((match) => match[0]),
    ),
  );
  expect(settings.size).toBeGreaterThan(2);
  const named = [...errorTexts.keys(), ...Object.keys(contract), ...settings];
  expect(named.filter((name) => !reference.includes(`\`${name}\``))).toEqual([]);
});
