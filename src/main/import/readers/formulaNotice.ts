/** What a person should know about formulas: we never evaluate them. */
export function formulaNotice(count: number): string {
  return count === 1
    ? '1 cell has a formula; its last saved result was used.'
    : `${count.toLocaleString('en-US')} cells have formulas; their last saved results were used.`;
}
