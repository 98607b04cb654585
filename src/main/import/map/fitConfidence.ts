/** How far the cells of a column carry what its header says. Source: import page, "Map". */

export const UNSEEN = 0.85;

export function withFit(confidence: number, fit: number | null): number {
  if (fit === null) return Math.min(confidence, UNSEEN);
  if (fit >= 1) return confidence;
  return Math.min(confidence * (0.6 + 0.4 * fit), 0.86);
}
