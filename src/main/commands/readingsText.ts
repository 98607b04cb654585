/** The two readings of a column that asks, side by side, for a terminal. Source: import page, "Normalise". */
import type { Ambiguity } from '../../shared/fields/types.ts';

const NAMES: Readonly<Record<string, string>> = { '.': 'decimal point', ',': 'decimal comma' };
const EXAMPLES = 2;

/** `dmy: "03/02/2026" = 2026-02-03; mdy: "03/02/2026" = 2026-03-02`. */
export function readingsText({ readings }: Ambiguity): string {
  return readings
    .map(
      ({ choice, examples }) =>
        `${NAMES[choice] ?? choice}: ${examples
          .slice(0, EXAMPLES)
          .map((example) => `"${example.raw}" = ${example.read}`)
          .join(', ')}`,
    )
    .join('; ');
}
