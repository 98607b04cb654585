/** Three years of contracts of one invented customer: renewed, grown, shrunk, given up, self-renewing. */
import type { ChurnClass, Contract, Forecast, ForecastCategory } from '../../shared/domain/facts.ts';
import { addMonths, dayNumber, isoDay, type DayNumber } from '../../shared/domain/days.ts';
import { PRODUCTS, type Product } from './cast.ts';
import type { Scene } from './scene.ts';

const THOUSAND_MINOR = 100_000;
const NOTICE = { Enterprise: 90, 'Mid-Market': 60, SMB: 30 } as const;
const FACTOR_BY_TERM = {
  grown: [0.72, 0.86, 1],
  shrunk: [1.25, 1.12, 1],
  yearly: [0.95, 0.97, 1],
  'multi-year': [1],
  new: [1],
} as const;
const REASONS: Readonly<
  Record<string, { readonly class: ChurnClass; readonly theirs: string; readonly ours: string }>
> = {
  left: { class: 'bad fit foreseen', theirs: 'Too much tool for one site', ours: 'Sold below the size we serve well' },
  leftGreen: {
    class: 'good fit unforeseen',
    theirs: 'New director brought the system she knows',
    ours: 'Nobody had spoken to her predecessor since spring',
  },
  dropped: {
    class: 'good fit foreseen',
    theirs: 'Reports come from the group warehouse now',
    ours: 'Insights never got past the export button',
  },
};

interface Chain {
  readonly contracts: readonly Contract[];
  readonly forecasts: readonly Forecast[];
}

/** Last day of a term that starts on `start`. */
const termEnd = (start: DayNumber, months: number): DayNumber => addMonths(start, months) - 1;

function blank(
  scene: Scene,
  n: number,
  product: Product,
  start: DayNumber,
  end: DayNumber,
  arrMinor: number,
): Contract {
  const { customer } = scene;
  return {
    id: scene.id('c', n),
    accountId: scene.id('a', 0),
    externalId: `C-${String(scene.number).padStart(2, '0')}-${n + 1}`,
    product,
    startDate: isoDay(start),
    endDate: isoDay(end),
    noticeDays: customer.story === 'forgotten' ? null : NOTICE[customer.segment],
    autoRenew: customer.term === 'auto',
    arrMinor,
    currency: customer.currency,
    outcome: null,
    outcomeDate: null,
    renewedArrMinor: null,
    churnClass: null,
    churnReasonTheirs: null,
    churnReasonOurs: null,
  };
}

function mainChain(scene: Scene): readonly Contract[] {
  const { customer } = scene;
  const notice = customer.story === 'forgotten' ? 0 : NOTICE[customer.segment];
  const end = scene.today + customer.decisionIn + notice;
  const months = customer.term === 'multi-year' ? 36 : 12;
  // A self-renewing contract is one row from three years ago that has taken its turns since.
  if (customer.term === 'auto') {
    const start = addMonths(end + 1, -36);
    return [blank(scene, 0, PRODUCTS[0], start, termEnd(start, 12), roundTo(customer.arrK, 0.5) * THOUSAND_MINOR)];
  }
  const factors = FACTOR_BY_TERM[customer.term];
  const churn = REASONS[customer.story];
  const starts = factors.map((_, index) => addMonths(end + 1, -months * (factors.length - index)));
  return factors.map((factor, index): Contract => {
    const start = starts[index] ?? end;
    const last = index === factors.length - 1;
    const arr = roundTo(customer.arrK * factor, 0.5) * THOUSAND_MINOR;
    const contract = blank(scene, index, PRODUCTS[0], start, last ? end : (starts[index + 1] ?? end) - 1, arr);
    if (!last) {
      const next = roundTo(customer.arrK * (factors[index + 1] ?? 1), 0.5) * THOUSAND_MINOR;
      const decided = isoDay((starts[index + 1] ?? end) - 20);
      return { ...contract, outcome: 'renewed', outcomeDate: decided, renewedArrMinor: next };
    }
    if (churn === undefined) return contract;
    const decided = isoDay(end - notice);
    return {
      ...contract,
      outcome: 'churned',
      outcomeDate: decided,
      churnClass: churn.class,
      churnReasonTheirs: churn.theirs,
      churnReasonOurs: churn.ours,
    };
  });
}

