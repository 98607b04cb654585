/** A table of a screen becomes a file, in one call or in parts. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { startTestServices } from '../../support/services.ts';

const COLUMNS = [
  { label: 'Account', type: 'text' as const },
  { label: 'ARR', type: 'money' as const, currencyColumn: 2 },
  { label: 'ARR currency', type: 'text' as const },
];
const table = (rows: (string | number | null)[][]) => ({
  name: 'Renewals',
  format: 'csv' as const,
  columns: COLUMNS,
  rows,
});

test('parts come out as one table, in order, with exact amounts and no live formula', async () => {
  const services = startTestServices();
  onTestFinished(() => services.close());
  const exportId = randomUUID();
  await services.call('export.rows', { exportId, rows: [['=Nordwind', 120_050, 'USD']] });
  await services.call('export.rows', { exportId, rows: [['Helioscope', 700, 'JPY']] });
  await services.call('export.table', { ...table([['Quartz', null, null]]), exportId });
  const text = readFileSync(services.delivered[0]?.path ?? '', 'utf8');
  expect(text.trim().split(/\r?\n/).slice(1)).toEqual([
    `"'=Nordwind","1200.50","USD"`,
    '"Helioscope","700","JPY"',
    '"Quartz","",""',
  ]);
});

test('parts of another table are never mixed in', async () => {
  const services = startTestServices();
  onTestFinished(() => services.close());
  const [one, other] = [randomUUID(), randomUUID()];
  await services.call('export.rows', { exportId: one, rows: [['Nordwind', 1, 'USD']] });
  await services.call('export.rows', { exportId: other, rows: [['Helioscope', 2, 'USD']] });
  await expect(services.call('export.table', { ...table([]), exportId: one })).rejects.toMatchObject({
    code: 'export/parts-lost',
  });
  await services.call('export.table', { ...table([]), exportId: other });
  expect(readFileSync(services.delivered[0]?.path ?? '', 'utf8')).toContain('Helioscope');
  await expect(services.call('export.table', { ...table([]), exportId: other })).rejects.toMatchObject({
    code: 'export/parts-lost',
  });
});
