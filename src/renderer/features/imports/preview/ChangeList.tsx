/** Rows of the changeset, a page at a time: each fact with its fields, old and new. */
import { Badge, Button } from '@mantine/core';
import { useRef, useState, type ReactNode } from 'react';
import type { ChangeRow, ImportDecision, RowKind } from '../../../../shared/contract/imports.ts';
import { useApi } from '../../../api/useApi.ts';
import { Loaded } from '../../../ui/Loaded.tsx';
import { useFocusAfterLoss } from '../../../ui/useFocusAfterLoss.ts';
import type { NameSheet } from '../sheetPlace.ts';
import { importTexts, kindNames } from '../texts.ts';
import { ChangedFact } from './ChangedFact.tsx';
import classes from './ChangeList.module.css';

const PAGE = 50;
const MOST = 500;

interface Props {
  readonly jobId: string;
  readonly kind: RowKind | null;
  /** Names of the files by their place in the job. */
  readonly fileNames: ReadonlyMap<number, string>;
  readonly nameSheet: NameSheet;
  readonly onDecide: (decisions: ImportDecision[]) => void;
  /** Where the keyboard goes on when no row has a button any more. */
  readonly afterList: () => HTMLElement | null | undefined;
}

export function ChangeList({ jobId, kind, fileNames, nameSheet, onDecide, afterList }: Props): ReactNode {
  const [limit, setLimit] = useState(PAGE);
  const changes = useApi('import.changes', { jobId, kind, limit });
  const list = useRef<HTMLUListElement>(null);
  // A decided row has no buttons any more: the next open one is at hand.
  const willDecide = useFocusAfterLoss(changes.data, () => list.current?.querySelector('button') ?? afterList());
  return (
    <Loaded query={changes} waiting={importTexts.preview.reading} failed={importTexts.preview.failed}>
      {(page) =>
        page.rows.length === 0 ? (
          <p className={classes.nothing}>{importTexts.preview.nothing}</p>
        ) : (
          <>
            <ul ref={list} className={classes.list}>
              {page.rows.map((row) => (
                <Row
                  key={row.id}
                  row={row}
                  place={nameSheet({ fileName: fileNames.get(row.file) ?? '', sheetName: row.sheetName })}
                  onDecide={(decisions) => {
                    willDecide();
                    onDecide(decisions);
                  }}
                />
              ))}
            </ul>
            {page.total > page.rows.length && limit < MOST && (
              <Button
                variant="default"
                size="xs"
                w="fit-content"
                onClick={() => setLimit(Math.min(MOST, limit + PAGE * 3))}
              >
                {importTexts.preview.more}
              </Button>
            )}
          </>
        )
      }
    </Loaded>
  );
}

interface RowProps {
  readonly row: ChangeRow;
  /** Sheet, or file where the sheet has no name. */
  readonly place: string;
  readonly onDecide: Props['onDecide'];
}

function Row({ row, place, onDecide }: RowProps): ReactNode {
  const conflicts = row.facts.flatMap((fact) => fact.fields.filter((field) => field.verdict === 'conflict')).length;
  const decide = (name: string | null, take: 'mine' | 'theirs'): void =>
    onDecide([{ kind: 'conflict', rowId: row.id, name, take }]);
  return (
    <li className={classes.row} data-kind={row.kind}>
      <span className={classes.where}>
        <span className={classes.place} title={place}>
          {place}
        </span>{' '}
        <span className={classes.number}>{importTexts.preview.row(row.row)}</span>
      </span>
      <Badge variant="default" size="sm" tt="none" className={classes.kind}>
        {kindNames[row.kind]}
      </Badge>
      <div className={classes.facts}>
        {row.facts.map((fact, index) => (
          <ChangedFact key={`${fact.entity}:${index}`} fact={fact} onTake={conflicts > 1 ? decide : null} />
        ))}
        {row.notes.map((note) => (
          <p key={note} className={classes.note}>
            {note}
          </p>
        ))}
      </div>
      {conflicts > 0 && (
        <span className={classes.decide}>
          <Button size="compact-xs" variant="default" onClick={() => decide(null, 'mine')}>
            {importTexts.preview.keepMine}
          </Button>
          <Button size="compact-xs" variant="default" onClick={() => decide(null, 'theirs')}>
            {importTexts.preview.takeThis}
          </Button>
        </span>
      )}
    </li>
  );
}
