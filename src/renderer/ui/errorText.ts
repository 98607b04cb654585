import { AppError } from '../../shared/contract/errors.ts';
import { errorTexts } from '../../shared/contract/errorTexts.ts';

/** The sentence to show for an error: the services' own when they made one, else a plain one. Never a stack. */
export function errorText(error: unknown): string {
  if (error instanceof AppError) return error.message;
  if (error instanceof TypeError) return 'The services of Quarterbook do not answer. Is the program still running?';
  return 'Something went wrong that Quarterbook did not expect. Nothing was changed.';
}

/** What happened, in a few words; `otherwise` where the error has no name of its own. */
export function errorTitle(error: unknown, otherwise: string): string {
  return (error instanceof AppError ? errorTexts.get(error.code)?.title : undefined) ?? otherwise;
}
