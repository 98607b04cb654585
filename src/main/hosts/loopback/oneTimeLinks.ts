/** Links that let one browser in: 256 random bits, good once and for one minute. Source: reliability page, D.3 point 4. */
import { randomBytes } from 'node:crypto';
import { isEqual } from './gate.ts';

export const LINK_SECONDS = 60;

export const newSecret = (): string => randomBytes(32).toString('base64url');

export interface OneTimeLinks {
  /** Makes a link's token; links made before stay good until their own end. */
  issue(): string;
  /** `good` uses the token up; `stale` was ours once (used or too old); `unknown` never was. */
  redeem(token: string): 'good' | 'stale' | 'unknown';
}

/** @param now milliseconds of a clock that nobody can set: a wall clock put back would let old links live on. */
export function createOneTimeLinks(now: () => number = () => performance.now()): OneTimeLinks {
  let links: { readonly token: string; readonly until: number; isUsed: boolean }[] = [];
  return {
    issue: () => {
      const token = newSecret();
      links = [...links.slice(-19), { token, until: now() + LINK_SECONDS * 1000, isUsed: false }];
      return token;
    },
    redeem: (token) => {
      const link = links.find((candidate) => isEqual(token, candidate.token));
      if (link === undefined) return 'unknown';
      if (link.isUsed || now() > link.until) return 'stale';
      link.isUsed = true;
      return 'good';
    },
  };
}
