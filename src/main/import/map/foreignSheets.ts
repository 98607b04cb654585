/**
 * Sheets about something a customer-success book does not hold: told by their keys, their columns, or their name.
 * Source: import page, "Recognise".
 */
import { withoutSmallWords } from '../../../shared/fields/fold.ts';
import { namesPeople } from '../recognise/columnTally.ts';
import type { SheetView } from './sheetView.ts';

const GENERIC_SHEET =
  /^(?:sheet|tabelle|feuille|hoja|planilha|blad|feuil|data|export|report|table|worksheet|list|results?|query result|page|folha|ark)(?:\s?\d+)*$/;

/** What the first column numbers on such sheets: "Order ID", "Lead No". */
const KEYED_BY: readonly string[] = [
  'rep',
  'agent',
  'employee',
  'lead',
  'product',
  'order',
  'invoice',
  'payment',
  'transaction',
  'txn',
  'campaign',
  'experiment',
  'lesson',
  'sprint',
  'project',
  'supplier',
  'store',
  'item',
  'plan',
  'partner',
  'expert',
  'vendor',
  'asset',
  'device',
  'session',
  'visit',
  'shipment',
  'policy',
  'loan',
  'patient',
  'member',
  'student',
  'course',
  'booking',
  'flight',
  'movie',
  'song',
  'match',
  'race',
  'quote',
  'quotation',
  'contact us',
  'sku',
  'cod',
  'emp',
  'csm',
  'worker',
  'resource',
  'team member',
  'technician',
  'driver',
  'vehicle',
  'file',
  'document',
  'risk',
  'site',
  'quiz',
  'game',
  'team',
  'player',
  'mitarbeiter',
  'personal',
  'produkt',
  'artikel',
  'lieferant',
  'bestell',
  'rechnungs',
  'employe',
  'produit',
  'fournisseur',
  'facture',
  'empleado',
  'producto',
  'proveedor',
  'factura',
  'funcionario',
  'produto',
  'fornecedor',
  'fatura',
  'medewerker',
  'leverancier',
  'factuur',
];

const KEY_WORDS: ReadonlySet<string> = new Set(['id', 'no', 'nr', 'number', 'nummer', 'key', 'code']);

/** Whole words in the name of such a sheet. */
const NAMES: readonly string[] = [
  'lead',
  'leads',
  'pricebook',
  'prospect',
  'prospects',
  'quotation',
  'quotations',
  'quotes',
  'invoice',
  'invoices',
  'orders',
  'payment',
  'payments',
  'transaction',
  'transactions',
  'employee',
  'employees',
  'staff',
  'sales rep',
  'sales reps',
  'sales team',
  'sales teams',
  'salesman',
  'salesmen',
  'developers',
  'engineers',
  'consultants',
  'candidates',
  'vendors',
  'suppliers',
  'inventory',
  'expense',
  'expenses',
  'timesheet',
  'timesheets',
  'payroll',
  'budget',
  'student',
  'students',
  'patient',
  'patients',
  'movies',
  'stock prices',
  'stocks',
  'investors',
  'applications',
  'job applications',
  'social accounts',
  'social media',
  'bookings',
  'shipment',
  'shipments',
  'products',
  'work items',
  'sprints',
  'projects',
  'risks',
  'risk register',
  'employee onboarding',
  'new hire',
  'new hires',
  'colaborador',
  'colaboradores',
  'technician',
  'technicians',
  'tecnicos',
  'techniciens',
  'techniker',
  'agents',
  'atendentes',
  'operators',
  'drivers',
  'doctors',
  'teachers',
  'instructors',
  'ventas',
  'vendas',
  'ventes',
  'verkaufe',
  'pedidos',
  'commandes',
  'bestellingen',
  'transacciones',
  'transacoes',
  'aes',
  'account executive',
  'account executives',
  'sellers',
  'quota',
  'quotas',
  'commission',
  'commissions',
  'vendedores',
  'verkaufer',
  'commerciaux',
  'raid',
  'raid log',
  'issue log',
  'decision log',
  'csm rep',
  'csm reps',
  'csm team',
  'team members',
  'headcount',
  'workforce',
  'manpower',
  'workers',
  'allocations',
  'raci matrix',
  'raci',
  'mitarbeiter',
  'lieferanten',
  'rechnungen',
  'bestellungen',
  'produkte',
  'artikel',
  'employes',
  'fournisseurs',
  'factures',
  'produits',
  'empleados',
  'proveedores',
  'facturas',
  'productos',
  'funcionarios',
  'fornecedores',
  'faturas',
  'produtos',
  'medewerkers',
  'leveranciers',
  'facturen',
  'producten',
];

/** Words that say it only when they are the whole name: "Product", but not "Product usage". */
const WHOLE_NAMES: readonly string[] = [
  'product',
  'employee',
  'vendor',
  'supplier',
  'invoice',
  'order',
  'payment',
  'lead',
  'risk',
  'project',
  'staff',
  'team',
  'campaign',
  'personal',
  'person',
  'sales',
  'stock',
  'inventar',
  'lager',
];

