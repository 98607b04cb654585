/** Texts that are written like the name of a person. Source: import page, "Map". */
import { startsWithGivenName } from './givenNames.ts';

const LONGEST_NAME = 48;

const PERSON =
  /^(?:(?:dr|mr|mrs|ms|prof|herr|frau|sr|sra|mme|m)\.?\s)?\p{Lu}[\p{L}'’.-]*(?:\s(?:van|von|de|der|den|da|dos|del|la|le|bin|el|di)){0,2}(?:\s\p{Lu}[\p{L}'’.-]*){1,3}$/u;

const COMPANY_WORD =
  /\b(?:inc|ltd|llc|gmbh|corp|co|company|group|ag|sa|sas|bv|nv|plc|labs|systems|solutions|technologies|software|bank|partners|industries|services|holdings?|consulting|international|university|hospital|school|foundation|global|media|energy|networks?|logistics|health|kg|se|pty|srl|spa|ltda|lda|ab|as|oy|limited|corporation|empresa|sociedad|ministerio|direcci[oó]n|instituto|universidade?|asociaci[oó]n|fundaci[oó]n|colegio|cooperativa|grupo|servicios?|prefeitura|soci[eé]t[eé]|groupe|mairie|verein|stiftung|klinik|stadtwerke|stichting|gemeente|groep)\b/i;

export function hasGivenName(text: string): boolean {
  return text.length <= LONGEST_NAME && startsWithGivenName(text) && !COMPANY_WORD.test(text);
}

/** "Ana de la Cruz", not "Northwind Systems" nor "enterprise". */
export function isPersonLike(text: string): boolean {
  return text.length <= LONGEST_NAME && PERSON.test(text) && !COMPANY_WORD.test(text);
}
