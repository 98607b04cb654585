/** All people in a table: roles, power, support with its age, last touch. */
import type { ReactNode } from 'react';
import type { AccountPage } from '../../../../shared/contract/account.ts';
import { DateText } from '../../../ui/DateText.tsx';
import { formatDelta } from '../../../ui/formatNumber.ts';
import { FreshMark } from '../../../ui/FreshMark.tsx';
import { Nothing } from '../../../ui/Nothing.tsx';
import { accountTexts } from '../texts.ts';
import { MovedLinks } from './MovedLinks.tsx';
import { OriginButton } from './OriginButton.tsx';
import classes from './PeoplePanel.module.css';

interface Props {
  readonly view: AccountPage;
  readonly onPerson: (id: string) => void;
}

export function PeopleTable({ view, onPerson }: Props): ReactNode {
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          {['Name', 'Roles'].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
          {['Power', 'Support', 'NPS'].map((name) => (
            <th key={name} scope="col" className={classes.number}>
              {name}
            </th>
          ))}
          <th scope="col">{accountTexts.people.touched}</th>
          <th scope="col">Our contact</th>
          <th scope="col" className={classes.sign} aria-label={accountTexts.sources.title} />
        </tr>
      </thead>
      <tbody>
        {view.people.map((person) => (
          <tr key={person.id} data-ghost={!person.active || undefined}>
            <th scope="row">
              <button type="button" className={classes.link} onClick={() => onPerson(person.id)}>
                {person.name}
              </button>
              <div>{person.title}</div>
              {!person.active && (
                <div>
                  {accountTexts.people.left} <DateText day={person.leftDate} />
                </div>
              )}
              <MovedLinks personId={person.id} moves={view.moves} />
            </th>
            <td>{person.roles.join(', ') || <Nothing />}</td>
            <td className={classes.number}>{person.power ?? <Nothing />}</td>
            <td className={classes.number}>
              {person.supportSeen === null ? <Nothing spoken="unknown" /> : formatDelta(person.supportSeen, 0)}
              {person.support !== null && (
                <div>
                  <FreshMark day={person.supportDate} kind="support" asOf={view.asOf} halfLives={view.halfLives} />
                </div>
              )}
            </td>
            <td className={classes.number}>{person.nps ?? <Nothing />}</td>
            <td>
              <DateText day={person.lastTouchDate} asOf={view.asOf} />{' '}
              <FreshMark day={person.lastTouchDate} kind="touch" asOf={view.asOf} halfLives={view.halfLives} isBare />
            </td>
            <td>{person.relationshipOwner ?? <Nothing />}</td>
            <td className={classes.sign}>
              <OriginButton fact={{ table: 'stakeholder', id: person.id }} of={person.name} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
