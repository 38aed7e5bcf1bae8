// What holds of the rows of every sound registry, as statements that find what contradicts it. Each gives `line`, which
// names the row, and ends with its order. Ends are compared, not put into ranges, where a row that is broken otherwise
// would stop the statement with an error.

/** Tables whose rows hold from a day to a day. */
const DATED = [
  'unit_version',
  'officer_version',
  'assignment_version',
  'honor_version',
  'honor_program_version',
  'evaluation_scheme_version',
  'evaluation_cycle_version',
  'evaluation_appeal_version',
  'selection_policy_version',
  'selection_round_version',
];

/** All tables whose rows are recorded and superseded. */
const RECORDED = [
  ...DATED,
  'metric_observation',
  'officer_personal',
  'evaluation_version',
  'evaluation_score',
  'selection',
  'calendar_day',
];

const backwards = [
  ...DATED.map(
    (table) => `SELECT '${table} ' || id || ': it ends on ' || valid_to || ' and begins on ' || valid_from AS line
FROM ${table} WHERE valid_to <= valid_from ORDER BY id`,
  ),
  ...RECORDED.map(
    (table) => `SELECT '${table} ' || id || ': it is superseded before it is recorded' AS line
FROM ${table} WHERE superseded_at < recorded_at ORDER BY id`,
  ),
];

/** Rows to which something happened, at the instant in a column, with no change that tells of it. */
const untold = (table: string, column: string, event: string, among = 'TRUE'): string =>
  `SELECT '${table} ' || t.id || ': no change was made when it was ${event}, at '
  || to_char(t.${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS line
FROM ${table} t WHERE t.${column} IS NOT NULL AND ${among} AND NOT EXISTS (SELECT FROM change c WHERE c.at = t.${column})
ORDER BY t.id`;

/** The first token and its grant are the administrator's, who comes before anybody whose changes are recorded. */
const notFirst = (table: string): string => `t.id > (SELECT min(f.id) FROM ${table} f)`;

/** Rows come and go with a change: nothing else writes them, not even a migration. */
const unrecorded = [
  ...RECORDED.flatMap((table) => ['recorded', 'superseded'].map((event) => untold(table, `${event}_at`, event))),
  untold('token', 'created_at', 'issued', notFirst('token')),
  untold('token', 'revoked_at', 'revoked'),
  untold('access_grant', 'granted_at', 'given', notFirst('access_grant')),
  untold('access_grant', 'revoked_at', 'revoked'),
];

interface Once {
  readonly table: string;
  /** What two rows must not share while both are believed, on a day on which both hold. */
  readonly of: readonly string[];
  /** The same where null is a value like others. */
  readonly ofNullable?: readonly string[];
  readonly among?: string;
}

/** Two periods have something in common. */
const meet = (from: string, to: string) =>
  `(a.${to} IS NULL OR a.${to} > b.${from}) AND (b.${to} IS NULL OR b.${to} > a.${from})`;

const once = ({ table, of, ofNullable = [], among = 'TRUE' }: Once): string => {
  const conditions = [
    ...of.map((column) => `a.${column} = b.${column}`),
    ...ofNullable.map((column) => `a.${column} IS NOT DISTINCT FROM b.${column}`),
    ...(DATED.includes(table) ? [meet('valid_from', 'valid_to')] : []),
    meet('recorded_at', 'superseded_at'),
  ];
  // what the write that recorded it superseded was never believed
  const believed = `(SELECT * FROM ${table} WHERE ${among} AND superseded_at IS DISTINCT FROM recorded_at)`;
  return `SELECT '${table} ' || a.id || ' and ' || b.id || ': both hold at once for the same ${of.join(' and ')}' AS line
FROM ${believed} a JOIN ${believed} b ON a.id < b.id AND ${conditions.join(' AND ')}
ORDER BY a.id, b.id`;
};

const overlaps = [
  once({ table: 'unit_version', of: ['unit_id'] }),
  once({ table: 'unit_version', of: ['code'] }),
  once({ table: 'officer_version', of: ['officer_id'] }),
  once({ table: 'officer_version', of: ['police_number'] }),
  once({ table: 'assignment_version', of: ['assignment_id'] }),
  once({ table: 'assignment_version', of: ['officer_id'], among: `kind = 'PRIMARY'` }),
  once({ table: 'honor_version', of: ['honor_id'] }),
  once({ table: 'honor_program_version', of: ['program_id'] }),
  once({ table: 'evaluation_scheme_version', of: ['scheme_id'] }),
  once({ table: 'evaluation_scheme_version', of: ['key'] }),
  once({ table: 'evaluation_cycle_version', of: ['cycle_id'] }),
  once({ table: 'evaluation_appeal_version', of: ['appeal_id'] }),
  once({ table: 'selection_policy_version', of: ['policy_id'] }),
  once({ table: 'selection_policy_version', of: ['unit_id'] }),
  once({ table: 'selection_round_version', of: ['round_id'] }),
  once({ table: 'officer_personal', of: ['officer_id'] }),
  once({ table: 'officer_personal', of: ['national_id_hash'] }),
  once({ table: 'evaluation_version', of: ['evaluation_id'] }),
  once({ table: 'evaluation_score', of: ['evaluation_id', 'indicator_id'], ofNullable: ['group_id', 'evaluator'] }),
  once({
    table: 'metric_observation',
    of: ['unit_id', 'key', 'target'],
    ofNullable: ['period', 'baseline_period', 'source_id'],
  }),
  once({ table: 'selection', of: ['round_id', 'officer_id'] }),
  once({ table: 'calendar_day', of: ['day'] }),
];

