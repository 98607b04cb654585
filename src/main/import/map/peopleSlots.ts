/**
 * People in columns of a sheet about something else: "Champion", "Exec Sponsor Email", "Main Contact". Each gets a slot, so that
 * name, e-mail and title of one person stay together, and the slot gives the role. Source: import page, "Recognise" (flat tracker).
 */
import { foldHeader } from '../../../shared/fields/fold.ts';
import { fieldByKey } from '../../../shared/fields/catalogue.ts';
import type { Field } from '../../../shared/fields/types.ts';
import type { Role } from '../../../shared/domain/facts.ts';

/** Header words -> role. Only words that name a person's part, never a kind of licence ("user", "admin"). */
const ROLE_WORDS: Readonly<Partial<Record<Role, readonly string[]>>> = {
  'decision maker': [
    'decision maker',
    'key decision maker',
    'entscheider',
    'entscheiderin',
    'décideur',
    'decisor',
    'tomador de decisiones',
    'tomador de decisão',
    'beslisser',
    'decisore',
    'final decision maker',
  ],
  'economic buyer': [
    'economic buyer',
    'econ buyer',
    'economic decision maker',
    'financial buyer',
    'budget owner',
    'budget holder',
    'acheteur économique',
    'comprador económico',
    'comprador econômico',
    'budgetverantwortlicher',
    'budgethouder',
    'detentor do orçamento',
  ],
  'executive sponsor': [
    'executive sponsor',
    'exec sponsor',
    'sponsor',
    'customer executive sponsor',
    'customer exec sponsor',
    'sponsor exécutif',
    'patrocinador',
    'patrocinador ejecutivo',
    'patrocinador executivo',
    'sponsor ejecutivo',
    'sponsor executivo',
    'sponsor esecutivo',
    'client sponsor',
    'customer sponsor',
  ],
  champion: [
    'champion',
    'customer champion',
    'internal champion',
    'fürsprecher',
    'campeón',
    'campeão',
    'voorvechter',
    'ambassadeur',
    'client champion',
    'main champion',
    'primary champion',
    'technical champion',
    'business champion',
    'executive champion',
    'project champion',
  ],
  influencer: ['influencer', 'influenceur', 'influenciador', 'beïnvloeder', 'key influencer'],
  'user lead': [
    'user lead',
    'power user',
    'key user',
    'super user',
    'lead user',
    'admin contact',
    'primary admin',
    'keyuser',
    'utilisateur clé',
    'usuario clave',
    'usuário chave',
    'day to day contact',
    'admin user',
    'hauptnutzer',
    'operational contact',
    'project lead',
    'product admin',
  ],
  procurement: ['procurement contact', 'procurement', 'purchasing contact', 'procurement lead'],
  blocker: ['blocker', 'detractor', 'opponent'],
};

const CONTACT_WORDS: readonly string[] = [
  'primary contact',
  'main contact',
  'key contact',
  'customer contact',
  'contact',
  'poc',
  'point of contact',
  'billing contact',
  'technical contact',
  'business contact',
  'main poc',
  'primary poc',
  'customer poc',
  'secondary contact',
  'contact 1',
  'contact 2',
  'contact 3',
  'contact person',
  'client contact',
  'company contact',
  'account contact',
  'renewal contact',
  'finance contact',
  'legal contact',
  'main stakeholder',
  'key stakeholder',
  'primary stakeholder',
  'ansprechpartner',
  'hauptansprechpartner',
  'kontakt',
  'hauptkontakt',
  'contact principal',
  'interlocuteur',
  'interlocuteur principal',
  'contacto principal',
  'contacto',
  'contato principal',
  'contato',
  'contactpersoon',
  'hoofdcontact',
  'referente',
  'referente principale',
  'contatto principale',
  'persona di riferimento',
  'vaste contactpersoon',
  'kundenkontakt',
  'contact client',
  'person in charge',
  'pic',
];

const ATTRIBUTES: readonly (readonly [string, readonly string[]])[] = [
  [
    'stakeholder.name',
    [
      '',
      'name',
      'full name',
      'contact',
      'contact name',
      'nom',
      'nombre',
      'nome',
      'naam',
      's',
      'person',
      'customer',
      'client',
      'customer side',
    ],
  ],
  ['stakeholder.firstName', ['first name', 'firstname', 'vorname', 'prénom', 'voornaam']],
  ['stakeholder.lastName', ['last name', 'lastname', 'nachname', 'apellido', 'sobrenome', 'achternaam']],
  [
    'stakeholder.email',
    [
      'email',
      'e mail',
      'email address',
      'mail',
      'contact email',
      'e mail address',
      'correo',
      'courriel',
      'e mail adresse',
      'emailadres',
    ],
  ],
  [
    'stakeholder.title',
    ['title', 'job title', 'position', 'cargo', 'fonction', 'functie', 'titel', 'puesto', 'role title', 'designation'],
  ],
  ['stakeholder.support', ['support', 'sentiment', 'stance', 'support level', 'haltung', 'disposition']],
  ['stakeholder.power', ['power', 'influence', 'power level']],
  ['stakeholder.leftDate', ['left on', 'left date', 'departed', 'left', 'departure date']],
];

interface SlotWord {
  readonly words: string;
  readonly slot: string;
}

const SLOT_WORDS: readonly SlotWord[] = [
  ...Object.entries(ROLE_WORDS).flatMap(([role, words]) =>
    words.map((word) => ({ words: foldHeader(word), slot: role })),
  ),
  ...CONTACT_WORDS.map((word) => ({ words: foldHeader(word), slot: contactSlot(foldHeader(word)) })),
].toSorted((a, b) => b.words.length - a.words.length);

const ATTRIBUTE_KEYS: ReadonlyMap<string, string> = new Map(
  ATTRIBUTES.flatMap(([key, words]) => words.map((word) => [foldHeader(word), key] as const)),
);

function contactSlot(folded: string): string {
  const number = /\d$/.exec(folded);
  if (number) return number[0] === '1' ? 'contact' : `contact ${number[0]}`;
  const kind = /^(billing|technical|business|secondary|renewal|finance|legal) contact$/.exec(folded);
  return kind ? folded : 'contact';
}

export interface SlotMatch {
  readonly field: Field;
  readonly slot: string;
}

/** The person a header speaks of ("Exec Sponsor Email"), or null. The header must say nothing else. */
export function slotOfHeader(folded: string): SlotMatch | null {
  for (const { words, slot } of SLOT_WORDS) {
    const rest = without(folded, words);
    if (rest === null) continue;
    const trailing = /^(.*?)\s?([2-9])$/.exec(rest);
    const key = ATTRIBUTE_KEYS.get(trailing?.[1] ?? rest);
    const field = key === undefined ? undefined : fieldByKey(key);
    if (field !== undefined) return { field, slot: trailing?.[2] === undefined ? slot : `${slot} ${trailing[2]}` };
  }
  return null;
}

/** What is left of a header around some whole words, or null when they are not in it. */
function without(folded: string, words: string): string | null {
  const at = ` ${folded} `.indexOf(` ${words} `);
  if (at < 0) return null;
  const before = folded.slice(0, Math.max(0, at - 1)).trim();
  const after = folded.slice(at + words.length).trim();
  return [before, after]
    .filter((part) => part !== '' && part !== 'of' && part !== 'de' && part !== 'du' && part !== 'del' && part !== 'do')
    .join(' ');
}

/** The role a slot gives its person, if it is one. */
export function roleOfSlot(slot: string): Role | null {
  const plain = slot.replace(/ \d+$/, '');
  return Object.hasOwn(ROLE_WORDS, plain) ? (plain as Role) : null;
}
