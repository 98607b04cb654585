/** What was understood, sheet by sheet; every guess can be changed in place before anything is written. */
import { Button } from '@mantine/core';
import { useRef, useState, type ReactNode } from 'react';
import type { ImportJob, PlanChange } from '../../../../shared/contract/imports.ts';
import { Questions } from '../plan/Questions.tsx';
import { SheetCards } from '../plan/SheetCards.tsx';
import { SheetPane } from '../plan/SheetPane.tsx';
import { Unread } from '../plan/Unread.tsx';
import { keyOf, sheetsOf, type SheetOf } from '../plan/sheetOf.ts';
import { useFocusAfterLoss } from '../../../ui/useFocusAfterLoss.ts';
import { importTexts } from '../texts.ts';
import classes from './PlanStep.module.css';
import { StepBar } from './StepBar.tsx';

interface Props {
  readonly job: Extract<ImportJob, { readonly state: 'planned' | 'previewed' }>;
  readonly isBusy: boolean;
  /** Shown while the effect takes its time. */
  readonly waiting: ReactNode;
  readonly onChange: (change: PlanChange) => void;
  readonly onNext: () => void;
  readonly onCancel: () => void;
}

export function PlanStep({ job, isBusy, waiting, onChange, onNext, onCancel }: Props): ReactNode {
  const sheets = sheetsOf(job.files);
  const [chosen, setChosen] = useState(() => keyOf(sheets.find((sheet) => sheet.plan.include) ?? sheets[0]));
  const [column, setColumn] = useState<number | null>(null);
  const sheet = sheets.find((one) => keyOf(one) === chosen) ?? sheets[0];
  const included = sheets.filter((one) => one.plan.include);
  const rows = included.reduce((sum, one) => sum + one.plan.rowCount, 0);
  const blocked = job.questions.length > 0 || included.length === 0;
  const goOn = useRef<HTMLButtonElement>(null);
  // The last answer takes the questions with it: what they held up is next.
  const willAnswer = useFocusAfterLoss(blocked, () => goOn.current);
  const show = (next: SheetOf, nextColumn: number | null): void => {
    setChosen(keyOf(next));
    setColumn(nextColumn);
  };
  return (
    <div className={classes.page}>
      <StepBar
        step={1}
        title={job.files.map((file) => file.name).join(', ')}
        detail={
          included.length === 0
            ? importTexts.plan.nothingIn
            : importTexts.plan.understood(rows, included.length, sheets.length - included.length)
        }
        actions={
          <>
            <Button variant="default" onClick={onCancel}>
              {importTexts.plan.cancel}
            </Button>
            <Button ref={goOn} onClick={onNext} loading={isBusy} disabled={blocked}>
              {importTexts.plan.next}
            </Button>
          </>
        }
      />
      {waiting}
      <Unread files={job.unread} />
      {job.questions.length > 0 && (
        <Questions
          questions={job.questions}
          sheets={sheets}
          onAnswer={(change) => {
            willAnswer();
            onChange(change);
          }}
          onShow={(question) => {
            const asked = sheets.find(
              (one) => one.file.file === question.file && one.plan.sheetIndex === question.sheet,
            );
            if (asked !== undefined) show(asked, question.column);
          }}
        />
      )}
      <div className={classes.body}>
        <SheetCards sheets={sheets} chosen={chosen} questions={job.questions} onChoose={(next) => show(next, null)} />
        {sheet !== undefined && (
          <SheetPane
            key={keyOf(sheet)}
            jobId={job.jobId}
            sheet={sheet}
            questions={job.questions.filter(
              (one) => one.file === sheet.file.file && one.sheet === sheet.plan.sheetIndex,
            )}
            column={column}
            onColumn={setColumn}
            onChange={onChange}
          />
        )}
      </div>
    </div>
  );
}
