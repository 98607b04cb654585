/** The sheets as cards: what each one holds, how many rows, what is left out or asks. */
import { Badge } from '@mantine/core';
import type { ReactNode } from 'react';
import type { OpenQuestion } from '../../../../shared/contract/imports.ts';
import { rowsLeftOut } from '../../../../shared/fields/rowFilter.ts';
import { keyOf, type SheetOf } from './sheetOf.ts';
import { entityNames, importTexts } from '../texts.ts';
import classes from './SheetCards.module.css';

interface Props {
  readonly sheets: readonly SheetOf[];
  readonly chosen: string;
  readonly questions: readonly OpenQuestion[];
  readonly onChoose: (sheet: SheetOf) => void;
}

export function SheetCards({ sheets, chosen, questions, onChoose }: Props): ReactNode {
  const isSeveralFiles = new Set(sheets.map((sheet) => sheet.file.file)).size > 1;
  return (
    <nav className={classes.list} aria-label="Sheets">
      {sheets.map((sheet) => {
        const asks = questions.filter(
          (one) => one.file === sheet.file.file && one.sheet === sheet.plan.sheetIndex,
        ).length;
        const leftOut = rowsLeftOut(sheet.plan);
        const mapped = sheet.plan.columns.filter((column) => column.field !== null).length;
        return (
          <button
            key={keyOf(sheet)}
            type="button"
            className={classes.card}
            aria-current={keyOf(sheet) === chosen ? 'true' : undefined}
            data-out={!sheet.plan.include || undefined}
            onClick={() => onChoose(sheet)}
          >
            <span className={classes.name}>{sheet.plan.name || sheet.file.name}</span>
            {isSeveralFiles && sheet.plan.name !== '' && <span className={classes.file}>{sheet.file.name}</span>}
            <span className={classes.what}>
              {sheet.plan.include
                ? importTexts.plan.rowsOf(sheet.plan.rowCount, whatItHolds(sheet))
                : importTexts.plan.leftOut}
              {sheet.plan.include && leftOut > 0 && ` · ${importTexts.rowFilter.leftOut(leftOut)}`}
            </span>
            {!sheet.plan.include && <span className={classes.reason}>{sheet.plan.reason}</span>}
            <span className={classes.badges}>
              {asks > 0 && (
                <Badge size="sm" tt="none" variant="light" bg="var(--qb-yellow-soft)" c="var(--qb-yellow-text)">
                  {importTexts.plan.columnsAsk(asks)}
                </Badge>
              )}
              {sheet.plan.hidden && (
                <Badge size="sm" tt="none" variant="default">
                  {importTexts.plan.hidden}
                </Badge>
              )}
              {sheet.state?.remembered === true && (
                <Badge size="sm" tt="none" variant="default">
                  {importTexts.plan.remembered}
                </Badge>
              )}
              {sheet.plan.include && sheet.plan.columns.length > 0 && (
                <span className={classes.mapped}>{importTexts.plan.mapped(mapped, sheet.plan.columns.length)}</span>
              )}
            </span>
          </button>
        );
      })}
    </nav>
  );
}

function whatItHolds(sheet: SheetOf): string {
  return sheet.plan.entities.map((entity) => entityNames[entity].many).join(', ') || '—';
}
