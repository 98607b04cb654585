/** The sample through the ordinary pipeline: what was invented is what is read back, and the messy tracker is understood. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleFacts } from '../../../src/main/sample/sampleFacts.ts';
import { TRACKER_FILE, trackerWorkbook } from '../../../src/main/sample/trackerWorkbook.ts';
import { DEFAULT_MODEL } from '../../../src/shared/domain/model.ts';
import { scoreAccount } from '../../../src/shared/domain/scoreAccount.ts';
import { openQuestions } from '../../../src/main/import/job/sheetsToImport.ts';
import { stageFile } from '../../../src/main/import/job/stageFile.ts';
import { startTestServices, type TestServices } from '../../support/services.ts';

const DAY = '2026-11-22';
let services: TestServices;

beforeAll(async () => {
  services = startTestServices({ today: DAY });
  await services.call('book.openSample', {});
});
afterAll(() => services.close());

describe('the sample book', () => {
  it('reads back every account with the score, the band and the exceptions it was invented with', async () => {
    const { rows } = await services.call('portfolio.list', {});
    const read = new Map(rows.map((row) => [row.name, row]));
    for (const facts of sampleFacts(DAY)) {
      const meant = scoreAccount(facts, DAY, DEFAULT_MODEL);
      const row = read.get(facts.account.name);
      expect({ name: row?.name, band: row?.band, score: row?.score?.toFixed(6), exceptions: row?.exceptions }).toEqual({
        name: facts.account.name,
        band: meant.band,
        score: meant.score?.toFixed(6),
        exceptions: meant.exceptions.map(({ name }) => name),
      });
    }
  });

  it('knows for each value the cell it came from', async () => {
    const { rows } = await services.call('portfolio.list', {});
    const page = await services.call('account.page', { accountId: rows[0]?.id ?? '' });
    const contract = page.contracts[0];
    const { fields } = await services.call('account.origin', { table: 'contract', id: contract?.id ?? '' });
    expect(fields.find(({ field }) => field === 'arrMinor')).toMatchObject({
      kind: 'file',
      sheet: 'Contracts',
      header: 'ARR',
      column: 'H',
    });
  });
});

describe("Priya's tracker", () => {
  it('is understood under its title and group headers without a question: contracts, people, traffic lights', async () => {
    const path = join(services.folders.temporary, TRACKER_FILE);
    writeFileSync(path, trackerWorkbook(DAY));
    const staged = await stageFile(
      services.services.ctx.host,
      { path, name: TRACKER_FILE },
      { today: DAY, fiscalYearStart: 1 },
    );
    try {
      expect(openQuestions([staged.plan])).toEqual([]);
      const sheet = staged.plan.sheets[0];
      expect(sheet).toMatchObject({ headerRow: 5, headerFromRow: 4, rowCount: 14 });
      const fields = new Map(sheet?.columns.map(({ header, field }) => [header.split(' / ').at(-1), field]));
      expect(fields.get('ARR')).toMatchObject({ key: 'contract.arr' });
      expect(fields.get('Renewal date')).toMatchObject({ key: 'contract.endDate' });
      expect(fields.get('Exec sponsor')).toMatchObject({ key: 'stakeholder.name', slot: 'executive sponsor' });
      expect(fields.get('Champion e-mail')).toMatchObject({ key: 'stakeholder.email', slot: 'champion' });
      expect(fields.get('RAG')).toMatchObject({ key: 'pulse.value' });
      expect(sheet?.skipped.map(({ reason }) => reason)).toEqual(expect.arrayContaining(['title', 'total', 'note']));
    } finally {
      staged.dispose();
    }
  });
});
