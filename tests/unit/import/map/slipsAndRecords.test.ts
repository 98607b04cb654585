/** Columns with a cell that cannot be, records that are no tickets, and deals by the names a CRM gives them in other languages. */
import { describe, expect, it } from 'vitest';
import { mappingOf, normaliseText, planOfText } from '../inMemory.ts';

describe('a cell or two out of the scale', () => {
  const usage = (slips: readonly string[]) =>
    [
      'Account ID|Month|Active Users',
      ...Array.from({ length: 60 }, (_, n) => `A-${n}|2026-05-01|${n}`),
      ...slips.map((slip, n) => `B-${n}|2026-05-01|${slip}`),
    ].join('\n');

  it('leave the column what it is, and are told with their rows', () => {
    const text = usage(['-4']);
    expect(mappingOf(planOfText(text, { name: 'Usage' }))['Active Users']).toBe('usage.activeUsers');
    const rejected = normaliseText(text, { name: 'Usage' }).flatMap((row) => row.rejected);
    expect(rejected.map(({ row, value }) => [row, value])).toEqual([
      [62, '-4'],
      [62, ''],
    ]);
  });

  it('are another measure where they are more', () => {
    const text = usage(Array.from({ length: 40 }, (_, n) => `-${n + 1}`));
    expect(mappingOf(planOfText(text, { name: 'Usage' }))['Active Users']).toBe('-');
  });
});

describe('a number, days and an address', () => {
  it('are no ticket: any record has them', () => {
    const text =
      'id|created_at|updated_at|url\n1|2026-01-02|2026-01-03|https://a.example/1\n2|2026-02-02|2026-02-03|https://a.example/2';
    expect(planOfText(text, { name: '', file: 'data.csv' }).entities).not.toContain('ticket');
    const named = planOfText(text, { name: '', file: 'tickets.csv' });
    expect(named.entities).toContain('ticket');
  });
});

describe('deals of a CRM', () => {
  it.each([
    ['Record ID|Nome do negócio|Etapa do negócio|Valor|Data de fechamento', 'Negócio perdido', 'Agendamento'],
    ['Record ID|Nombre del negocio|Etapa del negocio|Importe|Fecha de cierre', 'Perdido', 'Cita'],
    ['Record ID|Nom de la transaction|Phase de la transaction|Montant|Date de fermeture', 'Perdu', 'Devis'],
  ])('are no tickets and never come in by themselves: %s', (header, lost, open) => {
    const text = `${header}\n901|Northwind|${lost}|1000|2026-01-02\n902|Globex|${open}|2000|2026-02-02`;
    const plan = planOfText(text, { name: 'Todos', file: 'export.csv' });
    expect(plan.entities).not.toContain('ticket');
    expect(plan.include).toBe(false);
  });
});
