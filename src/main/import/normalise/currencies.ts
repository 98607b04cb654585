/** Currency signs and codes as cells and headers write them. */

/** A sign alone can mean several currencies; these are the ones it means without more words. */
const SIGNS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    $: 'USD',
    '€': 'EUR',
    '£': 'GBP',
    '¥': 'JPY',
    '₹': 'INR',
    '₩': 'KRW',
    '₽': 'RUB',
    '₺': 'TRY',
    '₪': 'ILS',
    '₫': 'VND',
    '₴': 'UAH',
    '฿': 'THB',
    '₱': 'PHP',
    '₦': 'NGN',
    '₡': 'CRC',
    us$: 'USD',
    r$: 'BRL',
    a$: 'AUD',
    au$: 'AUD',
    c$: 'CAD',
    ca$: 'CAD',
    nz$: 'NZD',
    s$: 'SGD',
    hk$: 'HKD',
    mx$: 'MXN',
    nt$: 'TWD',
    $us: 'USD',
    kc: 'CZK',
    kč: 'CZK',
    zł: 'PLN',
    ft: 'HUF',
    fr: 'CHF',
    'fr.': 'CHF',
    sfr: 'CHF',
    rs: 'INR',
    'rs.': 'INR',
    kr: 'SEK',
    'kr.': 'DKK',
    euro: 'EUR',
    'eur.': 'EUR',
    usd$: 'USD',
  }),
);

const CODES: ReadonlySet<string> = new Set(
  'AED ARS AUD BGN BHD BRL CAD CHF CLP CNY COP CRC CZK DKK EGP EUR GBP HKD HUF IDR ILS INR ISK JOD JPY KES KRW KWD MAD MXN MYR NGN NOK NZD OMR PEN PHP PKR PLN QAR RON RSD RUB SAR SEK SGD THB TND TRY TWD TZS UAH UGX USD UYU VND ZAR'.split(
    ' ',
  ),
);

const WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    EUROS: 'EUR',
    DOLLAR: 'USD',
    DOLLARS: 'USD',
    'US DOLLAR': 'USD',
    'US DOLLARS': 'USD',
    POUND: 'GBP',
    POUNDS: 'GBP',
    REAL: 'BRL',
    REAIS: 'BRL',
    FRANKEN: 'CHF',
  }),
);

/** ISO code of a sign, word or code; null when it is none. Case does not matter. */
export function currencyOf(text: string): string | null {
  const mark = text.trim();
  if (mark.length > 12) return null;
  const upper = mark.toUpperCase();
  if (CODES.has(upper)) return upper;
  const sign = SIGNS.get(mark.toLowerCase());
  if (sign !== undefined) return sign;
  return WORDS.get(upper) ?? null;
}

/** The currency a header names: "ARR (USD)", "arr_eur", "ARR in £", "MRR - $". */
export function currencyInHeader(header: string): string | null {
  const sign = /[€£¥₹₩₽₺₪]|R\$|US\$|A\$|C\$|\$/.exec(header);
  if (sign) return currencyOf(sign[0]);
  for (const word of header.split(/[^\p{L}]+/u)) {
    if (
      word.length === 3 &&
      CODES.has(word.toUpperCase()) &&
      (word === word.toUpperCase() || word === word.toLowerCase())
    )
      return word.toUpperCase();
    if (/^euros?$/i.test(word)) return 'EUR';
  }
  return null;
}

const SIGN = '(?:€|\\$|£|eur|usd|gbp|chf)';
const THOUSANDS = new RegExp(
  `(?:^|[\\s(\\[])(?:(?:k|t|tsd\\.?)\\s?${SIGN}|${SIGN}\\s?(?:k|tsd\\.?)|k|in k|'?000s?|in thousands|thousands|in tsd\\.?)(?=$|[\\s)\\]])`,
  'i',
);
const MILLIONS = new RegExp(
  `(?:^|[\\s(\\[])(?:(?:m|mio\\.?|mn)\\s?${SIGN}|${SIGN}\\s?(?:m|mm|mio\\.?|mn)|in millions|millions|in mio\\.?|mio\\.?)(?=$|[\\s)\\]])`,
  'i',
);

/** 1,000 for "ARR k€" or "ARR ($k)", 1,000,000 for "ARR in Mio. €", else 1. */
export function scaleInHeader(header: string): number {
  if (header.length > 120) return 1;
  return THOUSANDS.test(header) ? 1000 : MILLIONS.test(header) ? 1_000_000 : 1;
}
