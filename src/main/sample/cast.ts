/**
 * The sixty customers of the invented vendor Fieldbeam (shift, maintenance and dispatch planning) and the people who look
 * after them. Every name is made up.
 */
import type { IndustryKey } from './industries.ts';
import type { StoryName } from './stories.ts';

export const CSMS = ['Priya Raman', 'Tomás Herrera', 'Ingrid Solheim', 'Marcus Okafor', 'Yuki Tanabe'] as const;
export const ACCOUNT_MANAGERS = ['Dana Whitlock', 'Rafael Bruck'] as const;
export const VENDOR_SPONSOR = 'Robert Keane';
export const PRODUCTS = ['Fieldbeam Plan', 'Fieldbeam Dispatch', 'Fieldbeam Insights'] as const;
export type Product = (typeof PRODUCTS)[number];

export type Segment = 'Enterprise' | 'Mid-Market' | 'SMB';
/** How the main contract came to be: yearly renewals, one long term, self-renewing, or bought only lately. */
export type Term = 'yearly' | 'grown' | 'shrunk' | 'multi-year' | 'auto' | 'new';

export interface Customer {
  readonly name: string;
  readonly domain: string;
  readonly industry: IndustryKey;
  readonly segment: Segment;
  readonly region: 'EMEA' | 'Americas' | 'APAC';
  readonly csm: number;
  readonly currency: 'USD' | 'EUR';
  /** ARR of the main contract in thousands. */
  readonly arrK: number;
  readonly story: StoryName;
  /** Days until the decision on the main contract; negative: it has passed. */
  readonly decisionIn: number;
  readonly term: Term;
  /** Second product: held now, or given up at its last renewal. */
  readonly second: 'none' | 'held' | 'dropped';
}

type Line = readonly [
  name: string, domain: string, industry: IndustryKey, segment: 'E' | 'M' | 'S', region: 'EMEA' | 'Americas' | 'APAC', csm: number,
  currency: 'USD' | 'EUR', arrK: number, story: StoryName, decisionIn: number, term: Term, second: 'none' | 'held' | 'dropped',
];

