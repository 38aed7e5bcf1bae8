import { looseForm, looseSql } from '../../names/loose-form.ts';
import { codeForm, comparedForm, nameForm, storedForm } from '../../names/text-form.ts';
import { writeLoader, type WriteLoader } from '../../record/loading.ts';
import { rowsOfEach } from '../../record/group-by.ts';
import type { RowsRead } from '../../record/footprint.ts';
import type { Reading } from '../../record/write.ts';
import { sql, type Sql } from '../../sql/sql.ts';
import type { Day } from '../../time/day.ts';
import { believedNow } from '../../time/temporal.ts';
import { ACTIVITY } from '../activities/activity.declaration.ts';
import { PLACE } from '../duties/place.declaration.ts';
import { EVALUATION_CYCLE } from '../evaluations/cycle/evaluation-cycle.declaration.ts';
import { EVALUATION_SCHEME } from '../evaluations/scheme/evaluation-scheme.declaration.ts';
import { HONOR_PROGRAM } from '../honors/honor-program.declaration.ts';
import { OFFICER } from '../officers/officer.declaration.ts';
import { PROGRAM } from '../programs/program.declaration.ts';
import { UNIT } from '../units/unit.declaration.ts';
import type { Named } from './import-kind.rules.ts';

/** What has a name, and from when to when. */
interface Holding {
  readonly id: number;
  readonly from: Day;
  readonly to: Day | null;
}

type Holdings = WriteLoader<string, readonly Holding[]>;

/** A loader of what has a name by now, on any day; it notes the rows that decide it, so that acts before it are seen. */
const named = (select: Sql, reads: (name: string) => readonly RowsRead[]): Holdings =>
  writeLoader(
    async (names, { query }) => {
      const found = await query<Holding & { name: string }>(
        sql`SELECT k.name, f.id, f."from"::text AS "from", f."to"::text AS "to"
FROM unnest($1::text[]) AS k(name) CROSS JOIN LATERAL (${select}) AS f`,
        [names],
      );
      return rowsOfEach(names, found, 'name');
    },
    { reads },
  );

const days = sql`v.valid_from AS "from", v.valid_to AS "to"`;
const read = (table: string, column: string) => (value: string) => [{ table, column, value }];

const unitsByCode = named(
  sql`SELECT v.unit_id AS id, ${days} FROM unit_version v WHERE v.code = k.name AND ${believedNow('v')}`,
  read(UNIT.versions, 'code'),
);

const unitsByName = named(
  sql`SELECT v.unit_id AS id, ${days} FROM unit_version v WHERE (v.name = k.name OR v.short_name = k.name) AND ${believedNow('v')}`,
  (value) => ['name', 'short_name'].map((column) => ({ table: UNIT.versions, column, value })),
);

const unitsByLooseName = named(
  sql`SELECT v.unit_id AS id, ${days} FROM unit_version v
CROSS JOIN LATERAL unnest(ARRAY[${looseSql(sql`v.name`)}, ${looseSql(sql`v.short_name`)}]) AS l(name)
WHERE l.name = k.name AND ${believedNow('v')}`,
  () => [{ table: UNIT.versions }],
);

const officersByNumber = named(
  sql`SELECT v.officer_id AS id, ${days} FROM officer_version v WHERE v.police_number = k.name AND ${believedNow('v')}`,
  read(OFFICER.versions, 'police_number'),
);

const placesByCode = named(
  sql`SELECT v.place_id AS id, ${days} FROM place_version v WHERE v.code = k.name AND ${believedNow('v')}`,
  read(PLACE.versions, 'code'),
);

/** What has one key for as long as it is there. */
const ALWAYS = sql`'-infinity'::date AS "from", NULL::date AS "to"`;

const programsByKey = named(
  sql`SELECT p.id, ${ALWAYS} FROM program p WHERE p.key = k.name`,
  read(PROGRAM.table, 'key'),
);

const honorProgramsByKey = named(
  sql`SELECT p.id, ${ALWAYS} FROM honor_program p WHERE p.key = k.name`,
  read(HONOR_PROGRAM.table, 'key'),
);