/** A second product beside the main one: held and co-termed, or given up a year or two ago. */
function secondChain(scene: Scene, after: number): readonly Contract[] {
  const { customer } = scene;
  if (customer.second === 'none') return [];
  const notice = NOTICE[customer.segment];
  const end = scene.today + customer.decisionIn + notice + (customer.second === 'held' ? 31 : 0);
  if (customer.second === 'held') {
    const start = addMonths(end + 1, -12);
    return [blank(scene, after, PRODUCTS[1], start, end, roundTo(customer.arrK * 0.28, 0.5) * THOUSAND_MINOR)];
  }
  const gaveUp = addMonths(end + 1, scene.number % 3 === 0 ? -12 : -24) - 1;
  const start = addMonths(gaveUp + 1, -12);
  const {
    class: churnClass,
    theirs,
    ours,
  } = REASONS['dropped'] ?? { class: 'good fit foreseen', theirs: '', ours: '' };
  const arr = roundTo(customer.arrK * 0.12, 0.5) * THOUSAND_MINOR;
  const contract = blank(scene, after, PRODUCTS[2], start, termEnd(start, 12), arr);
  return [
    {
      ...contract,
      outcome: 'churned',
      outcomeDate: isoDay(gaveUp - notice),
      churnClass,
      churnReasonTheirs: theirs,
      churnReasonOurs: ours,
    },
  ];
}

const roundTo = (value: number, step: number): number => Math.round(value / step) * step;

const CALL_BY_PULSE: readonly ForecastCategory[] = ['loss', 'loss', 'at risk', 'likely', 'commit', 'commit'];

/** The calls of CSM and leader: one before each old decision, and fresh ones where a decision is near. */
function callsOn(scene: Scene, contracts: readonly Contract[]): readonly Forecast[] {
  const { story, customer } = scene;
  const random = scene.random('calls');
  const call = CALL_BY_PULSE[story.pulse?.value ?? 3] ?? 'likely';
  const calls: Forecast[] = [];
  const add = (contract: Contract, age: number, caller: 'csm' | 'leader', category: ForecastCategory): void => {
    const share = { commit: 1, likely: 1, 'at risk': 0.6, loss: 0 }[category];
    calls.push({
      id: scene.id('f', calls.length),
      contractId: contract.id,
      date: scene.ago(age),
      caller,
      category,
      amountMinor: Math.round((contract.arrMinor ?? 0) * share),
    });
  };
  for (const contract of contracts) {
    const decided = contract.outcome === null ? null : contract.outcomeDate;
    if (decided !== null) {
      const age = scene.today - dayNumber(decided) + 110;
      const lost = contract.outcome === 'churned';
      add(
        contract,
        age,
        'csm',
        lost
          ? customer.story === 'leftGreen'
            ? 'commit'
            : random.chance(0.5)
              ? 'at risk'
              : 'likely'
          : random.chance(0.8)
            ? 'commit'
            : 'likely',
      );
      continue;
    }
    if (customer.decisionIn > 270 || story.pulse === null) continue;
    const passed = customer.story === 'pastDecision';
    add(contract, 64, 'csm', passed ? 'likely' : call === 'at risk' ? 'likely' : call);
    add(contract, 11, 'csm', passed ? 'likely' : call);
    if (customer.segment === 'Enterprise')
      add(
        contract,
        9,
        'leader',
        passed || call === 'likely'
          ? 'at risk'
          : call === 'commit' && customer.story === 'hostileBuyer'
            ? 'at risk'
            : call,
      );
  }
  return calls;
}

export function makeContracts(scene: Scene): Chain {
  const main = mainChain(scene);
  const contracts = [...main, ...secondChain(scene, main.length)];
  return { contracts, forecasts: callsOn(scene, contracts) };
}