const LINES: readonly Line[] = [
  ['Halden Freight', 'haldenfreight.example', 'freight', 'E', 'EMEA', 0, 'EUR', 312, 'unhappyDecider', 58, 'grown', 'held'],
  ['Brackenridge Water', 'brackenridgewater.example', 'water', 'E', 'Americas', 0, 'USD', 268, 'delighted', 131, 'grown', 'held'],
  ['Ostrava Line Works', 'ostravaline.example', 'machines', 'M', 'EMEA', 0, 'EUR', 84, 'solid', 204, 'yearly', 'none'],
  ['Mercy Ridge Clinics', 'mercyridge.example', 'clinics', 'E', 'Americas', 0, 'USD', 226, 'struggling', 74, 'shrunk', 'dropped'],
  ['Corliss & Daughters Grocers', 'corlissgrocers.example', 'grocery', 'M', 'Americas', 0, 'USD', 96, 'thriving', 249, 'yearly', 'none'],
  ['Tarn Valley Dairy', 'tarnvalley.example', 'food', 'S', 'EMEA', 0, 'EUR', 24, 'championGone', 112, 'yearly', 'none'],
  ['Ilvermoor Transit Authority', 'ilvermoortransit.example', 'transit', 'E', 'EMEA', 0, 'EUR', 188, 'thriving', 330, 'multi-year', 'none'],
  ['Pinegate Facilities', 'pinegate.example', 'facilities', 'M', 'Americas', 0, 'USD', 72, 'steady', 93, 'yearly', 'none'],
  ['Aurelia Hotels', 'aureliahotels.example', 'hotels', 'M', 'EMEA', 0, 'EUR', 66, 'fresh', 226, 'new', 'none'],
  ['Stonebrook Energy', 'stonebrookenergy.example', 'energy', 'E', 'Americas', 0, 'USD', 244, 'pastDecision', -11, 'yearly', 'none'],
  ['Weller Cold Chain', 'wellercold.example', 'freight', 'S', 'EMEA', 0, 'EUR', 19, 'hushed', 166, 'auto', 'none'],
  ['Quillan Packaging', 'quillanpack.example', 'machines', 'M', 'EMEA', 0, 'EUR', 58, 'solid', 275, 'yearly', 'dropped'],

  ['Northmoor Hospitals Trust', 'northmoortrust.example', 'clinics', 'E', 'EMEA', 1, 'EUR', 402, 'handedOver', 146, 'grown', 'held'],
  ['Delacroix Logistique', 'delacroixlog.example', 'freight', 'M', 'EMEA', 1, 'EUR', 78, 'silent', 61, 'yearly', 'none'],
  ['Sandhurst County Buses', 'sandhurstbuses.example', 'transit', 'M', 'EMEA', 1, 'EUR', 64, 'slipping', 119, 'yearly', 'dropped'],
  ['Meridian Bottling', 'meridianbottling.example', 'food', 'E', 'Americas', 1, 'USD', 173, 'delighted', 222, 'grown', 'none'],
  ['Castellan Retail Group', 'castellanretail.example', 'grocery', 'E', 'EMEA', 1, 'EUR', 295, 'rosy', 47, 'shrunk', 'dropped'],
  ['Hartwell Pumps', 'hartwellpumps.example', 'machines', 'S', 'Americas', 1, 'USD', 28, 'thriving', 290, 'auto', 'none'],
  ['Elverum Kraft', 'elverumkraft.example', 'energy', 'M', 'EMEA', 1, 'EUR', 91, 'solid', 178, 'multi-year', 'none'],
  ['Bayou Property Care', 'bayoupropertycare.example', 'facilities', 'S', 'Americas', 1, 'USD', 21, 'forgotten', 84, 'yearly', 'none'],
  ['Kestrel Bay Resorts', 'kestrelbay.example', 'hotels', 'M', 'Americas', 1, 'USD', 54, 'saved', 157, 'yearly', 'none'],
  ['Ondine Water Services', 'ondinewater.example', 'water', 'M', 'EMEA', 1, 'EUR', 69, 'thriving', 239, 'yearly', 'held'],
  ['Fairhaven Foods', 'fairhavenfoods.example', 'food', 'M', 'Americas', 1, 'USD', 61, 'left', -140, 'yearly', 'none'],
  ['Valdoro Trasporti', 'valdoro.example', 'freight', 'S', 'EMEA', 1, 'EUR', 26, 'busyNotBetter', 198, 'yearly', 'none'],

  ['Kongsvik Maritime Yards', 'kongsvikyards.example', 'machines', 'E', 'EMEA', 2, 'EUR', 231, 'thriving', 185, 'grown', 'none'],
  ['Prairie Star Cooperative', 'prairiestar.example', 'food', 'M', 'Americas', 2, 'USD', 83, 'steady', 102, 'yearly', 'none'],
  ['Lindqvist Omsorg', 'lindqvistomsorg.example', 'clinics', 'M', 'EMEA', 2, 'EUR', 88, 'delighted', 260, 'yearly', 'none'],
  ['Harbour Light Supermarkets', 'harbourlight.example', 'grocery', 'E', 'APAC', 2, 'USD', 207, 'hostileBuyer', 69, 'grown', 'none'],
  ['Trans-Auster Rail', 'transauster.example', 'transit', 'E', 'APAC', 2, 'USD', 276, 'solid', 316, 'multi-year', 'none'],
  ['Copperfield Estates', 'copperfieldestates.example', 'facilities', 'M', 'EMEA', 2, 'EUR', 47, 'alone', 52, 'yearly', 'none'],
  ['Silverlake Waterworks', 'silverlakewater.example', 'water', 'S', 'Americas', 2, 'USD', 33, 'thriving', 140, 'auto', 'none'],
  ['Mistral Éolien', 'mistraleolien.example', 'energy', 'M', 'EMEA', 2, 'EUR', 102, 'championGone', 173, 'yearly', 'none'],
  ['Redgate Parcels', 'redgateparcels.example', 'freight', 'M', 'EMEA', 2, 'EUR', 76, 'lost', 38, 'shrunk', 'dropped'],
  ['Amberley Inns', 'amberleyinns.example', 'hotels', 'S', 'EMEA', 2, 'EUR', 18, 'fresh', 251, 'new', 'none'],
  ['Torvald Maskin', 'torvaldmaskin.example', 'machines', 'M', 'EMEA', 2, 'EUR', 59, 'oldAlarm', 127, 'yearly', 'none'],
  ['Bellweather Clinics', 'bellweatherclinics.example', 'clinics', 'S', 'Americas', 2, 'USD', 36, 'leftGreen', -95, 'yearly', 'none'],

  ['Greatplains Intermodal', 'gpintermodal.example', 'freight', 'E', 'Americas', 3, 'USD', 348, 'delighted', 109, 'grown', 'held'],
  ['Saint Brannock Health', 'saintbrannock.example', 'clinics', 'E', 'Americas', 3, 'USD', 253, 'singleThread', 137, 'yearly', 'none'],
  ['Osprey Facilities Partners', 'ospreyfacilities.example', 'facilities', 'M', 'Americas', 3, 'USD', 92, 'thriving', 211, 'yearly', 'none'],
  ['Calderon Alimentos', 'calderonalimentos.example', 'food', 'M', 'Americas', 3, 'USD', 57, 'noDecider', 152, 'yearly', 'none'],
  ['Lakeshore Transit District', 'lakeshoretransit.example', 'transit', 'M', 'Americas', 3, 'USD', 81, 'thriving', 298, 'yearly', 'held'],
  ['Ironwood Castings', 'ironwoodcastings.example', 'machines', 'M', 'Americas', 3, 'USD', 64, 'pastDecision', -6, 'shrunk', 'dropped'],
  ['Vantage Grid', 'vantagegrid.example', 'energy', 'E', 'Americas', 3, 'USD', 198, 'unproofed', 96, 'yearly', 'none'],
  ['Juniper & Vale Hotels', 'junipervale.example', 'hotels', 'M', 'Americas', 3, 'USD', 49, 'solid', 230, 'yearly', 'none'],
  ['Goldcrest Markets', 'goldcrestmarkets.example', 'grocery', 'S', 'Americas', 3, 'USD', 31, 'fresh', 262, 'new', 'none'],
  ['Blue Heron Utilities', 'blueheronutil.example', 'water', 'M', 'Americas', 3, 'USD', 74, 'singleThread', 66, 'yearly', 'none'],
  ['Tidemark Shipping Lines', 'tidemarklines.example', 'freight', 'E', 'Americas', 3, 'USD', 164, 'gloomy', 188, 'yearly', 'dropped'],
  ['Marrow Creek Meats', 'marrowcreek.example', 'food', 'S', 'Americas', 3, 'USD', 22, 'forgotten', 143, 'auto', 'none'],

  ['Kurogane Precision', 'kuroganeprecision.example', 'machines', 'E', 'APAC', 4, 'USD', 219, 'handedOver', 163, 'grown', 'none'],
  ['Straits Container Terminal', 'straitsterminal.example', 'freight', 'E', 'APAC', 4, 'USD', 287, 'savedAgain', 121, 'shrunk', 'dropped'],
  ['Hanabira Stores', 'hanabirastores.example', 'grocery', 'M', 'APAC', 4, 'USD', 86, 'solid', 267, 'yearly', 'none'],
  ['Wairere Power', 'wairerepower.example', 'energy', 'M', 'APAC', 4, 'USD', 97, 'steady', 216, 'yearly', 'dropped'],
  ['Southern Cross Care', 'southerncrosscare.example', 'clinics', 'M', 'APAC', 4, 'USD', 79, 'delighted', 155, 'multi-year', 'none'],
  ['Lotus Line Metro', 'lotuslinemetro.example', 'transit', 'E', 'APAC', 4, 'USD', 242, 'slipping', 88, 'yearly', 'none'],
  ['Banksia Building Services', 'banksiaservices.example', 'facilities', 'S', 'APAC', 4, 'USD', 27, 'thriving', 305, 'yearly', 'none'],
  ['Rimu Springs Water', 'rimusprings.example', 'water', 'S', 'APAC', 4, 'USD', 23, 'gloomy', 247, 'auto', 'none'],
  ['Pelican Bay Lodges', 'pelicanbay.example', 'hotels', 'S', 'APAC', 4, 'USD', 16, 'left', -61, 'yearly', 'none'],
  ['Sakura Delicatessen', 'sakuradeli.example', 'food', 'M', 'APAC', 4, 'USD', 52, 'struggling', 44, 'yearly', 'none'],
  ['Noosa Freightways', 'noosafreight.example', 'freight', 'M', 'APAC', 4, 'USD', 68, 'hushed', 190, 'yearly', 'none'],
  ['Emberfield Renewables', 'emberfield.example', 'energy', 'M', 'APAC', 4, 'USD', 71, 'lost', 27, 'yearly', 'held'],
];

