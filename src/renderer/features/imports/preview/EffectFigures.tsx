/** What the import does to the book as a whole: before, after. */
import type { ReactNode } from 'react';
import type { BookEffect } from '../../../../shared/contract/imports.ts';
import { formatMoneyChange, formatMoneyExact } from '../../../../shared/domain/money.ts';
import { formatCount } from '../../../ui/formatNumber.ts';
import { importTexts } from '../texts.ts';
import classes from './EffectFigures.module.css';

interface Line {
  readonly label: string;
  readonly before: string | null;
  readonly after: string;
  readonly exact?: string;
}

export function EffectFigures({ effect }: { readonly effect: BookEffect }): ReactNode {
  const counted = (label: string, before: number, after: number): Line => ({
    label,
    before: before === after ? null : formatCount(before),
    after: formatCount(after),
  });
  const lines: Line[] = [
    ...effect.arr.map(({ currency, beforeMinor, afterMinor }) => {
      const [before, after] = formatMoneyChange(beforeMinor, afterMinor, currency);
      return {
        label: importTexts.preview.arr(currency),
        before: beforeMinor === afterMinor ? null : before,
        after,
        exact: `${formatMoneyExact(beforeMinor, currency)} → ${formatMoneyExact(afterMinor, currency)}`,
      };
    }),
    counted(importTexts.preview.accounts, effect.accountsBefore, effect.accountsAfter),
    counted(importTexts.preview.contracts, effect.contractsBefore, effect.contractsAfter),
    counted(importTexts.preview.people, effect.peopleBefore, effect.peopleAfter),
    { label: importTexts.preview.moved, before: null, after: formatCount(effect.renewalsMoved) },
  ];
  return (
    <section aria-label={importTexts.preview.effect}>
      <dl className={classes.figures}>
        {lines.map((line) => (
          <div key={line.label} className={classes.figure} title={line.exact}>
            <dt>{line.label}</dt>
            <dd>
              {line.before !== null && <span className={classes.before}>{line.before} →</span>} {line.after}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
