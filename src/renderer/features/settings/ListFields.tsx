/** Which roles have power, which the map has to cover, and which touches count. */
import { Chip, TagsInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { CHANNELS, ROLES } from '../../../shared/domain/facts.ts';
import type { ModelLists, ScoreModel } from '../../../shared/domain/model.ts';
import classes from './Settings.module.css';
import { settingsTexts } from './texts.ts';

const texts = settingsTexts.model;

interface Props {
  readonly model: ScoreModel;
  readonly onModel: (model: ScoreModel) => void;
}

export function ListFields({ model, onModel }: Props): ReactNode {
  const { lists } = model;
  const set = (changes: Partial<ModelLists>) => onModel({ ...model, lists: { ...lists, ...changes } });
  return (
    <div className={classes.lists}>
      <Choices
        label={texts.powerfulRoles}
        explain={texts.powerfulRolesExplain}
        all={ROLES}
        chosen={lists.powerfulRoles}
        onChosen={(powerfulRoles) => set({ powerfulRoles })}
      />
      <Choices
        label={texts.coverRoles}
        explain={texts.coverRolesExplain}
        all={ROLES}
        chosen={lists.coverRoles}
        onChosen={(coverRoles) => set({ coverRoles })}
      />
      <Choices
        label={texts.touchChannels}
        explain={texts.touchChannelsExplain}
        all={CHANNELS}
        chosen={lists.touchChannels}
        onChosen={(touchChannels) => set({ touchChannels })}
      />
      <TagsInput
        label={texts.ignoredPurposes}
        description={texts.ignoredPurposesExplain}
        maxTags={50}
        maxLength={200}
        value={[...lists.ignoredPurposes]}
        onChange={(words) => set({ ignoredPurposes: words.map((word) => word.trim()).filter((word) => word !== '') })}
      />
    </div>
  );
}

interface ChoicesProps<T extends string> {
  readonly label: string;
  readonly explain: string;
  readonly all: readonly T[];
  readonly chosen: readonly T[];
  /** In the order of `all`. */
  readonly onChosen: (chosen: readonly T[]) => void;
}

function Choices<T extends string>({ label, explain, all, chosen, onChosen }: ChoicesProps<T>): ReactNode {
  const toggle = (word: T, isOn: boolean) =>
    onChosen(all.filter((other) => (other === word ? isOn : chosen.includes(other))));
  return (
    <fieldset className={classes.group}>
      <legend className={classes.listTitle}>{label}</legend>
      <p className={classes.explain}>{explain}</p>
      <div className={classes.chips}>
        {all.map((word) => (
          <Chip
            key={word}
            size="sm"
            variant="outline"
            checked={chosen.includes(word)}
            onChange={(isOn) => toggle(word, isOn)}
          >
            {word}
          </Chip>
        ))}
      </div>
    </fieldset>
  );
}
