import { describe, expect, it } from 'vitest';
import { mappingOf, planOfText } from '../inMemory.ts';

describe('Italian sheets', () => {
  it('reads a list of customers', () => {
    const plan = planOfText(
      `
RAGIONE SOCIALE|CODICE CLIENTE|SEGMENTO|REGIONE_PRINCIPALE|SETTORE
Comacchio Pompe S.p.A.|C-118|Medium|Veneto|Meccanica
Ine Saldature Srl|C-204|Small|Lazio|Meccanica`,
      { name: 'Foglio1', file: 'clienti.xlsx' },
    );
    expect(plan.entities[0]).toBe('account');
    expect(Object.values(mappingOf(plan))).toEqual([
      'account.name',
      'account.externalId',
      'account.segment',
      'account.region',
      'account.industry',
    ]);
  });

  it('reads contracts by their start and their end', () => {
    const plan = planOfText(
      `
Ragione sociale|Numero contratto|Prodotto|Data inizio|Scadenza
Comacchio|71|Fibra|2025-01-01|2026-01-01
Berengo|72|Voce|2025-03-01|2026-03-01`,
      { name: 'contratti' },
    );
    expect(Object.values(mappingOf(plan))).toEqual([
      'contract.accountName',
      'contract.externalId',
      'contract.product',
      'contract.startDate',
      'contract.endDate',
    ]);
  });

  it('takes "Nome" beside "Cognome" as the first name', () => {
    const plan = planOfText(
      `
Nome|Cognome|Azienda|Indirizzo posta elettronica
Giulia|Marcon|Berengo|g.marcon@berengo.example
Paolo|Ruvoletto|Ine|p.ruvoletto@ine.example`,
      { name: 'contatti' },
    );
    expect(Object.values(mappingOf(plan))).toEqual([
      'stakeholder.firstName',
      'stakeholder.lastName',
      'stakeholder.accountName',
      'stakeholder.email',
    ]);
  });

  it('takes the file to name a sheet that is called nothing', () => {
    const plan = planOfText(
      `
Data segnalazione|Priorità|Tipologia|Cliente
2026-01-05|Alta|Guasto|Berengo
2026-01-07|Bassa|Domanda|Ine`,
      { name: 'Dati', file: 'segnalazioni.xlsx' },
    );
    expect(plan.entities[0]).toBe('ticket');
  });
});
