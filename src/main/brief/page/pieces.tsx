/** The small pieces every section of a brief is made of. */
import type { ReactNode } from 'react';
import type { Risk, TextRow } from '../model/types.ts';

export function Section({
  title,
  className,
  children,
}: {
  readonly title: string;
  readonly className?: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <section className={className}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** Rows of a short head and its text; a table, so that a screen reader ties the two together. */
export function Rows({ rows, label }: { readonly rows: readonly TextRow[]; readonly label: string }): ReactNode {
  return (
    <table className="rows" aria-label={label}>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.head} ${row.text}`}>
            <th scope="row">{row.head}</th>
            <td>{row.text}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Bullets({
  items,
  className,
}: {
  readonly items: readonly string[];
  readonly className?: string;
}): ReactNode {
  return (
    <ul className={className}>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}

/** Says that an exception caps the band, in words and colour. */
export function CapTag({ cap }: { readonly cap: Risk['cap'] }): ReactNode {
  return cap === null ? null : <span className={`cap ${cap}`}>caps {cap}</span>;
}
