import { ON_RECORD } from './invariants.ts';
import { registerTableKeys, registerTableOrder } from './record/sending.ts';
import { identityTable, versionsTable, type KeptTable } from './record/kept-table.ts';

const ends = { valid_to: 'once' } as const;
const itself = { noted: null } as const;
const counted = {
  allowed: { people: 'free', police: 'free', auxiliaries: 'free' },
  noted: null,
  follows: ['officer_version', 'assignment_version'],
} as const;

/**
 * Every table, and what may change of its rows. The database holds it by triggers (`keep_table` in the migrations): a new
 * table gets them where it is made.
 */
export const KEPT_TABLES: readonly KeptTable[] = [
  ...ON_RECORD.flatMap((declared) =>
    'owner' in declared ? [identityTable(declared), versionsTable(declared)] : [versionsTable(declared)],
  ),
  // whose subject is another where two officers turn out to be one, as are recipients of honors
  { table: 'evaluation', allowed: { version: 'rises', officer_id: 'corrected' } },
  { table: 'honor_recipient', allowed: { superseded_at: 'once' } },
  // parts of things, which stay as they are
  { table: 'evaluation_earlier_subject' },
  { table: 'indicator' },
  { table: 'grade_band' },
  { table: 'evaluator_group' },
  { table: 'selection_target', noted: { key: ['policy_id', 'category'] } },
  { table: 'access_grant_unit', noted: { key: ['grant_id', 'unit_id'] } },
  { table: 'idempotency_key', noted: { key: ['viewer', 'key'] } },
  // rules of regulations, which end
  { table: 'rank_step', allowed: ends },
  { table: 'evaluation_rule', allowed: ends },
  { table: 'honor_notice_rule', allowed: ends },
  // access, which is revoked; when a token was last used is kept up to date
  {
    table: 'token',
    allowed: { revoked_at: 'once', last_used_at: 'free' },
    noted: { key: ['id'], except: ['last_used_at'] },
  },
  { table: 'access_grant', allowed: { revoked_at: 'once' } },
  // what loads of published facts correct in place
  { table: 'source', allowed: { title: 'corrected', publisher: 'corrected', published_on: 'corrected' } },
  { table: 'attestation', allowed: { source_id: 'corrected' } },
  { table: 'loaded_fact', allowed: { hash: 'corrected', entity_id: 'corrected' }, noted: { key: ['dataset', 'key'] } },
  // what is counted, and follows from the record
  { table: 'headcount', ...counted },
  { table: 'headcount_total', ...counted },
  // the keys of words, which are no part of the record: what they seal is; one that is destroyed takes its words with it
  { table: 'word_key', allowed: { wrapped: 'corrected', key_id: 'corrected' }, deletable: true, ...itself },
  // the record itself
  { table: 'change', ...itself },
  { table: 'change_row', ...itself },
  { table: 'form_of_texts', allowed: { form: 'rises' }, ...itself },
  { table: 'change_head', allowed: { position: 'rises', at: 'free', hash: 'free' }, ...itself },
  { table: 'personal_read', chained: 'id', ...itself },
  { table: 'bulk_read', chained: 'table and id', ...itself },
  { table: 'issued_file', ...itself },
  { table: 'read_link', ...itself },
  { table: 'read_head', allowed: { position: 'rises', hash: 'free' }, ...itself },
  { table: 'checkpoint', ...itself },
];

/**
 * The tables that are no part of the record: what is written there is work that goes on, is changed as it goes, and is deleted. What
 * comes of it is on record.
 */
export const WORKING_TABLES = ['import_batch', 'import_row'];

/** The tables of things that others refer to, in that order: a write sends new things so. */
export const TABLE_ORDER = [
  'unit',
  'officer',
  'assignment',
  'honor_program',
  'honor',
  'evaluation_scheme',
  'evaluation_cycle',
  'evaluation',
  'evaluation_appeal',
  'selection_policy',
  'selection_round',
  'regulation_rule',
  'program',
  'program_member',
  'activity',
  'attendance',
  'place',
  'duty',
  'concern',
  'sanction',
  'dossier_section',
  'word_key',
  'case_liability',
  'recommendation',
  'source',
  'token',
  'access_grant',
];

registerTableOrder(TABLE_ORDER);
registerTableKeys(KEPT_TABLES.flatMap(({ table, noted }) => (noted ? [[table, noted.key] as const] : [])));
