/** The effect on the book before the button: figures, rows by kind with old and new values, pairs, conflicts, rejected cells. */
import { Button, SegmentedControl } from '@mantine/core';
import { useRef, useState, type ReactNode } from 'react';
import {
  ROW_KINDS,
  type BookEffect,
  type ImportDecision,
  type ImportJob,
  type LikelyPair,
  type PlannedFile,
  type PlanChange,
  type RowKind,
} from '../../../../shared/contract/imports.ts';
import { formatCount } from '../../../ui/formatNumber.ts';
import { useFocusAfterLoss } from '../../../ui/useFocusAfterLoss.ts';
import { ChangeList } from '../preview/ChangeList.tsx';
import { Conflicts } from '../preview/Conflicts.tsx';
import { EffectFigures } from '../preview/EffectFigures.tsx';
import { Moves } from '../preview/Moves.tsx';
import { Pairs } from '../preview/Pairs.tsx';
import { RejectedCells } from '../preview/RejectedCells.tsx';
import { Vanished } from '../preview/Vanished.tsx';
import { Unread } from '../plan/Unread.tsx';
import { type NameSheet, sheetNamer } from '../sheetPlace.ts';
import { importTexts, kindNames, NO_CURRENCY } from '../texts.ts';
import classes from './PreviewStep.module.css';
import { StepBar } from './StepBar.tsx';

interface Props {
  readonly job: Extract<ImportJob, { readonly state: 'previewed' }>;
  readonly isBusy: boolean;
  /** Shown while the effect takes its time. */
  readonly waiting: ReactNode;
  readonly onDecide: (decisions: ImportDecision[]) => void;
  /** Reads a cell differently; the effect is worked out anew. */
  readonly onFix: (change: PlanChange) => void;
  readonly onBack: () => void;
  readonly onApply: () => void;
}

function bringsAmountsWithoutCurrency({ arr }: BookEffect): boolean {
  return arr.some((sum) => sum.currency === NO_CURRENCY && sum.afterMinor > sum.beforeMinor);
}

/** "row 7 of Accounts"; the sheet is named where there are several. */
function placeIn(files: readonly PlannedFile[], nameSheet: NameSheet): (at: LikelyPair['candidateAt']) => string {
  const isOne = files.flatMap((file) => file.plan.sheets.filter((sheet) => sheet.include)).length === 1;
  return (at) => {
    if (at === null) return importTexts.preview.inBook;
    const file = files.find((one) => one.file === at.file);
    const sheet = file?.plan.sheets.find((one) => one.sheetIndex === at.sheet);
    const place = nameSheet({ fileName: file?.name ?? '', sheetName: sheet?.name ?? '' });
    return importTexts.preview.inFile(at.row, isOne ? null : place);
  };
}

export function PreviewStep({ job, isBusy, waiting, onDecide, onFix, onBack, onApply }: Props): ReactNode {
  const { summary } = job;
  const [chosenKind, setKind] = useState<RowKind | null>(null);
  const counts = new Map(ROW_KINDS.map((one) => [one, summary.sheets.reduce((sum, sheet) => sum + sheet[one], 0)]));
  // The last conflict that is settled takes its own list along: all rows are shown then.
  const kind = chosenKind !== null && (counts.get(chosenKind) ?? 0) > 0 ? chosenKind : null;
  const rowsSection = useRef<HTMLElement>(null);
  const kindChoice = (): HTMLElement | null | undefined =>
    rowsSection.current?.querySelector<HTMLElement>('input[type=radio]:checked');
  const willDecide = useFocusAfterLoss(kind, kindChoice);
  const rejectedCells = summary.sheets.reduce((sum, sheet) => sum + sheet.rejectedCells, 0);
  const rows = summary.sheets.reduce((sum, sheet) => sum + sheet.rows, 0);
  const isAllRejected = rows > 0 && counts.get('rejected') === rows;
  const nameSheet = sheetNamer(summary.sheets.map((sheet) => ({ fileName: sheet.fileName, sheetName: sheet.name })));
  const lost = summary.sheets.filter((sheet) => sheet.rows > 0 && sheet.rejected === sheet.rows);
  return (
    <div className={classes.page}>
      <StepBar
        step={2}
        title={job.files.map((file) => file.name).join(', ')}
        change={summary}
        detail={importTexts.plan.understood(rows, summary.sheets.length, 0)}
        actions={
          <>
            <Button variant="default" onClick={onBack}>
              {importTexts.preview.back}
            </Button>
            <Button onClick={onApply} loading={isBusy} disabled={isAllRejected}>
              {isAllRejected ? importTexts.preview.applyNothing : importTexts.preview.apply}
            </Button>
          </>
        }
      />
      {waiting}
      <Unread files={job.unread} />
      <div className={classes.body}>
        <EffectFigures effect={summary.effect} />
        {isAllRejected && (
          <p role="alert" className={classes.hint}>
            {importTexts.preview.allRejected(rows)}
          </p>
        )}
        {!isAllRejected && lost.length > 0 && (
          <ul role="alert" className={classes.lost}>
            {lost.map((sheet) => (
              <li key={`${sheet.file}:${sheet.sheet}`}>
                {importTexts.preview.sheetRejected(
                  nameSheet({ fileName: sheet.fileName, sheetName: sheet.name }),
                  sheet.rows,
                )}
              </li>
            ))}
          </ul>
        )}
        {bringsAmountsWithoutCurrency(summary.effect) && (
          <p className={classes.hint}>{importTexts.preview.noCurrency}</p>
        )}
        {summary.notes.length > 0 && (
          <section className={classes.section}>
            <h2 className={classes.heading}>{importTexts.preview.notes}</h2>
            <ul className={classes.notes}>
              {summary.notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          </section>
        )}
        <Pairs pairs={summary.pairs} place={placeIn(job.files, nameSheet)} onDecide={onDecide} />
        <Moves moves={summary.moves} place={placeIn(job.files, nameSheet)} onDecide={onDecide} />
        <Vanished facts={summary.vanished} total={summary.vanishedTotal} onDecide={onDecide} />
        <Conflicts open={summary.openConflicts} isAnswered={job.conflictsAnswered} onDecide={onDecide} />
        {rejectedCells > 0 && <RejectedCells jobId={job.jobId} nameSheet={nameSheet} onFix={onFix} />}
        <section ref={rowsSection} className={classes.section}>
          <div className={classes.line}>
            <h2 className={classes.heading}>{importTexts.preview.rows}</h2>
            <SegmentedControl
              size="xs"
              aria-label={importTexts.preview.rows}
              value={kind ?? 'all'}
              onChange={(value) => setKind(ROW_KINDS.find((one) => one === value) ?? null)}
              data={[
                { value: 'all', label: `${importTexts.preview.all} ${formatCount(rows)}` },
                ...ROW_KINDS.filter((one) => (counts.get(one) ?? 0) > 0).map((one) => ({
                  value: one,
                  label: `${kindNames[one]} ${formatCount(counts.get(one) ?? 0)}`,
                })),
              ]}
            />
          </div>
          {kind === 'vanished' ? (
            <p className={classes.hint}>{importTexts.preview.vanishedRows}</p>
          ) : (
            <ChangeList
              key={kind ?? 'all'}
              jobId={job.jobId}
              kind={kind}
              nameSheet={nameSheet}
              fileNames={new Map(job.files.map((file) => [file.file, file.name]))}
              onDecide={(decisions) => {
                willDecide();
                onDecide(decisions);
              }}
              afterList={kindChoice}
            />
          )}
        </section>
      </div>
    </div>
  );
}
