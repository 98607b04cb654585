/**
 * The one error type that crosses layers: a code inside, details for the sentence outside.
 * Codes are `feature/kebab-reason`; the wording for people lives in `errorTexts.ts`.
 */
export type ErrorDetails = Readonly<Record<string, string | number | boolean | null>>;

export interface WireError {
  readonly code: string;
  readonly message: string;
  readonly details: ErrorDetails;
}

export class AppError extends Error {
  readonly code: string;
  readonly details: ErrorDetails;

  /**
   * @param code `feature/kebab-reason`, e.g. "book/newer-version".
   * @param message one or two sentences for a person: what is wrong, where, what to do.
   * @param details figures and names the sentence was made from.
   */
  constructor(code: string, message: string, details: ErrorDetails = {}) {
    super(message);
    this.name = 'AppError';
    this.code = code;
    this.details = details;
  }
}

/** The JSON shape of an error for people and programs; never a stack. */
export function toWireError(error: unknown): WireError {
  if (error instanceof AppError) return { code: error.code, message: error.message, details: error.details };
  return {
    code: 'app/unexpected',
    message: 'Something went wrong that Quarterbook did not expect. Nothing was changed.',
    details: {},
  };
}

/** Makes the compiler prove that a switch covers every case. */
export function assertNever(value: never): never {
  throw new AppError('app/unexpected', `Unhandled case: ${JSON.stringify(value)}`);
}
