/** The versions of the model, newest first, and the way back to an earlier one. */
import { Badge, Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { useApiChange } from '../../api/useApi.ts';
import type { ModelList, ModelVersion } from '../../../shared/contract/settings.ts';
import { PARTS } from '../../../shared/domain/results.ts';
import { errorText } from '../../ui/errorText.ts';
import { formatDay } from '../../ui/formatDate.ts';
import { formatNumber } from '../../ui/formatNumber.ts';
import { PART_WORDS } from '../../ui/parts.ts';
import classes from './Settings.module.css';
import { settingsTexts } from './texts.ts';

const texts = settingsTexts.versions;

export function Versions({ models }: { readonly models: ModelList }): ReactNode {
  const revert = useApiChange('model.revert');
  const use = (version: number) =>
    revert.mutate(
      { version },
      {
        onSuccess: () => notifications.show({ message: texts.reverted, color: 'teal' }),
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
    <>
      <p className={classes.note}>{texts.explain}</p>
      <ol className={classes.versions}>
        {models.versions.map((version) => (
          <Version
            key={version.model.version}
            version={version}
            isBusy={revert.isPending && revert.variables.version === version.model.version}
            onUse={() => use(version.model.version)}
          />
        ))}
      </ol>
    </>
  );
}

interface Props {
  readonly version: ModelVersion;
  readonly isBusy: boolean;
  readonly onUse: () => void;
}

function Version({ version: { model, note, inForce }, isBusy, onUse }: Props): ReactNode {
  const weights = PARTS.map((part) => `${PART_WORDS[part]} ${formatNumber(model.weights[part])}`).join(' · ');
  return (
    <li className={classes.version}>
      <div>
        <div className={classes.versionHead}>
          <strong>{model.version === 0 ? texts.builtIn : texts.version(model.version)}</strong>
          {model.version > 0 && <span className={classes.usual}>{texts.from(formatDay(model.fromDate))}</span>}
          {model.segment !== null && <Badge variant="default">{model.segment}</Badge>}
          {inForce && <Badge variant="light">{texts.inForce}</Badge>}
        </div>
        {note !== null && <div>{note}</div>}
        <div className={classes.usual}>
          {weights}
          {model.npsWeight > 0 && ` · NPS ${formatNumber(model.npsWeight)}`}
        </div>
      </div>
      {!inForce && (
        <Button variant="default" size="compact-sm" loading={isBusy} onClick={onUse}>
          {texts.revert}
        </Button>
      )}
    </li>
  );
}