/** What is believed now of a dated table, with its days as a range. */
const standing = (table: string): string =>
  `(SELECT *, daterange(valid_from, valid_to) AS days FROM ${table}
  WHERE superseded_at IS NULL AND (valid_to IS NULL OR valid_to > valid_from))`;

/** Rows that refer to a thing for days on which it is not there; `as` says in which part. */
const outside = (table: string, column: string, thing: 'unit' | 'officer', as: string): string =>
  `SELECT '${table} ' || t.id || ': ${as} ${thing} ' || t.${column} || ' on days on which that one is not there' AS line
FROM ${standing(table)} t LEFT JOIN (
  SELECT ${thing}_id, range_agg(days) AS days FROM ${standing(`${thing}_version`)} v GROUP BY ${thing}_id
) o ON o.${thing}_id = t.${column}
WHERE t.${column} IS NOT NULL AND NOT coalesce(o.days @> t.days, FALSE) ORDER BY t.id`;

const circles = `WITH RECURSIVE placed AS (SELECT unit_id, parent_id, days FROM ${standing('unit_version')} v), up AS (
  SELECT unit_id AS start, parent_id, days FROM placed WHERE parent_id IS NOT NULL
  UNION
  SELECT up.start, placed.parent_id, up.days * placed.days FROM up
  JOIN placed ON placed.unit_id = up.parent_id AND placed.days && up.days
  WHERE up.parent_id <> up.start AND placed.parent_id IS NOT NULL
)
SELECT 'unit ' || start || ': it is below itself from ' || min(lower(days)) AS line
FROM up WHERE parent_id = start GROUP BY start ORDER BY start`;

const heldAfterwards = `SELECT 'assignment_version ' || a.id || ': it is held by officer ' || o.officer_id || ', who is '
  || o.status || ' from ' || lower(o.days) AS line
FROM ${standing('officer_version')} o
JOIN ${standing('assignment_version')} a ON a.officer_id = o.officer_id AND a.days && o.days
WHERE o.status IN ('RETIRED', 'SEPARATED', 'DECEASED') ORDER BY a.id, o.id`;

/** The copy of a day that leads an index. */
const begunOtherwise = `SELECT 'evaluation ' || e.id || ': it begins on ' || e.from_on || ', and its cycle on ' || c.from_on AS line
FROM evaluation e JOIN evaluation_cycle c ON c.id = e.cycle_id WHERE e.from_on <> c.from_on ORDER BY e.id`;

/** Owners whose parts are not the whole; `join` leaves out those that may have none. */
const sum = (
  owner: string,
  part: string,
  key: string,
  points: string,
  join: 'JOIN' | 'LEFT JOIN' = 'LEFT JOIN',
): string =>
  `SELECT '${owner} ' || o.id || ': its parts sum to ' || coalesce(sum(p.${points}), 0) || ' basis points, not 10000' AS line
FROM ${owner} o ${join} ${part} p ON p.${key} = o.id
GROUP BY o.id HAVING coalesce(sum(p.${points}), 0) <> 10000 ORDER BY o.id`;

/** In the order in which they are looked for; what is believed now where a rule is not about knowledge itself. */
export const INVARIANTS: readonly string[] = [
  ...backwards,
  ...unrecorded,
  ...overlaps,
  outside('unit_version', 'parent_id', 'unit', 'it is below'),
  circles,
  outside('assignment_version', 'unit_id', 'unit', 'it is in'),
  outside('assignment_version', 'officer_id', 'officer', 'it is held by'),
  heldAfterwards,
  begunOtherwise,
  sum('selection_policy', 'selection_target', 'policy_id', 'basis_points'),
  sum('evaluation_scheme', 'indicator', 'scheme_id', 'weight_basis_points'),
  sum('evaluation_scheme', 'evaluator_group', 'scheme_id', 'weight_basis_points', 'JOIN'),
];
