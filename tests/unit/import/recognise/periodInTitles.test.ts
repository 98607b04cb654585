import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { periodInTitles } from '../../../../src/main/import/recognise/periodInTitles.ts';
import { CONTEXT } from '../inMemory.ts';

describe('the lines above a table', () => {
  it.each([
    ['EMEA renewals tracker — updated 14 Nov 2026', '2026-11-14', 1],
    ['Portfolio as of 2026-10-31', '2026-10-31', 1],
    ['Report generated on 2026-11-14 09:30', '2026-11-14', 1],
    ['Last updated: 31/10/2026 by Ana', '2026-10-31', 1],
    ['Health scores as of October 2026', '2026-10-01', 31],
    ['Kundenübersicht (Stand: 14.10.2026)', '2026-10-14', 1],
    ['Datenstand 30.09.2026', '2026-09-30', 1],
    ['Portefeuille, situation au 31 octobre 2026', '2026-10-31', 1],
    ['Suivi clients - mise à jour du 14 novembre 2026', '2026-11-14', 1],
    ['Cartera de clientes, datos a 31 de octubre de 2026', '2026-10-31', 1],
    ['Carteira atualizada, posição em 31 de outubro de 2026', '2026-10-31', 1],
    ['Klantenlijst, bijgewerkt op 14 oktober 2026', '2026-10-14', 1],
    ['Clienti, dati al 31 ottobre 2026', '2026-10-31', 1],
  ])('say when it is from: %s', (title, startDate, days) => {
    expect(periodInTitles(['', title], CONTEXT)).toEqual({ startDate, days });
  });

  it.each([
    ['a day without such words', ['QBR 14 Nov 2026']],
    ['a day that can be read in two ways', ['Last updated 03/04/2026']],
    ['a range', ['Activity from 1 Oct 2026 to 31 Oct 2026']],
    ['two days', ['Updated 14 Nov 2026', 'Data as of 31 Oct 2026']],
    ['words without a day', ['Updated weekly by the CS team', 'Status: green']],
    ['a year', ['Report date: 2026']],
    ['a day of long ago', ['Updated 14 Nov 1999']],
    ['part of another word', ['Outdated 14 Nov 2026']],
  ])('say nothing by %s', (_, titles) => {
    expect(periodInTitles(titles, CONTEXT)).toBeNull();
  });

  it('say what is written, whatever stands around it, and never throw', () => {
    const day = fc
      .date({ min: new Date('2024-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, fc.stringMatching(/^[a-z ]{0,20}$/), fc.string(), (date, before, other) => {
        expect(periodInTitles([`${before} as of ${date}`], CONTEXT)).toEqual({ startDate: date, days: 1 });
        periodInTitles([other, `updated ${other}`], CONTEXT);
      }),
    );
  });
});
