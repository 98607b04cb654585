/** The score model as a draft: weights, thresholds, and what the draft would do to the book before it is saved. */
import { Alert, Button, Select, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState, type ReactNode } from 'react';
import { useApiChange } from '../../api/useApi.ts';
import { useStart } from '../../app/start.ts';
import type { ModelList } from '../../../shared/contract/settings.ts';
import { validateModel, type ScoreModel } from '../../../shared/domain/model.ts';
import { errorText } from '../../ui/errorText.ts';
import { Panel } from '../../ui/Page.tsx';
import { draftOf, isSameModel, hasOwnModel, modelToEdit, withDefaults } from './modelDraft.ts';
import { HalfLifeFields } from './HalfLifeFields.tsx';
import { ListFields } from './ListFields.tsx';
import { ModelPreview } from './ModelPreview.tsx';
import classes from './Settings.module.css';
import { settingsTexts } from './texts.ts';
import { ThresholdFields } from './ThresholdFields.tsx';
import { WeightFields } from './WeightFields.tsx';

const texts = settingsTexts.model;
const EVERY_SEGMENT = '';

export function ModelEditor({ models }: { readonly models: ModelList }): ReactNode {
  const { today } = useStart();
  const [segment, setSegment] = useState<string | null>(null);
  const inForce = modelToEdit(models, segment, today);
  return (
    <div className={classes.editor}>
      <div className={classes.scope}>
        <Select
          label={texts.scope}
          size="sm"
          w={220}
          data={[
            { value: EVERY_SEGMENT, label: texts.everySegment },
            ...models.segments.map((name) => ({ value: name, label: name })),
          ]}
          value={segment ?? EVERY_SEGMENT}
          onChange={(value) => setSegment(value === EVERY_SEGMENT ? null : value)}
        />
        {!hasOwnModel(models, segment) && segment !== null && <p className={classes.note}>{texts.inherits}</p>}
      </div>
      <Draft key={`${segment} ${inForce.version}`} inForce={inForce} />
    </div>
  );
}

function Draft({ inForce }: { readonly inForce: ScoreModel }): ReactNode {
  const [draft, setDraft] = useState(inForce);
  const [note, setNote] = useState('');
  const save = useApiChange('model.save');
  const findings = validateModel(draft);
  const isChanged = !isSameModel(draft, inForce);
  const hasError = findings.some(({ level }) => level === 'error');
  const submit = () =>
    save.mutate(
      { draft: draftOf(draft), ...(note.trim() === '' ? {} : { note: note.trim() }) },
      {
        onSuccess: ({ versions }) =>
          notifications.show({ message: texts.saved(versions[0]?.model.version ?? 0), color: 'teal' }),
        onError: (error) =>
          notifications.show({
            title: settingsTexts.notSaved,
            message: errorText(error),
            color: 'red',
            autoClose: false,
          }),
      },
    );
  return (
    <div className={classes.columns}>
      <div className={classes.fields}>
        <Panel title={texts.weights}>
          <WeightFields model={draft} onModel={setDraft} />
        </Panel>
        <Panel
          title={texts.thresholds}
          aside={
            <Button variant="subtle" size="compact-sm" onClick={() => setDraft(withDefaults(draft))}>
              {texts.resetAll}
            </Button>
          }
        >
          <ThresholdFields model={draft} onModel={setDraft} />
        </Panel>
        <Panel title={texts.lists}>
          <ListFields model={draft} onModel={setDraft} />
        </Panel>
        <Panel title={texts.halfLives}>
          <HalfLifeFields model={draft} onModel={setDraft} />
        </Panel>
      </div>
      <aside className={classes.effect} aria-label={texts.preview}>
        <Panel title={texts.preview}>
          {findings.map(({ code, level, sentence }) => (
            <Alert key={code} color={level === 'error' ? 'red' : 'yellow'} className={classes.finding} role="status">
              {sentence}
            </Alert>
          ))}
          {!isChanged && <p className={classes.note}>{texts.unchanged}</p>}
          {isChanged && !hasError && <ModelPreview draft={draft} />}
          {isChanged && hasError && <p className={classes.note}>{texts.invalid}</p>}
          {isChanged && (
            <div className={classes.saving}>
              <TextInput
                label={texts.note}
                description={texts.noteHint}
                value={note}
                maxLength={500}
                onChange={(event) => setNote(event.currentTarget.value)}
              />
              <Button disabled={hasError} loading={save.isPending} onClick={submit}>
                {texts.save}
              </Button>
              <Button variant="subtle" color="gray" onClick={() => setDraft(inForce)}>
                {settingsTexts.discard}
              </Button>
            </div>
          )}
        </Panel>
      </aside>
    </div>
  );
}
