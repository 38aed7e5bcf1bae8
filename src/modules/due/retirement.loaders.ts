import type { Gender, OfficerCategory } from '../../generated/prisma/enums.ts';
import type { Context } from '../../graphql/context.ts';
import { readRows } from '../../graphql/loading.ts';
import { reach } from '../../graphql/reach.ts';
import { officerCovered } from '../../record/reach.ts';
import { sql } from '../../sql/sql.ts';
import { birthsOnRecord, type Births } from '../officers/birth.loaders.ts';
import { editionsOf } from '../regulations/rule-edition.loaders.ts';
import type { RuleEdition } from '../regulations/rule-edition.rules.ts';
import { isIn, type Days, type DueRow } from './due.rules.ts';
import { isAmong, type Among } from './due.sql.ts';
import {
  agesOf,
  groupOf,
  mayRetire,
  retirementOf,
  RETIREMENT_GROUPS,
  type Retirement,
  type RetirementGroup,
} from './retirement.rules.ts';
import { officersOfRows } from './retirement.sql.ts';

interface Found {
  readonly id: number;
  readonly officerId: number;
  readonly namePinyin: string;
  readonly gender: Gender | null;
  readonly category: OfficerCategory;
}

/** The keys of the rules begin so. */
const RULES = 'retirement.';

type DueOf = ReadonlyMap<RetirementGroup, Retirement>;

/** The birth days of those who may reach the age on some days, with the ids of their rows. */
function birthDaysOf(byDay: Births['byDay'], days: Days, rules: readonly RuleEdition[]) {
  const ages = agesOf(rules);
  // the days are compared as texts: a few thousand of them, of however many officers
  return [...byDay].filter(([born]) => mayRetire(born, days, ages));
}

/** Whether it is on record at which age somebody retires. */
export const hasRetirementRules = async (context: Context): Promise<boolean> =>
  (await editionsOf(context).load(RULES)).length > 0;

/** Who reaches the age of retirement on some days; null where one of them may, whose birth day the server cannot open. */
export async function retirements(context: Context, among: Among, days: Days): Promise<DueRow[] | null> {
  const [{ byDay, closed }, rules, covered] = await Promise.all([
    birthsOnRecord(context),
    editionsOf(context).load(RULES),
    reach(context, 'officer:personal'),
  ]);
  const dueOf = new Map<number, DueOf>();
  const born = rules.length === 0 ? [] : birthDaysOf(byDay, days, rules);
  for (const [day, rowIds] of born) {
    const due: DueOf = new Map(
      RETIREMENT_GROUPS.flatMap((group) => {
        const retirement = retirementOf(day, group, rules);
        return retirement && isIn(days, retirement.dueOn) ? [[group, retirement] as const] : [];
      }),
    );
    if (due.size > 0) for (const id of rowIds) dueOf.set(id, due);
  }
  const ids = [...dueOf.keys(), ...closed];
  if (ids.length === 0) return [];
  const found = await readRows<Found>(context, 'custom', (statement) =>
    officersOfRows(
      statement,
      statement.value(ids, 'int[]'),
      (officer) => sql`${isAmong(statement, officer, among)} AND ${officerCovered(statement, officer, covered)}`,
    ),
  );
  if (found.some(({ id }) => !dueOf.has(id))) return null;
  return found.flatMap(({ id, officerId, namePinyin, gender, category }) => {
    const group = groupOf(gender, category);
    const retirement = group && dueOf.get(id)!.get(group);
    if (!retirement) return [];
    const { dueOn, rule } = retirement;
    const by = { key: rule.key, on: rule.validFrom };
    return [{ kind: 'RETIREMENT' as const, dueOn, officerId, namePinyin, ref: id, by }];
  });
}
