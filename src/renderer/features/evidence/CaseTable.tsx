/** The decided contracts behind the figures, newest decision first. */
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { EvidenceCaseView } from '../../../shared/contract/evidence.ts';
import { BandBadge } from '../../ui/BandBadge.tsx';
import { DateText } from '../../ui/DateText.tsx';
import figures from '../../ui/FigureTable.module.css';
import classes from './EvidencePage.module.css';
import { evidenceTexts as texts } from './texts.ts';

const PAGE = 50;

export function CaseTable({ cases }: { readonly cases: readonly EvidenceCaseView[] }): ReactNode {
  const [shown, setShown] = useState(PAGE);
  const newest = cases.toReversed();
  return (
    <>
      <table className={figures.table}>
        <thead>
          <tr>
            {texts.columns.map((name) => (
              <th key={name} scope="col" className={figures.text}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {newest.slice(0, shown).map((one, index) => (
            <tr key={`${one.accountId} ${one.decisionDate} ${index}`}>
              <th scope="row">
                <Link to="/account/$id" params={{ id: one.accountId }} className={classes.link}>
                  {one.accountName}
                </Link>
              </th>
              <td className={figures.text}>{one.product}</td>
              <td className={figures.text}>
                <DateText day={one.decisionDate} />
              </td>
              <td className={figures.text}>
                <DateText day={one.scoredDate} />
              </td>
              <td className={figures.text}>
                <BandBadge band={one.band} withWord />
              </td>
              <td className={figures.text}>{one.flagged ? texts.yes : texts.no}</td>
              <td className={figures.text}>
                {one.lost ? texts.lost : texts.renewed}
                {one.inferred ? ` (${texts.inferred})` : ''}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {newest.length > shown && (
        <Button variant="default" size="xs" mt={10} onClick={() => setShown(shown + PAGE * 4)}>
          {texts.more}
        </Button>
      )}
    </>
  );
}
