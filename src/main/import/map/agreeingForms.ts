/** Words of value lists as they agree with what they describe. Source: import page, "Map". */
import { foldWords } from '../../../shared/fields/fold.ts';

/** Portuguese, Spanish and Italian participles and adjectives: "concluído", "ativo", "aperto"; not "alto", which a list names itself. */
const ROMANCE = /(?:[aiu]d|[cprs]t|tiv|ers)o$/;

/**
 * The other gender of a word in a value list, folded; null where it has none. A task (tarefa, tarea, tâche) is "concluída" and
 * "terminée" where a milestone (marco, hito, jalon) is "concluído" and "terminé", and lists of words give one form only.
 */
export function agreeingForm(word: string): string | null {
  const folded = foldWords(word);
  if (word.endsWith('é')) return `${folded}e`;
  return ROMANCE.test(folded) ? `${folded.slice(0, -1)}a` : null;
}
