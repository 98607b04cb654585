/** For whom, on what paper, as what file. */
import { SegmentedControl, Select } from '@mantine/core';
import type { ReactNode } from 'react';
import {
  BRIEF_AUDIENCES,
  BRIEF_FORMATS,
  BRIEF_PAPERS,
  type BriefAudience,
  type BriefFormat,
  type BriefPaper,
} from '../../../shared/contract/brief.ts';
import classes from './Briefs.module.css';
import { briefTexts as texts } from './texts.ts';

export interface BriefChoices {
  readonly audience: BriefAudience;
  readonly paper: BriefPaper;
  readonly format: BriefFormat;
}

interface Props {
  readonly choices: BriefChoices;
  readonly onChange: (choices: BriefChoices) => void;
  readonly canPrintPdf: boolean;
}

export function Choices({ choices, onChange, canPrintPdf }: Props): ReactNode {
  const { audience, paper, format } = choices;
  return (
    <div className={classes.choices}>
      <SegmentedControl
        aria-label={texts.audience}
        size="xs"
        value={audience}
        onChange={(value) =>
          onChange({ ...choices, audience: BRIEF_AUDIENCES.find((one) => one === value) ?? audience })
        }
        data={BRIEF_AUDIENCES.map((value) => ({ value, label: texts.audiences[value] }))}
      />
      <Select
        aria-label={texts.paper}
        size="xs"
        w={92}
        value={paper}
        onChange={(value) => onChange({ ...choices, paper: BRIEF_PAPERS.find((one) => one === value) ?? paper })}
        data={[...BRIEF_PAPERS]}
      />
      <Select
        aria-label={texts.format}
        size="xs"
        w={92}
        value={format}
        onChange={(value) => onChange({ ...choices, format: BRIEF_FORMATS.find((one) => one === value) ?? format })}
        data={BRIEF_FORMATS.map((value) => ({
          value,
          label: texts.formats[value],
          disabled: value === 'pdf' && !canPrintPdf,
        }))}
      />
      <span className={classes.note}>{canPrintPdf ? texts.audienceNotes[audience] : texts.noPdf}</span>
    </div>
  );
}
