import { encodeGlobalID } from '@pothos/plugin-relay';
import { readInBulk } from '../../graphql/bulk-reads.ts';
import type { Page } from '../../graphql/connections.ts';
import type { Context } from '../../graphql/context.ts';
import { badInput, personalKeyMissing } from '../../graphql/errors.ts';
import { parseWindow, type PageArguments, type Window } from '../../graphql/keyset.ts';
import { readRows } from '../../graphql/loading.ts';
import { countText } from '../../graphql/page-sql.ts';
import { pageMaker } from '../../graphql/page.ts';
import { noteSensitiveRead, requirePurpose } from '../../graphql/sensitive.ts';
import { reach } from '../../graphql/reach.ts';
import type { Scope } from '../../access/scopes.ts';
import { monthsAfter, type Day } from '../../time/day.ts';
import { law } from '../eligibility/eligibility.loaders.ts';
import { ladderOf } from '../eligibility/ladder.rules.ts';
import { standingReach } from '../standings/standing.loaders.ts';
import { ORDER, rowsInSql, TRAINING, trainingRows, type Asked, type Placed } from './due-rows.lists.ts';
import { amongOf, sanctionEnds, SANCTIONED_MAXIMUM } from './due.loaders.ts';
import { comparePlaces, earliest, keysOf, latest, partsOf, type Days, type DueRow } from './due.rules.ts';
import { dueRows, FEW, toldInSql } from './due.sql.ts';
import { DUE_KIND, type DueKind } from './due.vocabulary.ts';
import { hasRetirementRules, retirements } from './retirement.loaders.ts';

const NAME = 'dueItems';

export const YEARS_MAXIMUM = 10;

export interface DueArguments extends PageArguments {
  readonly from: Day;
  readonly to: Day;
  readonly kinds?: readonly DueKind[] | null | undefined;
}

/** The kinds whose items, or what is told of them, rest on sanctions. */
const OF_SANCTIONS: ReadonlySet<DueKind> = new Set(['SANCTION_END', 'RANK_PROMOTION', 'GRADE_PROMOTION']);

/** What is asked for, of the kinds that the viewer may read at all. Refuses what cannot be meant, whatever is on record. */
function parsePeriod({ from, to }: DueArguments): Days {
  if (from > to) throw badInput('from', 'must not be after to');
  // a calendar ends with the year 9999: the first day is reckoned back from the last
  if (Number(to.slice(0, 4)) > YEARS_MAXIMUM && monthsAfter(to, -YEARS_MAXIMUM * 12) >= from) {
    throw badInput('to', `must be less than ${YEARS_MAXIMUM} years after from: ask for several periods`);
  }
  return { from, to };
}

/** What a kind needs for the unit of the officer; others need nothing. */
const NEEDED: Readonly<Partial<Record<DueKind, Scope>>> = {
  RETIREMENT: 'officer:personal',
  SANCTION_END: 'discipline:read',
  EVALUATION_MISSING: 'evaluation:read',
  TRAINING_MISSING: 'program:read',
};

function kindsFor(context: Context, kinds: DueArguments['kinds']): DueKind[] {
  const { scopes } = context.viewer;
  const wanted = DUE_KIND.values.filter((kind) => kinds == null || kinds.includes(kind));
  if (scopes.has('discipline:read') && wanted.some((kind) => OF_SANCTIONS.has(kind)))
    requirePurpose(context, 'discipline:read');
  if (scopes.has('officer:personal') && wanted.includes('RETIREMENT')) requirePurpose(context, 'officer:personal');
  return wanted.filter((kind) => NEEDED[kind] === undefined || scopes.has(NEEDED[kind]));
}

async function askedOf(
  context: Context,
  unitId: number,
  parsed: Pick<Asked, 'days' | 'kinds' | 'few' | 'isRetirementWanted'>,
): Promise<Asked> {
  const { scopes } = context.viewer;
  const [among, lawOfDay, evaluations, standings] = await Promise.all([
    amongOf(context, { few: parsed.few }).load(unitId),
    law(context),
    scopes.has('evaluation:read') ? reach(context, 'evaluation:read') : null,
    parsed.kinds.includes('TRAINING_MISSING') ? standingReach(context) : null,
  ]);
  if (parsed.isRetirementWanted && !(await hasRetirementRules(context))) {
    throw badInput('kinds', 'names RETIREMENT, but no rule on record says at which age somebody retires');
  }
  const terms = { probation: lawOfDay.probation?.months ?? null, ladder: ladderOf(lawOfDay), evaluations, standings };
  return { ...parsed, on: context.operation.moment.asOf, among, terms };
}

