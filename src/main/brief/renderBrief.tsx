/**
 * A brief as one self-contained HTML document: no script, nothing to fetch, its letters and pictures inside. Preview, test and print
 * all read exactly this.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderToStaticMarkup } from 'react-dom/server';
import { assertNever } from '../../shared/contract/errors.ts';
import type { BriefPaper } from '../../shared/contract/brief.ts';
import type { Picture } from '../../shared/charts/picture.ts';
import { fontFaces } from './fonts.ts';
import type { BriefDensity } from './model/limits.ts';
import type { BriefModel } from './model/types.ts';
import { longDay } from './model/words.ts';
import { CustomerBrief } from './page/CustomerBrief.tsx';
import { InternalBrief } from './page/InternalBrief.tsx';
import { PICTURE_NAMES, type PictureName } from './page/Picture.tsx';
import { pageBoxes } from './pageBoxes.ts';
import { renderChartSvg } from './renderChart.ts';

/** @param resources the program's `resources` folder, for stylesheet and fonts. */
export function renderBrief(model: BriefModel, paper: BriefPaper, resources: string): string {
  const body = withPictures(renderToStaticMarkup(pageOf(model)), model);
  return htmlDocument({ title: model.title, body, boxes: boxesOf(model, paper), resources, className: model.density });
}

/** The frame all printed documents share. `body` is markup that is already safe. */
export function htmlDocument({
  title,
  body,
  boxes,
  resources,
  className = 'roomy',
}: {
  readonly title: string;
  readonly body: string;
  readonly boxes: string;
  readonly resources: string;
  readonly className?: BriefDensity;
}): string {
  const folder = join(resources, 'brief');
  const css = [
    fontFaces(join(folder, 'fonts'), `${title}${body}${boxes}`),
    boxes,
    readFileSync(join(folder, 'brief.css'), 'utf8'),
  ].join('\n');
  const head = renderToStaticMarkup(
    <>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width" />
      <meta
        httpEquiv="Content-Security-Policy"
        content="default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:"
      />
      <title>{title}</title>
    </>,
  );
  return `<!doctype html>\n<html lang="en" class="${className}"><head>${head}<style>${css}</style></head><body>${body}</body></html>\n`;
}

function pageOf(model: BriefModel): React.ReactElement {
  if (model.internal !== null) return <InternalBrief model={model} internal={model.internal} />;
  if (model.customer !== null) return <CustomerBrief model={model} customer={model.customer} />;
  throw new TypeError('A brief is either internal or for the customer.');
}

function boxesOf(model: BriefModel, paper: BriefPaper): string {
  const asOf = `As of ${longDay(model.asOf)}`;
  const foot = [
    model.audience === 'internal' ? 'Internal. Not for the customer.' : '',
    model.brand.name,
    model.brand.footer,
  ];
  const boxes = pageBoxes({
    paper,
    headLeft: model.account,
    headRight: asOf,
    footLeft: foot.filter((text) => text !== '').join(' · '),
  });
  return `${boxes}\n:root { --brand: ${model.brand.colour}; }`;
}

function withPictures(markup: string, model: BriefModel): string {
  return markup.replace(/<i data-picture="([a-z]+)"><\/i>/g, (slot, name: string) => {
    const picture = PICTURE_NAMES.includes(name as PictureName) ? pictureOf(model, name as PictureName) : null;
    return picture === null ? slot : renderChartSvg(picture);
  });
}

function pictureOf(model: BriefModel, name: PictureName): Picture | null {
  switch (name) {
    case 'score':
      return model.internal?.score.bar ?? null;
    case 'history':
      return model.internal?.score.history ?? null;
    case 'map':
      return model.internal?.people.map ?? null;
    case 'timeline':
      return model.plan.timeline;
    case 'usage':
      return model.internal?.signals.usage ?? null;
    default:
      return assertNever(name);
  }
}
