import { describe, expect, it } from 'vitest';
import { factOf, mappingOf, normaliseText, planOfText } from '../inMemory.ts';

const TICKETS = `
Ticket ID|Subject|Status|Priority|Company Name|Created time|Last update time
901|Login|Closed|Urgent|Northwind|2026-10-01 10:11|2026-10-03 08:00
902|Report|Resolved|High|Globex|2026-08-01 10:11|2026-08-09 08:00
903|SSO|Open|Urgent|Globex|2026-11-01 10:11|2026-11-02 08:00
904|Wish|Waiting on Customer|Low|Globex|2026-09-01 10:11|2026-11-02 08:00`;
const more = { name: 'tickets', file: 'tickets.csv' };

describe('tickets without a closing day', () => {
  it('were closed by their last update where their status says so; the others are open', () => {
    const rows = normaliseText(TICKETS, more);
    expect(rows.map((row) => factOf(row, 'ticket')?.['closedDate'])).toEqual([
      '2026-10-03',
      '2026-08-09',
      undefined,
      undefined,
    ]);
    expect(factOf(rows[0], 'ticket')).not.toHaveProperty('state');
    expect(factOf(rows[2], 'ticket')).not.toHaveProperty('updatedDate');
  });

  it('keep what the status said, and neither reading is sure', () => {
    expect(JSON.parse(normaliseText(TICKETS, more)[0]?.extra ?? '{}')).toMatchObject({ Status: 'Closed' });
    const told = planOfText(TICKETS, more).columns.filter(({ header }) => /Status|update/.test(header));
    expect(told.every(({ confidence }) => confidence < 0.9)).toBe(true);
  });

  it('are refused with the reason where no day says when they were closed', () => {
    const bare = TICKETS.replace('Last update time', 'Note').replaceAll(/2026-\d\d-\d\d 08:00/g, '-');
    const rows = normaliseText(bare, more);
    expect(rows.map(({ facts }) => facts.length)).toEqual([0, 0, 1, 1]);
    expect(rows[0]?.rejected.map(({ message }) => message)).toEqual([
      'The ticket is closed and the row does not say when: it would count as open. Map the day it was closed or last updated.',
    ]);
  });

  it('leave a closing day as it is, and a status without closed tickets alone', () => {
    const dated = TICKETS.replace('Last update time', 'Closed time');
    expect(factOf(normaliseText(dated, more)[0], 'ticket')?.['closedDate']).toBe('2026-10-03');
    const open = TICKETS.replace('Closed', 'Open').replace('Resolved', 'Pending');
    expect(mappingOf(planOfText(open, more))).toMatchObject({ Status: '-', 'Last update time': '-' });
  });
});
