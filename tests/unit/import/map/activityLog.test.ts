import { describe, expect, it } from 'vitest';
import { planOfText } from '../inMemory.ts';

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
