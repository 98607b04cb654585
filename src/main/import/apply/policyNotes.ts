/** Says what an import does where the book says something else, unless the file simply wins. Source: import page, "Changeset". */
import type { FieldPolicy } from '../../../shared/contract/imports.ts';
import type { SheetSource } from '../changeset/run.ts';

const SENTENCES: Readonly<Record<FieldPolicy, string | null>> = {
  'file wins': null,
  'fill blanks': 'only blanks of the book are filled; what it says stays.',
  'mine wins': 'what was typed in the book stays without being listed.',
  ask: 'each difference from the book waits for a decision.',
};

export function policyNotes({ plan, fileName, policy, columnPolicies }: SheetSource): readonly string[] {
  const where = `“${plan.name || fileName}”`;
  const sentence = SENTENCES[policy];
  const own = [...columnPolicies].flatMap(([index, chosen]) => {
    const text = chosen === policy ? null : (SENTENCES[chosen] ?? 'the file wins.');
    const header = plan.columns.find((column) => column.index === index)?.header ?? '';
    return text === null ? [] : [`${where}, “${header}”: ${text}`];
  });
  return [...(sentence === null ? [] : [`${where}: ${sentence}`]), ...own];
}
