/** Where a person who changed company is now, or came from: a link to that account. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { PersonMoved } from '../../../../shared/contract/account.ts';
import { accountTexts } from '../texts.ts';

interface Props {
  readonly personId: string;
  readonly moves: readonly PersonMoved[];
}

export function MovedLinks({ personId, moves }: Props): ReactNode {
  return moves
    .filter((move) => move.personId === personId)
    .map(({ direction, accountId, accountName }) => (
      <div key={`${direction} ${accountId}`}>
        {accountTexts.move[direction === 'to' ? 'nowAt' : 'cameFrom']}{' '}
        <Link to="/account/$id" params={{ id: accountId }}>
          {accountName}
        </Link>
      </div>
    ));
}
