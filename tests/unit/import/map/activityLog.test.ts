import { describe, expect, it } from 'vitest';
import { mappingOf, planOfText } from '../inMemory.ts';

const log = (kinds: readonly string[]): string =>
  [
    'Activity Type|Activity Date|Notes|Contact Email',
    ...kinds.map(
      (kind, at) => `${kind}|2026-05-0${at + 1}|Talked about the rollout plan ${at}|ann${at}@northwind.example`,
    ),
  ].join('\n');

describe('a log of activities', () => {
  it('brings what met somebody: to-dos and notes stay out, counted and said', () => {
    const plan = planOfText(log(['Call', 'Task', 'Meeting', 'Note', 'Email', 'Task']), { name: 'Activities' });
    expect(plan.entities[0]).toBe('touch');
    expect(plan.rowFilter).toMatchObject({ column: 0, keep: ['Call', 'Meeting', 'Email'] });
    expect(plan.rowCount).toBe(3);
    expect(plan.warnings).toContainEqual(
      expect.stringContaining('3 rows are to-dos or notes by “Activity Type” (2 “Task”, 1 “Note”)'),
    );
  });

  it('keeps rows whose kind is blank, in any language', () => {
    const plan = planOfText(log(['Anruf', 'Aufgabe', '', 'Besuch', 'E-Mail']), { name: 'Activities' });
    expect(plan.rowFilter).toMatchObject({ keep: ['Anruf', 'Besuch', 'E-Mail', ''] });
    expect(plan.rowCount).toBe(4);
  });

  it('is whole where every row is a contact, and where nothing else would be left', () => {
    expect(planOfText(log(['Call', 'Meeting', 'Email']), { name: 'Activities' }).rowFilter).toBeUndefined();
    expect(planOfText(log(['Note', 'Note', 'Task']), { name: 'Touches' }).rowFilter).toBeUndefined();
  });
});

describe('a log of notes', () => {
  it('is a log of touches', () => {
    const plan = planOfText(
      'note_id|account_id|note_date|note_text\nN1|A1|2026-01-05|They like the template library\nN2|A2|2026-01-07|Talked about prices',
      { name: '', file: 'sales_notes.csv' },
    );
    expect(plan.entities[0]).toBe('touch');
    expect(mappingOf(plan)).toMatchObject({ note_date: 'touch.date', note_text: 'touch.purpose' });
  });
});
