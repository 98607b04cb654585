/** Settles a disagreement between pulse and data from the list of exceptions. */
import { Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import type { ListedAccount } from '../../../shared/contract/portfolio.ts';
import type { IsoDay } from '../../../shared/domain/facts.ts';
import { useApiChange } from '../../api/useApi.ts';
import { DecisionDialog } from '../../ui/DecisionDialog.tsx';
import { errorText } from '../../ui/errorText.ts';
import { Standing } from './Standing.tsx';
import { exceptionsTexts } from './texts.ts';

const texts = exceptionsTexts.decide;

interface Props {
  readonly account: ListedAccount;
  readonly asOf: IsoDay;
  readonly onClose: () => void;
}

export function SettleDialog({ account, asOf, onClose }: Props): ReactNode {
  const decide = useApiChange('account.decide');
  const done = (): void => {
    notifications.show({ message: texts.done(account.name) });
    onClose();
  };
  return (
    <DecisionDialog
      title={texts.title(account.name)}
      isDisagreement
      author=""
      asOf={asOf}
      isSaving={decide.isPending}
      error={decide.error === null ? null : errorText(decide.error)}
      onSave={(decided) => decide.mutate({ accountId: account.accountId, date: asOf, ...decided }, { onSuccess: done })}
      onClose={onClose}
    >
      <Text>{account.because}</Text>
      <div>
        <Text size="xs" c="dimmed">
          {texts.computed}
        </Text>
        <Standing account={account} />
      </div>
    </DecisionDialog>
  );
}
