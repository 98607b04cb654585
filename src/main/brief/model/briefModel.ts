/** From the account page to a brief: picks, orders and words what a reader needs, computes nothing. Source: product page, "Briefs". */
import type { AccountHistory, AccountPage } from '../../../shared/contract/account.ts';
import type { BriefAudience } from '../../../shared/contract/brief.ts';
import { peopleFinding } from '../../../shared/charts/peopleWords.ts';
import { stakeholderMap } from '../../../shared/charts/stakeholderMap.ts';
import { PRINT_CHART } from '../../../shared/charts/theme.ts';
import type { Thresholds } from '../../../shared/domain/model.ts';
import { count } from '../../../shared/domain/wording.ts';
import { changesOf } from './changes.ts';
import { customerSections } from './customer.ts';
import { LIMITS, type BriefDensity, type BriefLimits } from './limits.ts';
import { renewalOf } from './renewal.ts';
import { risksOf } from './risks.ts';
import { signalsOf } from './signals.ts';
import { decisionFigures, NOTICE_UNKNOWN, keyFigures, scoreSection, standingOf } from './standing.ts';
import type { Brand, BriefModel, Conversation, InternalSections, TextRow } from './types.ts';
import { planOf, provenOf } from './value.ts';
import { clipped, firstOf, longDay, moneyByCurrency, said } from './words.ts';

export interface BriefFacts {
  readonly page: AccountPage;
  readonly history: AccountHistory;
  readonly thresholds: Thresholds;
  readonly brand: Brand;
}

/** CSS pixels between the margins of A4 (180 mm); a Letter page is a little wider and scales the pictures. */
const WIDTH = 680;

export function briefModel(facts: BriefFacts, audience: BriefAudience, density: BriefDensity = 'roomy'): BriefModel {
  const limits = LIMITS[density];
  const { page } = facts;
  const { account } = page;
  const forCustomer = audience === 'customer';
  return {
    brand: facts.brand,
    density,
    audience,
    title: `${clipped(account.name, limits.title)} – ${forCustomer ? 'success brief' : 'account brief'}, ${longDay(page.asOf)}`,
    account: clipped(account.name, limits.title),
    asOf: page.asOf,
    line: [account.segment, account.industry, account.region].filter((text) => text !== null).join(' · '),
    facts: forCustomer ? customerFacts(page) : internalFacts(page),
    figures: forCustomer
      ? [
          { label: 'Contract value a year', value: moneyByCurrency(page.health.arrByCurrency), note: null },
          ...decisionFigures(page).map((figure) => ({
            ...figure,
            note: figure.note === NOTICE_UNKNOWN ? null : figure.note,
          })),
        ]
      : keyFigures(page),
    wanted: {
      required: clippedOrNull(account.requiredOutcome, limits.text),
      experience: clippedOrNull(account.appropriateExperience, limits.text),
    },
    conversations: forCustomer
      ? []
      : page.nextConversations.slice(0, 2).map((next): Conversation => ({
          withWhom: withRole(next.withWhom, page),
          about: said(next.about),
          why: said(next.why),
        })),
    proven: provenOf(page, limits, forCustomer),
    plan: planOf(page, { width: WIDTH, limits, forCustomer }),
    renewal: forCustomer ? { sentence: '', lines: [], past: [] } : renewalOf(page, limits),
    internal: forCustomer ? null : internalSections(facts, limits),
    customer: forCustomer ? customerSections(page) : null,
    sources: forCustomer ? [] : sourcesOf(page),
  };
}

function internalSections(facts: BriefFacts, limits: BriefLimits): InternalSections {
  const { page, history, thresholds } = facts;
  const map =
    page.people.length === 0
      ? null
      : stakeholderMap(
          { people: page.people, asOf: page.asOf, touchDays: thresholds.touch_days },
          { theme: PRINT_CHART, width: WIDTH, mostPerCell: limits.peoplePerCell },
        );
  return {
    standing: standingOf(page),
    score: scoreSection(page, history, thresholds, WIDTH),
    changes: changesOf(page, limits),
    people: { map, sentence: said(peopleFinding(page.people)), gaps: firstOf(page.mapGaps.map(said), limits.mapGaps) },
    risks: risksOf(page),
    signals: signalsOf(page),
    unknown: firstOf(unknownOf(page), limits.unknown),
    contradictions: firstOf(
      page.gaps.filter((gap) => gap.kind === 'contradiction').map((gap) => said(gap.sentence)),
      limits.mapGaps,
    ),
  };
}

function internalFacts(page: AccountPage): readonly TextRow[] {
  const { account } = page;
  const since = page.contracts.flatMap((contract) => contract.startDate ?? []).toSorted()[0];
  return [
    { head: 'CSM', text: account.csm ?? 'not on file' },
    { head: 'Renewal owner', text: account.renewalOwner ?? 'not on file' },
    { head: 'Stage', text: account.lifecycleStage ?? 'not on file' },
    { head: 'Fit', text: account.fit ?? 'unknown' },
    { head: 'Customer since', text: since === undefined ? 'not on file' : longDay(since) },
  ];
}

function customerFacts({ account }: AccountPage): readonly TextRow[] {
  return account.csm === null ? [] : [{ head: 'Your contact', text: account.csm }];
}

function clippedOrNull(text: string | null, most: number): string | null {
  return text === null ? null : clipped(text, most);
}

/** Adds what the person is, where the name is one of the people on file. */
function withRole(name: string, page: AccountPage): string {
  const person = page.people.find((one) => one.name === name);
  const role = person?.title ?? person?.roles[0];
  return role === undefined || role === null ? name : `${name}, ${role}`;
}

function unknownOf(page: AccountPage): readonly string[] {
  const gaps = page.gaps.filter((gap) => gap.kind === 'gap').map((gap) => said(gap.sentence));
  const unknownParts = Object.values(page.health.parts)
    .filter((part) => part.value === null && part.weight > 0)
    .map((part) => `${part.part.charAt(0).toUpperCase()}${part.part.slice(1)}: ${said(part.why)}`);
  return [...new Set([...unknownParts, ...gaps])];
}

function sourcesOf(page: AccountPage): readonly TextRow[] {
  const files = page.sources.map((source): TextRow => ({
    head: source.file,
    text: `${count(source.facts, 'fact')} from ${source.sheets.length === 0 ? 'its sheets' : source.sheets.join(', ')}; imported ${longDay(source.importedDate)}.`,
  }));
  const typed: readonly TextRow[] =
    page.typedFacts === 0 ? [] : [{ head: 'Typed in Quarterbook', text: `${count(page.typedFacts, 'fact')}.` }];
  return [
    ...files,
    ...typed,
    {
      head: 'As of',
      text: `${longDay(page.asOf)}, score model version ${page.health.modelVersion}. Facts dated later are not seen.`,
    },
  ];
}