/** What is due that is worked out outside the database. */
async function workedOut(context: Context, { kinds, among, days }: Asked): Promise<readonly DueRow[]> {
  const [retired, sanctioned] = await Promise.all([
    kinds.includes('RETIREMENT') ? retirements(context, among, days) : [],
    kinds.includes('SANCTION_END') ? sanctionEnds(context, among, days) : [],
  ]);
  if (retired === null) throw personalKeyMissing();
  if (sanctioned === null) {
    throw badInput('within', `has more than ${SANCTIONED_MAXIMUM} officers with sanctions: ask of the units below`);
  }
  return [...retired, ...sanctioned];
}

/** The days on which a page may be, between its cursors. */
const between = ({ from, to }: Days, { after, before }: Window): Days => ({
  from: latest(from, after?.[0] ?? from),
  to: earliest(to, before?.[0] ?? to),
});

const isInside = (place: readonly string[], { after, before }: Window): boolean =>
  (after === null || comparePlaces(place, after) > 0) && (before === null || comparePlaces(place, before) < 0);

/** The rows on some days that a page may be made of, in no order. */
async function rowsOn(context: Context, asked: Asked, window: Window): Promise<readonly Placed[]> {
  const apart = 'unitIds' in asked.among && asked.kinds.includes(TRAINING);
  const kinds = asked.kinds.filter((kind) => !apart || kind !== TRAINING);
  const [told, training, others] = await Promise.all([
    rowsInSql(context, { ...asked, kinds }, window),
    apart ? trainingRows(context, asked, window) : [],
    workedOut(context, asked),
  ]);
  const placed = others.map((row) => ({ ...row, keys: JSON.stringify(keysOf(row)) }));
  return [...told, ...training, ...placed.filter((row) => isInside(keysOf(row), window))];
}

async function rowsOf(context: Context, asked: Asked, window: Window): Promise<Placed[]> {
  const days = between(asked.days, window);
  const rows: Placed[] = [];
  for (const part of 'officerIds' in asked.among ? [days] : partsOf(days, window.backward)) {
    // oxlint-disable-next-line no-await-in-loop -- later days are looked at where earlier ones do not fill the page
    rows.push(...inOrder(await rowsOn(context, { ...asked, days: part }, window), window));
    if (rows.length > window.size) break;
  }
  return rows.slice(0, window.size + 1);
}

const inOrder = (rows: readonly Placed[], { backward }: Window): Placed[] =>
  rows.toSorted((a, b) => comparePlaces(keysOf(a), keysOf(b)) * (backward ? -1 : 1));

interface Counted {
  readonly count: number;
  readonly retiring: number;
}

async function countOf(context: Context, asked: Asked): Promise<Counted> {
  const kinds = asked.kinds.filter((kind) => toldInSql(kind, asked.terms));
  const others = await workedOut(context, asked);
  const retiring = retiringIn(others);
  if (kinds.length === 0) return { count: others.length, retiring };
  const [row] = await readRows<{ count: number }>(context, 'custom', (statement) =>
    countText(dueRows(statement, { ...asked, kinds })),
  );
  return { count: row!.count + others.length, retiring };
}

const retiringIn = (rows: readonly DueRow[]): number => rows.filter(({ kind }) => kind === 'RETIREMENT').length;

/**
 * A page of what becomes due for the officers of a unit and below between two days. Of more officers than are `few` it is looked at a
 * few days at once.
 */
export function duePage(context: Context, unitId: number, args: DueArguments, few = FEW): Page<DueRow> {
  const window = parseWindow(args, NAME, ORDER);
  const make = pageMaker<DueRow>(NAME, { order: ORDER, window });
  const parsed = {
    days: parsePeriod(args),
    kinds: kindsFor(context, args.kinds),
    few,
    isRetirementWanted: (args.kinds ?? []).includes('RETIREMENT') && context.viewer.scopes.has('officer:personal'),
  };
  let asked: Promise<Asked> | undefined;
  const known = () => (asked ??= askedOf(context, unitId, parsed));
  const { from, to, kinds } = args;
  const question = {
    fields: ['birthOn'],
    field: NAME,
    args: { within: encodeGlobalID('Unit', unitId), from, to, kinds },
    unitId: null,
  };
  const told = <Answer>(read: () => Promise<Answer>, officersOf: (answer: Answer) => number): Promise<Answer> =>
    parsed.kinds.includes('RETIREMENT') ? readInBulk(context, 'officer:personal', question, read, officersOf) : read();
  const page = async () => make(await rowsOf(context, await known(), window));
  const counted = async () => countOf(context, await known());
  return {
    rows: async () => {
      const read = await told(page, ({ rows }) => retiringIn(rows));
      for (const { kind, officerId } of read.rows) {
        if (kind === 'SANCTION_END') noteSensitiveRead(context, officerId, 'sanctions');
      }
      return read;
    },
    count: async () => (await told(counted, ({ retiring }) => retiring)).count,
  };
}
