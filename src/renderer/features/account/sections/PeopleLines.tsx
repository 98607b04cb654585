/** Who reports to whom, as an indented tree; the departed stay as ghosts with their successor named. */
import type { ReactNode } from 'react';
import type { PersonMoved, PersonView } from '../../../../shared/contract/account.ts';
import { accountTexts } from '../texts.ts';
import { MovedLinks } from './MovedLinks.tsx';
import classes from './PeoplePanel.module.css';

interface Props {
  readonly people: readonly PersonView[];
  readonly moves: readonly PersonMoved[];
  readonly onPerson: (id: string) => void;
}

export function PeopleLines({ people, moves, onPerson }: Props): ReactNode {
  const byId = new Map(people.map((person) => [person.id, person]));
  const isRoot = (person: PersonView): boolean =>
    person.reportsToId === null || !byId.has(person.reportsToId) || isInCircle(person, byId);
  return (
    <ul className={classes.lines}>
      {people.filter(isRoot).map((person) => (
        <Branch
          key={person.id}
          person={person}
          people={people}
          moves={moves}
          byId={byId}
          above={new Set()}
          onPerson={onPerson}
        />
      ))}
    </ul>
  );
}

interface BranchProps extends Props {
  readonly person: PersonView;
  readonly byId: ReadonlyMap<string, PersonView>;
  /** People between the top and here: a circle in the data must end. */
  readonly above: ReadonlySet<string>;
}

function Branch({ person, people, moves, byId, above, onPerson }: BranchProps): ReactNode {
  const below = people.filter((one) => one.reportsToId === person.id && one.id !== person.id && !above.has(one.id));
  const successor = person.successorId === null ? undefined : byId.get(person.successorId);
  return (
    <li>
      <button
        type="button"
        className={classes.person}
        data-ghost={!person.active || undefined}
        onClick={() => onPerson(person.id)}
      >
        <strong>{person.name}</strong>
        <span>{[person.title, ...person.roles].filter((part) => part !== null).join(' · ') || '–'}</span>
        {!person.active && (
          <span>
            {accountTexts.people.left}
            {person.leftDate === null ? '' : ` ${person.leftDate}`}
            {successor === undefined ? '' : ` → ${successor.name}`}
          </span>
        )}
      </button>
      <MovedLinks personId={person.id} moves={moves} />
      {below.length > 0 && (
        <ul>
          {below.map((one) => (
            <Branch
              key={one.id}
              person={one}
              people={people}
              moves={moves}
              byId={byId}
              above={new Set([...above, person.id])}
              onPerson={onPerson}
            />
          ))}
        </ul>
      )}
    </li>
  );
}

/** A person in a reporting circle has no top; each of them is drawn as one. */
function isInCircle(person: PersonView, byId: ReadonlyMap<string, PersonView>): boolean {
  const seen = new Set<string>();
  for (
    let at: PersonView | undefined = person;
    at !== undefined;
    at = at.reportsToId === null ? undefined : byId.get(at.reportsToId)
  ) {
    if (seen.has(at.id)) return at.id === person.id;
    seen.add(at.id);
  }
  return false;
}
