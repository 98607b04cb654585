/** The same people through three lenses: power x support, reporting lines, table; and the gaps in words. */
import { Button, SegmentedControl } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { AccountPage } from '../../../../shared/contract/account.ts';
import { Panel } from '../../../ui/Page.tsx';
import { FactDialog, type FactDraft } from '../edit/FactDialog.tsx';
import { MovePersonDialog, type Mover } from '../edit/MovePersonDialog.tsx';
import { accountTexts } from '../texts.ts';
import { MovedLinks } from './MovedLinks.tsx';
import { PeopleLines } from './PeopleLines.tsx';
import { PeopleMap } from './PeopleMap.tsx';
import { PeopleTable } from './PeopleTable.tsx';
import classes from './PeoplePanel.module.css';

const LENSES = ['map', 'lines', 'table'] as const;
type Lens = (typeof LENSES)[number];

export function PeoplePanel({ view }: { readonly view: AccountPage }): ReactNode {
  const [lens, setLens] = useState<Lens>('map');
  const [draft, setDraft] = useState<FactDraft | null>(null);
  const [moving, setMoving] = useState<Mover | null>(null);
  const texts = accountTexts.people;
  const edit = (id: string): void => {
    const person = view.people.find((one) => one.id === id);
    if (person !== undefined)
      setDraft({ mode: 'edit', table: 'stakeholder', id, label: person.name, values: { ...person } });
  };
  return (
    <Panel
      title={texts.title}
      aside={
        <span className={classes.aside}>
          <SegmentedControl
            size="xs"
            aria-label={texts.title}
            value={lens}
            onChange={(value) => setLens(LENSES.find((one) => one === value) ?? 'map')}
            data={LENSES.map((value) => ({ value, label: texts.lenses[value] }))}
          />
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => setDraft({ mode: 'add', table: 'stakeholder', accountId: view.account.id, values: {} })}
          >
            {texts.add}
          </Button>
        </span>
      }
    >
      {view.people.length === 0 ? (
        <p className={classes.dim}>{texts.empty}</p>
      ) : (
        <div className={classes.body} data-wide={view.mapGaps.length === 0 || undefined}>
          <div className={classes.picture}>
            {lens === 'map' && <PeopleMap view={view} onPerson={edit} />}
            {lens === 'lines' && <PeopleLines people={view.people} moves={view.moves} onPerson={edit} />}
            {lens === 'table' && <PeopleTable view={view} onPerson={edit} />}
          </div>
          {view.mapGaps.length > 0 && (
            <div className={classes.gaps}>
              <h3>{texts.gaps}</h3>
              <ul>
                {view.mapGaps.map((gap) => (
                  <li key={gap}>{gap}</li>
                ))}
              </ul>
            </div>
          )}
        </div>
      )}
      <FactDialog
        draft={draft}
        people={view.people}
        note={draft?.mode === 'edit' && <MovedLinks personId={draft.id} moves={view.moves} />}
        action={
          draft?.mode === 'edit' && (
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              onClick={() => {
                setMoving({ id: draft.id, name: draft.label });
                setDraft(null);
              }}
            >
              {accountTexts.move.action}
            </Button>
          )
        }
        onClose={() => setDraft(null)}
      />
      <MovePersonDialog person={moving} accountId={view.account.id} today={view.asOf} onClose={() => setMoving(null)} />
    </Panel>
  );
}