const SEGMENTS = { E: 'Enterprise', M: 'Mid-Market', S: 'SMB' } as const;

export const CUSTOMERS: readonly Customer[] = LINES.map(
  ([name, domain, industry, segment, region, csm, currency, arrK, story, decisionIn, term, second]): Customer => ({
    name, domain, industry, segment: SEGMENTS[segment], region, csm, currency, arrK, story, decisionIn, term, second,
  }),
);

export const FIRST_NAMES = [
  'Anneliese', 'Bertrand', 'Camila', 'Darius', 'Elena', 'Fergus', 'Greta', 'Hiroshi', 'Imogen', 'Joaquín', 'Katarzyna', 'Lachlan', 'Mireille', 'Nadia', 'Oskar',
  'Paloma', 'Quentin', 'Rosalind', 'Sanjay', 'Tamsin', 'Ulrike', 'Viktor', 'Wanjiru', 'Xavier', 'Yasmin', 'Zoltán', 'Beatriz', 'Callum', 'Deniz', 'Emeka',
  'Freya', 'Gideon', 'Hanne', 'Isandro', 'Jolanta', 'Kenji', 'Leonor', 'Mateus', 'Niamh', 'Ottilie',
] as const;
export const LAST_NAMES = [
  'Abernathy', 'Bjornstad', 'Castellano', 'Drummond', 'Eriksen', 'Fairclough', 'Grünwald', 'Hollis', 'Ibarra', 'Jankowski', 'Kavanagh', 'Lindahl', 'Moreau', 'Nakagawa',
  'Oduya', 'Petrov', 'Quintero', 'Rasmussen', 'Sato', 'Thornbury', 'Ueda', 'Vasquez', 'Whitcombe', 'Yilmaz', 'Zeller', 'Ashdown', 'Brandt', 'Carvalho', 'Delgado', 'Evers',
  'Fonseca', 'Galloway', 'Haverkamp', 'Iversen', 'Kowalczyk', 'Larkin', 'Mbeki', 'Novák', 'Ostrander', 'Pemberton', 'Rooney', 'Sandoval', 'Tremblay', 'Voss', 'Wexler',
] as const;