/** Columns that only lists of staff, bank accounts, stocks of goods and measurements have. */
const COLUMNS: readonly string[] = [
  'quota',
  'commission',
  'commission rate',
  'win rate',
  'historical win rate',
  'salary',
  'base salary',
  'hire date',
  'date of hire',
  'hired on',
  'department id',
  'manager id',
  'github login',
  'regimen laboral',
  'employee id',
  'employee number',
  'fte',
  'payroll',
  'gehalt',
  'eintrittsdatum',
  'personalnummer',
  'salaire',
  'date embauche',
  'matricule',
  'salario',
  'fecha contratacion',
  'fecha ingreso',
  'data admissao',
  'salaris',
  'datum in dienst',
  'balance',
  'current balance',
  'available balance',
  'iban',
  'routing number',
  'kontostand',
  'solde',
  'saldo',
  'unit price',
  'units in stock',
  'stock quantity',
  'in stock',
  'reorder level',
  'barcode',
  'isbn',
  'market cap',
  'valuation',
  'followers',
  'date applied',
  'lagerbestand',
  'temperature',
  'humidity',
  'precipitation',
  'wind speed',
];

/** What is asked of private persons only. */
const PRIVATE: readonly string[] = [
  'gender',
  'sex',
  'birth date',
  'birthdate',
  'date of birth',
  'dob',
  'birthday',
  'birth year',
  'marital status',
  'geschlecht',
  'geburtsdatum',
  'geburtstag',
  'familienstand',
  'sexe',
  'date naissance',
  'date de naissance',
  'genero',
  'sexo',
  'fecha nacimiento',
  'fecha de nacimiento',
  'data nascimento',
  'data de nascimento',
  'estado civil',
  'geslacht',
  'geboortedatum',
  'cpf',
  'ssn',
  'dni',
  'dni c e',
  'senior citizen',
  'pclass',
];

/** What may be asked of others as well: the age of a ticket, the income of a company. */
const MOSTLY_PRIVATE: readonly string[] = [
  'age',
  'alter',
  'edad',
  'idade',
  'leeftijd',
  'age group',
  'kids',
  'dependents',
  'income',
  'annual income',
  'monthly income',
  'renda',
  'renda mensal',
  'revenu mensuel',
  'ingreso mensual',
  'ingresos mensuales',
  'monatseinkommen',
];

const KEYED_BY_SET: ReadonlySet<string> = new Set(KEYED_BY);
const WHOLE_NAME_SET: ReadonlySet<string> = new Set(WHOLE_NAMES);
const COLUMN_SET: ReadonlySet<string> = new Set(COLUMNS);
const PRIVATE_SET: ReadonlySet<string> = new Set(PRIVATE);
const MOSTLY_PRIVATE_SET: ReadonlySet<string> = new Set(MOSTLY_PRIVATE);

/** A text file has no sheet name, and "Sheet1" is none. */
export function isNameless(view: SheetView): boolean {
  return view.sheetName === '' || GENERIC_SHEET.test(view.sheetName);
}

/**
 * True when the rows are private persons, whatever their columns are called: they have a gender or a birthday, or an age and an
 * e-mail, or what names the account names people.
 */
export function listsConsumers(view: SheetView): boolean {
  const folded = view.columns.map((column) => column.folded);
  const mostly = folded.filter((header) => MOSTLY_PRIVATE_SET.has(header)).length;
  if (mostly >= 2 || (mostly === 1 && folded.some((header) => /\b(?:e ?mail|mail|correo)\b/.test(header)))) return true;
  return asksPrivateThings(view) || isNamedAfterPeople(view);
}

/** True when a column asks what only private persons are asked. */
export function asksPrivateThings(view: SheetView): boolean {
  return view.columns.some((column) => PRIVATE_SET.has(column.folded));
}

/** The account has no name but those of people: a "Customer" column of "Ann Bell", or an id beside first and last names. */
function isNamedAfterPeople({ columns }: SheetView): boolean {
  const names = columns.filter(({ matches, tally }) =>
    matches.some(({ field, strength }) => field.key === 'account.name' && strength !== 'hint' && tally.filled > 0),
  );
  if (names.length > 0) return names.every(({ tally }) => namesPeople(tally));
  const hasBoth = ['stakeholder.firstName', 'stakeholder.lastName'].every((key) =>
    columns.some(({ matches }) => matches.some(({ field, strength }) => field.key === key && strength === 'sure')),
  );
  return hasBoth;
}

/** True when a column is of a kind that only other sheets have: stronger than a name. */
export function hasForeignColumn(view: SheetView): boolean {
  return view.columns.some((column) => COLUMN_SET.has(withoutSmallWords(column.folded)));
}

/** True when the first column numbers something else: the rows of "Order ID" are orders, whoever ordered. */
export function isKeyedByOther(view: SheetView): boolean {
  const key = view.columns.find((column) => column.folded !== '');
  const words = key?.folded.split(' ') ?? [];
  return KEY_WORDS.has(words.at(-1) ?? '') && KEYED_BY_SET.has(words.slice(0, -1).join(' '));
}

/** True when the sheet is about something the book does not hold: by the key in its first column, by its columns, or by its name. */
export function isForeign(view: SheetView): boolean {
  if (hasForeignColumn(view) || isKeyedByOther(view)) return true;
  // "Product2", "Pricebook2": the tables of some systems are numbered.
  const name = (isNameless(view) ? view.fileName : view.sheetName).replace(/(?<=\p{L})\d$/u, '');
  return WHOLE_NAME_SET.has(name) || NAMES.some((word) => ` ${name} `.includes(` ${word} `));
}
