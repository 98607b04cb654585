import { AppError } from '../../shared/contract/errors.ts';

/** The sentence to show for an error: the services' own when they made one, else a plain one. Never a stack. */
export function errorText(error: unknown): string {
  if (error instanceof AppError) return error.message;
  if (error instanceof TypeError) return 'The services of Quarterbook do not answer. Is the program still running?';
  return 'Something went wrong that Quarterbook did not expect. Nothing was changed.';
}
