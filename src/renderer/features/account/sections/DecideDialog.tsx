/** Settles the disagreement of this account, or sets a band beside the computed one. */
import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AccountPage } from '../../../../shared/contract/account.ts';
import { useApiChange } from '../../../api/useApi.ts';
import { DecisionDialog } from '../../../ui/DecisionDialog.tsx';
import { errorText } from '../../../ui/errorText.ts';
import { accountTexts } from '../texts.ts';

interface Props {
  readonly view: AccountPage;
  readonly onClose: () => void;
}

export function DecideDialog({ view, onClose }: Props): ReactNode {
  const { account, asOf, health } = view;
  const decide = useApiChange('account.decide');
  return (
    <DecisionDialog
      title={accountTexts.decide.title(account.name)}
      isDisagreement={health.disagreement !== null}
      author={account.csm ?? ''}
      asOf={asOf}
      isSaving={decide.isPending}
      error={decide.error === null ? null : errorText(decide.error)}
      onSave={(decided) =>
        decide.mutate({ accountId: account.id, date: asOf, ...decided }, { onSuccess: () => onClose() })
      }
      onClose={onClose}
    >
      {health.disagreement !== null && <Text>{health.disagreement.because}</Text>}
    </DecisionDialog>
  );
}
