import type { ReactNode } from 'react';
import type { PictureTable } from '../../shared/charts/picture.ts';
import classes from './Chart.module.css';

interface Props {
  readonly table: PictureTable;
  readonly label: string;
}

/** The data of a picture as a table. */
export function PictureAsTable({ table, label }: Props): ReactNode {
  return (
    <div className={classes.tableBox} role="region" aria-label={label} tabIndex={0}>
      <table className={classes.table}>
        <caption className={classes.caption}>{table.caption}</caption>
        <thead>
          <tr>
            {table.columns.map(({ label: name, align }) => (
              <th key={name} scope="col" data-align={align}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(([first = '', ...rest]) => (
            <tr key={[first, ...rest].join('|')}>
              <th scope="row" data-align={table.columns[0]?.align}>
                {first}
              </th>
              {rest.map((text, column) => (
                <td key={table.columns[column + 1]?.label} data-align={table.columns[column + 1]?.align}>
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
