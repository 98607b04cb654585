import { describe, expect, it } from 'vitest';
import { gatherFacts } from '../../../src/main/book/repositories/gatherFacts.ts';
import { emptyBook } from '../../support/books.ts';

function filledBook() {
  const book = emptyBook();
  book.sqlite.exec(`
    INSERT INTO account (id, name, csm) VALUES (1, 'Zephyr', 'Ana'), (2, 'Aldermere', 'Bo'), (3, 'aldermere', NULL);
    INSERT INTO contract (id, account_id, product, start_date, end_date, notice_days, auto_renew, arr_minor, currency) VALUES (1, 1, 'Core', '2026-01-01', '2026-12-31', 30, 1, 1200000, 'USD');
    INSERT INTO stakeholder (id, account_id, name, roles, power) VALUES (1, 1, 'Ida', '["champion","user lead"]', 4), (2, 1, 'Jon', '[]', NULL);
    UPDATE stakeholder SET reports_to_id = 1 WHERE id = 2;
    INSERT INTO touch (id, account_id, date, channel) VALUES (1, 1, '2026-02-03', 'QBR'), (2, 2, '2026-02-04', NULL);
    INSERT INTO touch_person (touch_id, stakeholder_id) VALUES (1, 1), (1, 2);
    INSERT INTO forecast (contract_id, date, caller, category) VALUES (1, '2026-05-01', 'csm', 'commit');
  `);
  return book;
}

describe('gatherFacts', () => {
  it('gives every fact to its account, ordered by name in UTF-16 units', () => {
    const facts = gatherFacts(filledBook());
    expect(facts.map((one) => one.account.name)).toEqual(['Aldermere', 'Zephyr', 'aldermere']);
    const zephyr = facts[1];
    expect(zephyr?.contracts).toMatchObject([
      { id: '1', accountId: '1', autoRenew: true, arrMinor: 1_200_000, outcome: null },
    ]);
    expect(zephyr?.stakeholders).toMatchObject([
      { name: 'Ida', roles: ['champion', 'user lead'], reportsToId: null },
      { name: 'Jon', roles: [], reportsToId: '1', power: null },
    ]);
    expect(zephyr?.touches).toMatchObject([{ channel: 'QBR', stakeholderIds: ['1', '2'] }]);
    expect(zephyr?.forecasts).toMatchObject([{ contractId: '1', caller: 'csm', category: 'commit' }]);
    expect(facts[0]?.touches).toMatchObject([{ stakeholderIds: [] }]);
  });

  it('gathers only the accounts named', () => {
    const facts = gatherFacts(filledBook(), { accountIds: ['1'] });
    expect(facts.map((one) => one.account.id)).toEqual(['1']);
    expect(facts[0]?.touches).toHaveLength(1);
    expect(facts[0]?.forecasts).toHaveLength(1);
  });
});
