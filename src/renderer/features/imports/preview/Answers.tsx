/** The answers to one question of the preview; a chosen one can be taken back, and the focus stays where the answer is given. */
import { Button } from '@mantine/core';
import { useRef, type ReactNode } from 'react';
import { importTexts } from '../texts.ts';

interface Props<Answer extends string> {
  /** In the order of the buttons, with their texts. */
  readonly answers: Readonly<Record<Answer, string>>;
  readonly chosen: Answer | null;
  /** What the question is about, for those who do not see it beside the buttons. */
  readonly about: string;
  readonly onAnswer: (answer: Answer | 'open') => void;
}

export function Answers<Answer extends string>({ answers, chosen, about, onAnswer }: Props<Answer>): ReactNode {
  const first = useRef<HTMLButtonElement>(null);
  const takeBack = (): void => {
    onAnswer('open');
    // The button goes with the answer.
    first.current?.focus();
  };
  const all = Object.entries(answers) as [Answer, string][];
  return (
    <>
      {chosen !== null && (
        <Button
          size="compact-sm"
          variant="subtle"
          aria-label={`${importTexts.preview.takeBack}: ${about}`}
          onClick={takeBack}
        >
          {importTexts.preview.takeBack}
        </Button>
      )}
      {all.map(([answer, text], index) => (
        <Button
          key={answer}
          ref={index === 0 ? first : undefined}
          size="compact-sm"
          variant={chosen === answer ? 'filled' : 'default'}
          aria-pressed={chosen === answer}
          aria-label={`${text}: ${about}`}
          onClick={() => onAnswer(answer)}
        >
          {text}
        </Button>
      ))}
    </>
  );
}
