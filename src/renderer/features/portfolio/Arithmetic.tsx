import type { ReactNode } from 'react';
import { useApi } from '../../api/useApi.ts';
import { useAsOf } from '../../app/asOf.ts';
import { AnchoredPopover } from '../../ui/AnchoredPopover.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { ScoreArithmetic } from '../../ui/ScoreArithmetic.tsx';
import { portfolioTexts as texts } from './texts.ts';

export interface Explained {
  readonly accountId: string;
  readonly name: string;
  readonly anchor: HTMLElement;
}

/** The arithmetic of one account's score, beside the cell it was asked from. */
export function Arithmetic({
  of,
  onClose,
}: {
  readonly of: Explained | null;
  readonly onClose: () => void;
}): ReactNode {
  return (
    <AnchoredPopover anchor={of?.anchor ?? null} onClose={onClose} label={of === null ? '' : texts.arithmetic(of.name)}>
      {of !== null && <Content accountId={of.accountId} />}
    </AnchoredPopover>
  );
}

function Content({ accountId }: { readonly accountId: string }): ReactNode {
  const { input } = useAsOf();
  const page = useApi('account.page', { accountId, ...input }, { keepPrevious: false });
  return (
    <Loaded query={page} waiting={texts.arithmeticWaiting} failed={texts.arithmeticFailed}>
      {({ health }) => <ScoreArithmetic health={health} />}
    </Loaded>
  );
}
