import { describe, expect, it } from 'vitest';
import { agreeingForm } from '../../../../src/main/import/map/agreeingForms.ts';
import { normaliseText } from '../inMemory.ts';

describe('words of a value list in the other gender', () => {
  it.each([
    ['concluído', 'concluida'],
    ['não iniciado', 'nao iniciada'],
    ['ativo', 'ativa'],
    ['aperto', 'aperta'],
    ['terminé', 'terminee'],
    ['to do', null],
    ['no', null],
    ['done', null],
    ['geplant', null],
  ])('%s: %s', (word, other) => {
    expect(agreeingForm(word)).toBe(other);
  });

  it('are read in the cells of a plan', () => {
    const rows = normaliseText(
      `
Cliente|Tarefa|Prazo|Status
Aurora|Migração|2026-03-01|Não iniciada
Aurora|Formação|2026-04-01|Concluída
Lumen|Piloto|2026-05-01|Bloqueada`,
      { name: 'Tarefas' },
    );
    expect(rows.flatMap((row) => row.rejected)).toEqual([]);
    expect(rows.map((row) => row.facts.find(({ entity }) => entity === 'milestone')?.values.get('status'))).toEqual([
      'planned',
      'achieved',
      'active',
    ]);
  });
});
