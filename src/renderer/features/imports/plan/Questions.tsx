/** Columns that can honestly be read in two ways: both readings side by side, with counts. Nothing is guessed. */
import { Button } from '@mantine/core';
import { IconHelpCircle } from '@tabler/icons-react';
import { useRef, type ReactNode } from 'react';
import type { OpenQuestion, PlanChange } from '../../../../shared/contract/imports.ts';
import type { DateOrder, DecimalMark } from '../../../../shared/fields/types.ts';
import { useFocusAfterLoss } from '../../../ui/useFocusAfterLoss.ts';
import type { SheetOf } from './sheetOf.ts';
import { importTexts } from '../texts.ts';
import classes from './Questions.module.css';
import { dateOrderNames, decimalNames } from './readingNames.ts';

interface Props {
  readonly questions: readonly OpenQuestion[];
  readonly sheets: readonly SheetOf[];
  readonly onAnswer: (change: PlanChange) => void;
  readonly onShow: (question: OpenQuestion) => void;
}

export function Questions({ questions, sheets, onAnswer, onShow }: Props): ReactNode {
  const section = useRef<HTMLElement>(null);
  const willAnswer = useFocusAfterLoss(questions, () => section.current?.querySelector<HTMLElement>('[data-choice]'));
  return (
    <section ref={section} className={classes.box} aria-label={importTexts.plan.questionsName}>
      <p className={classes.lead}>
        <IconHelpCircle size={18} aria-hidden="true" />
        {importTexts.plan.questions(questions.length)}
      </p>
      <ul className={classes.list}>
        {questions.map((question) => (
          <li
            key={`${question.file}:${question.sheet}:${question.column}:${question.ambiguity.kind}`}
            className={classes.question}
          >
            <button type="button" className={classes.where} onClick={() => onShow(question)}>
              <strong>{question.header}</strong>
              <span>
                {nameOf(sheets, question)} · {importTexts.plan.cellsBothWays(question.ambiguity.count)}
              </span>
            </button>
            {question.ambiguity.readings.map((reading) => (
              <Button
                key={reading.choice}
                variant="default"
                data-choice
                h="auto"
                py={6}
                onClick={() => {
                  willAnswer();
                  onAnswer(answerOf(question, reading.choice));
                }}
              >
                <span className={classes.reading}>
                  <strong>{readingName(question, reading.choice)}</strong>
                  {reading.examples.slice(0, 2).map((example) => (
                    <span key={example.raw}>
                      {example.raw} → {example.read}
                    </span>
                  ))}
                </span>
              </Button>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

function nameOf(sheets: readonly SheetOf[], question: OpenQuestion): string {
  const sheet = sheets.find((one) => one.file.file === question.file && one.plan.sheetIndex === question.sheet);
  return sheet === undefined ? '' : sheet.plan.name || sheet.file.name;
}

function readingName(question: OpenQuestion, choice: string): string {
  return question.ambiguity.kind === 'dateOrder'
    ? dateOrderNames[choice as DateOrder]
    : decimalNames[choice as DecimalMark];
}

function answerOf({ file, sheet, column, ambiguity }: OpenQuestion, choice: string): PlanChange {
  return ambiguity.kind === 'dateOrder'
    ? { kind: 'dateOrder', file, sheet, column, order: choice as DateOrder }
    : { kind: 'decimal', file, sheet, column, decimal: choice as DecimalMark };
}
