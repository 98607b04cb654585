/** Fiscal year, language of dates and numbers, paper and branding of briefs. */
import { Button, ColorInput, SegmentedControl, Select, Textarea, TextInput, Input } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { LOCALES, type BookSettings } from '../../../shared/contract/settings.ts';
import { formatMonthName } from '../../ui/formatDate.ts';
import { locale } from '../../ui/locale.ts';
import { Panel } from '../../ui/Page.tsx';
import classes from './Settings.module.css';
import { settingsTexts } from './texts.ts';
import { useSaveSettings } from './useSaveSettings.ts';

const texts = settingsTexts.general;
const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

type General = Pick<BookSettings, 'fiscalYearStartMonth' | 'locale' | 'paper' | 'brand'>;

export function GeneralForm({ settings }: { readonly settings: BookSettings }): ReactNode {
  const { fiscalYearStartMonth, locale: language, paper, brand } = settings;
  const [draft, setDraft] = useState<General>({ fiscalYearStartMonth, locale: language, paper, brand });
  const { isBusy, save } = useSaveSettings();
  const names = new Intl.DisplayNames(locale(), { type: 'language' });
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    save(draft);
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <Panel title={texts.calendar}>
        <div className={classes.formFields}>
          <Select
            label={texts.fiscal}
            description={texts.fiscalExplain}
            data={MONTHS.map((month) => ({ value: String(month), label: formatMonthName(month) }))}
            value={String(draft.fiscalYearStartMonth)}
            onChange={(value) => setDraft({ ...draft, fiscalYearStartMonth: Number(value) })}
          />
        </div>
      </Panel>
      <Panel title={texts.brand}>
        <div className={classes.formFields}>
          <Select
            label={texts.locale}
            data={LOCALES.map((tag) => ({ value: tag, label: names.of(tag) ?? tag }))}
            value={draft.locale}
            onChange={(value) => setDraft({ ...draft, locale: LOCALES.find((tag) => tag === value) ?? draft.locale })}
          />
          <Input.Wrapper label={texts.paper} labelElement="div">
            <div>
              <SegmentedControl
                aria-label={texts.paper}
                data={['A4', 'Letter']}
                value={draft.paper}
                onChange={(value) => setDraft({ ...draft, paper: value === 'Letter' ? 'Letter' : 'A4' })}
              />
            </div>
          </Input.Wrapper>
          <TextInput
            label={texts.brandName}
            maxLength={120}
            value={draft.brand.name}
            onChange={(event) => setDraft({ ...draft, brand: { ...draft.brand, name: event.currentTarget.value } })}
          />
          <ColorInput
            label={texts.brandColour}
            format="hex"
            withEyeDropper={false}
            value={draft.brand.colour}
            onChangeEnd={(colour) => setDraft({ ...draft, brand: { ...draft.brand, colour } })}
          />
          <Textarea
            label={texts.brandFooter}
            maxLength={300}
            autosize
            value={draft.brand.footer}
            onChange={(event) => setDraft({ ...draft, brand: { ...draft.brand, footer: event.currentTarget.value } })}
          />
        </div>
      </Panel>
      <div>
        <Button type="submit" loading={isBusy}>
          {settingsTexts.save}
        </Button>
      </div>
    </form>
  );
}
