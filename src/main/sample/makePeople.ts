/** The people of one invented customer: who reports to whom, who decides, who left, who followed. */
import type { Role, Stakeholder } from '../../shared/domain/facts.ts';
import { CSMS, FIRST_NAMES, LAST_NAMES, VENDOR_SPONSOR } from './cast.ts';
import type { Random } from './random.ts';
import type { People, Scene } from './scene.ts';

interface Part {
  readonly key: string;
  readonly title: string;
  readonly roles: readonly Role[];
  readonly power: number | null;
  readonly support: number | null;
  readonly reportsTo: string | null;
  readonly leftAge?: number;
  readonly successor?: string;
  readonly notes?: string;
}

const NOBODY_WITH_POWER = new Set(['noDecider', 'forgotten']);

function partsOf(scene: Scene, random: Random): readonly Part[] {
  const { story, customer, industry } = scene;
  const { titles } = industry;
  const top = customer.segment === 'Enterprise';
  const small = customer.segment === 'SMB';
  const hasPower = !NOBODY_WITH_POWER.has(customer.story);
  const parts: Part[] = [];
  if (hasPower && !small)
    parts.push({
      key: 'sponsor',
      title: titles.sponsor,
      roles: ['executive sponsor'],
      power: 5,
      support: story.sponsor,
      reportsTo: null,
    });
  if (hasPower) {
    const roles: Role[] = top ? ['decision maker'] : ['decision maker', 'economic buyer'];
    parts.push({
      key: 'decider',
      title: titles.decider,
      roles,
      power: top ? 4 : 5,
      support: story.decider,
      reportsTo: small ? null : 'sponsor',
    });
  }
  if (hasPower && (top || story.buyer !== null) && !small) {
    parts.push({
      key: 'buyer',
      title: 'Chief Financial Officer',
      roles: ['economic buyer'],
      power: 5,
      support: story.buyer,
      reportsTo: null,
    });
  }
  const above = hasPower ? 'decider' : null;
  if (story.champion === 'active')
    parts.push({
      key: 'champion',
      title: titles.champion,
      roles: ['champion', 'influencer'],
      power: 3,
      support: 2,
      reportsTo: above,
    });
  if (story.champion === 'replaced') {
    parts.push({
      key: 'former',
      title: titles.champion,
      roles: ['champion'],
      power: 3,
      support: 2,
      reportsTo: above,
      leftAge: 150,
      successor: 'champion',
      notes: 'Moved to a sister company; still takes our calls.',
    });
    parts.push({
      key: 'champion',
      title: titles.champion,
      roles: ['champion'],
      power: 3,
      support: 1,
      reportsTo: above,
    });
  }
  if (story.champion === 'left') {
    const heir = random.chance(0.5) && story.touched.lead !== null ? 'lead' : undefined;
    parts.push({
      key: 'former',
      title: titles.champion,
      roles: ['champion'],
      power: 3,
      support: 2,
      reportsTo: above,
      leftAge: random.whole(35, 80),
      ...(heir ? { successor: heir } : {}),
      notes: 'Left for another employer, two weeks of handover.',
    });
  }
  const boss = story.champion === 'active' || story.champion === 'replaced' ? 'champion' : above;
  parts.push({
    key: 'lead',
    title: titles.lead,
    roles: ['user lead'],
    power: 2,
    support: story.touched.lead === null ? null : 1,
    reportsTo: boss,
  });
  parts.push({
    key: 'user',
    title: titles.user,
    roles: ['end user'],
    power: 1,
    support: random.chance(0.5) ? random.whole(0, 2) : null,
    reportsTo: 'lead',
  });
  if (!small)
    parts.push({
      key: 'user2',
      title: titles.user,
      roles: ['end user'],
      power: 1,
      support: random.chance(0.4) ? random.whole(-1, 2) : null,
      reportsTo: 'lead',
    });
  if (top) {
    parts.push({
      key: 'procurement',
      title: 'Procurement Manager',
      roles: ['procurement'],
      power: 3,
      support: random.chance(0.6) ? random.whole(-1, 0) : null,
      reportsTo: hasPower ? 'buyer' : null,
    });
    parts.push({
      key: 'it',
      title: 'Enterprise Architect',
      roles: random.chance(0.4) ? ['blocker', 'influencer'] : ['influencer'],
      power: 3,
      support: random.whole(-1, 1),
      reportsTo: above,
    });
  }
  return parts;
}

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();

export function makePeople(scene: Scene): People {
  const random = scene.random('people');
  const parts = partsOf(scene, random);
  const idOf = (key: string | undefined | null): string | null => {
    const at = parts.findIndex((part) => part.key === key);
    return at < 0 ? null : scene.id('s', at);
  };
  const firstShift = random.whole(0, FIRST_NAMES.length - 1);
  const lastShift = random.whole(0, LAST_NAMES.length - 1);
  const csm = CSMS[scene.customer.csm] ?? CSMS[0];
  const all = parts.map((part, index): Stakeholder => {
    const first = FIRST_NAMES[(firstShift + index * 7) % FIRST_NAMES.length] ?? FIRST_NAMES[0];
    const last = LAST_NAMES[(lastShift + index * 11) % LAST_NAMES.length] ?? LAST_NAMES[0];
    const powerful = (part.power ?? 0) >= 4;
    const supportAge = powerful ? random.whole(20, 110) : random.whole(15, 210);
    return {
      id: scene.id('s', index),
      accountId: scene.id('a', 0),
      name: `${first} ${last}`,
      title: part.title,
      email: random.chance(0.9) ? `${plain(first)}.${plain(last)}@${scene.customer.domain}` : null,
      roles: part.roles,
      power: part.power,
      support: part.support,
      supportDate: part.support === null ? null : scene.ago(supportAge),
      supportSource: part.support === null ? null : random.chance(0.55) ? 'said by them' : 'read by us',
      reportsToId: idOf(part.reportsTo),
      relationshipOwner: part.key === 'sponsor' ? VENDOR_SPONSOR : powerful || part.key === 'champion' ? csm : null,
      relationshipLevel:
        part.support === null ? null : part.support >= 2 ? 'Trusted' : part.support === 1 ? 'Working' : 'Formal',
      status: part.leftAge === undefined ? 'active' : 'left',
      leftDate: part.leftAge === undefined ? null : scene.ago(part.leftAge),
      successorId: idOf(part.successor),
      notes: part.notes ?? null,
    };
  });
  const named = (key: string): Stakeholder | null => all[parts.findIndex((part) => part.key === key)] ?? null;
  const powerful = ['sponsor', 'decider', 'buyer'].flatMap((key) => named(key) ?? []);
  const champion = named('champion');
  return { all, powerful, champion, lead: named('lead'), voice: named('decider') ?? champion };
}
