/** How long work will still take, in whole seconds; null while it cannot be told. `share` is 0-1. */
export function secondsLeft(share: number, seconds: number): number | null {
  return share > 0.02 && seconds > 1 ? Math.ceil((seconds / share) * (1 - Math.min(1, share))) : null;
}
