/**
 * Reference fields: the columns by which a row of one entity names another fact in words. The matcher turns them into ids.
 * Every entity that hangs on an account can name it by id, domain or name with the same headers as the account itself.
 */
import type { Entity, Field } from '../types.ts';
import { ACCOUNT_FIELDS } from './account.ts';

const BY_KEY = new Map<string, Field>(ACCOUNT_FIELDS.map((field) => [field.key, field]));

function reference(entity: Entity, accountKey: string, name: string, label: string): Field {
  const model = BY_KEY.get(accountKey);
  return {
    key: `${entity}.${name}`,
    entity,
    name,
    label,
    type: model?.type ?? 'text',
    synonyms: model?.synonyms ?? {},
    ...vagueWords(entity, accountKey, model),
    reference: true,
  };
}

/** What only often means the account. A bare "Key" or "Number" is never it where the rows are something else: it is their own. */
function vagueWords(entity: Entity, accountKey: string, model: Field | undefined): Pick<Field, 'local' | 'hints'> {
  if (accountKey === 'account.externalId') return {};
  if (accountKey !== 'account.domain') return { hints: model?.hints };
  // A contract's "Website" is its account's; that of a ticket or an answer may be where it came from.
  return entity === 'contract' ? { local: model?.local } : { hints: model?.local };
}

/** accountName, accountExternalId and accountDomain of one entity. */
export function accountReferences(entity: Entity): readonly Field[] {
  return [
    reference(entity, 'account.name', 'accountName', 'Account'),
    reference(entity, 'account.externalId', 'accountExternalId', 'Account id'),
    reference(entity, 'account.domain', 'accountDomain', 'Account web domain'),
  ];
}

/** stakeholderName and stakeholderEmail of one entity (who answered, who used the product). */
export function stakeholderReferences(entity: Entity): readonly Field[] {
  return [
    {
      key: `${entity}.stakeholderName`,
      entity,
      name: 'stakeholderName',
      label: 'Person',
      type: 'text',
      reference: true,
      synonyms: {
        en: [
          'contact name',
          'respondent',
          'respondent name',
          'person name',
          'user name',
          'contact full name',
          'stakeholder',
          'stakeholder name',
          'recipient name',
          'person',
          'contact',
        ],
        de: ['ansprechpartner', 'kontakt', 'kontaktname', 'teilnehmer', 'befragter', 'benutzer'],
        fr: ['nom du contact', 'répondant', 'contact', 'utilisateur'],
        es: ['nombre del contacto', 'encuestado', 'contacto', 'usuario'],
        pt: ['nome do contato', 'respondente', 'contato', 'usuário', 'entrevistado'],
        nl: ['contactpersoon', 'respondent', 'naam contactpersoon', 'gebruiker'],
        it: ['referente', 'contatto', 'intervistato', 'utente', 'nome referente', 'nome contatto'],
      },
      hints: { en: ['name', 'full name', 'user', 'username'] },
    },
    {
      key: `${entity}.stakeholderEmail`,
      entity,
      name: 'stakeholderEmail',
      label: 'Person (e-mail)',
      type: 'email',
      reference: true,
      synonyms: {
        en: [
          'email',
          'email address',
          'contact email',
          'respondent email',
          'user email',
          'person email',
          'recipient email',
          'customer email',
          'associated contact email',
          'e mail',
          'recipient',
          'contact email address',
        ],
        de: ['e mail adresse', 'email adresse', 'mailadresse'],
        fr: ['courriel', 'adresse e mail', 'adresse email', 'email du contact', 'adresse mail', 'mail'],
        es: ['correo', 'correo electrónico', 'email del contacto', 'correo del contacto'],
        pt: ['e mail', 'e mail do contato', 'email do cliente', 'endereço de email'],
        nl: ['e mailadres', 'emailadres', 'mailadres'],
        it: ['indirizzo email', 'indirizzo e mail', 'posta elettronica', 'email referente'],
      },
    },
  ];
}
