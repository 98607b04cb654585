/** The list that goes with a batch: every brief with its file, and what was not printed and why. */
import { renderToStaticMarkup } from 'react-dom/server';
import type { BriefRun } from './printBriefs.ts';
import type { BriefWish } from './makeBrief.ts';
import { longDay } from './model/words.ts';
import { pageBoxes } from './pageBoxes.ts';
import { htmlDocument } from './renderBrief.tsx';

export function contentsPage(run: BriefRun, { asOf, audience, paper }: BriefWish, resources: string): string {
  const title = `Briefs as of ${longDay(asOf)}`;
  const body = renderToStaticMarkup(
    <main>
      <h1>{title}</h1>
      <p className="line">{audience === 'internal' ? 'Internal account briefs' : 'Briefs for the customer'}</p>
      <section>
        <h2>{run.written.length} written</h2>
        <table>
          <thead>
            <tr>
              <th scope="col">Account</th>
              <th scope="col">File</th>
              <th scope="col" className="number">
                Pages
              </th>
            </tr>
          </thead>
          <tbody>
            {run.written.map((brief) => (
              <tr key={brief.file}>
                <th scope="row">{brief.account}</th>
                <td>
                  <a href={encodeURIComponent(brief.file)}>{brief.file}</a>
                </td>
                <td className="number">{brief.pages ?? ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {run.skipped.length > 0 && (
        <section>
          <h2>{run.skipped.length} not printed</h2>
          <table>
            <thead>
              <tr>
                <th scope="col">Account</th>
                <th scope="col">Reason</th>
              </tr>
            </thead>
            <tbody>
              {run.skipped.map((brief) => (
                <tr key={brief.accountId}>
                  <th scope="row">{brief.account}</th>
                  <td>{brief.reason}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </main>,
  );
  const boxes = pageBoxes({ paper, headLeft: title, headRight: '', footLeft: '' });
  return htmlDocument({ title, body, boxes, resources });
}