const activitiesByTitle = named(
  sql`SELECT DISTINCT v.activity_id AS id, ${ALWAYS} FROM activity_version v
WHERE (v.title = k.name OR v.title || ' ' || v.starts_on = k.name) AND NOT v.cancelled AND ${believedNow('v')}`,
  () => [{ table: ACTIVITY.versions }],
);

/** By the key of the scheme and the year or the first day, and by the code of the unit where several have such a cycle. */
const cyclesByScheme = named(
  sql`SELECT c.id, ${ALWAYS} FROM evaluation_scheme s JOIN evaluation_cycle c ON c.scheme_id = s.id
WHERE s.key = split_part(k.name, ' ', 1) AND split_part(k.name, ' ', 2) IN (c.from_on::text, extract(year FROM c.from_on)::text)
  AND (split_part(k.name, ' ', 3) = '' OR EXISTS (
    SELECT FROM unit_version v WHERE v.unit_id = c.unit_id AND v.code = split_part(k.name, ' ', 3) AND ${believedNow('v')}
  ))`,
  () => [EVALUATION_SCHEME.table, EVALUATION_CYCLE.table, UNIT.versions].map((table) => ({ table })),
);

/** A name in the form in which it is stored. */
interface Way {
  readonly by: Holdings;
  readonly form: (text: string) => string;
}

const stored = (text: string): string => storedForm(text).trim();
/** No code and no number has blanks. */
const code = (text: string): string => nameForm(codeForm(text));
const key = (text: string): string => comparedForm(text).trim().toLowerCase();
const parts = (text: string): string => comparedForm(text).trim().replaceAll(/\s+/g, ' ');

/** The ways to name a thing of a type, each tried where those before it find nothing. */
const WAYS: Readonly<Record<Named, readonly Way[]>> = {
  Unit: [
    { by: unitsByCode, form: code },
    { by: unitsByName, form: stored },
    { by: unitsByLooseName, form: looseForm },
  ],
  Officer: [{ by: officersByNumber, form: code }],
  Place: [{ by: placesByCode, form: code }],
  Program: [{ by: programsByKey, form: key }],
  HonorProgram: [{ by: honorProgramsByKey, form: key }],
  Activity: [{ by: activitiesByTitle, form: stored }],
  EvaluationCycle: [{ by: cyclesByScheme, form: parts }],
  Duty: [],
  Honor: [],
};

/** What a text names of a type on a day. */
export interface Meant {
  readonly type: Named;
  readonly ids: readonly number[];
  /** Where there is none: the day after it from which something has the name; null for none. */
  readonly comes: Day | null;
}

/** What a text names of each of some types on a day: one thing, none, or several among which the text does not tell. */
export const thingsNamed = (
  reading: Reading,
  { text, types, on }: { readonly text: string; readonly types: readonly Named[]; readonly on: Day },
): Promise<Meant[]> => Promise.all(types.map((type) => meant(reading, type, text, on)));

async function meant(reading: Reading, type: Named, text: string, on: Day): Promise<Meant> {
  let comes: Day | null = null;
  for (const { by, form } of WAYS[type]) {
    // oxlint-disable-next-line no-await-in-loop -- a way is tried where those before it find nothing
    const holdings = await by(reading).load(form(text));
    const ids = onDay(holdings, on);
    if (ids.length > 0) return { type, ids, comes: null };
    comes ??= holdings.map(({ from }) => from).toSorted()[0] ?? null;
  }
  return { type, ids: [], comes };
}

/** Who has the name on the day; else who had it last, such as the police number of an officer who has died since. */
function onDay(holdings: readonly Holding[], on: Day): readonly number[] {
  const then = holdings.filter(({ from, to }) => (from <= on || from.startsWith('-')) && (to === null || to > on));
  const before = holdings.filter(({ to }) => to !== null && to <= on).toSorted((a, b) => (a.to! < b.to! ? 1 : -1));
  return [...new Set((then.length > 0 ? then : before.slice(0, 1)).map(({ id }) => id))];
}
