import { beforeAll, describe, expect, it } from '@jest/globals';
import { readingsOf, searchOf } from '../../../src/modules/officers/officer-search.lists.ts';
import { joinSql, sql } from '../../../src/sql/sql.ts';
import { today } from '../../../src/time/day.ts';
import { believedNow, TemporalStatement } from '../../../src/time/temporal.ts';
import { useApp } from '../../support/app.ts';
import { createOfficer } from '../../support/factories.ts';

// an expression that is written otherwise than that of its index reads the whole force, and nothing else shows it

const api = useApp();

beforeAll(async () => {
  await createOfficer(api.registry, { name: '张建国' });
});

/** The plan for all ways to take a search text, where PostgreSQL reads a whole table only if there is no index to use. */
async function planOf(text: string): Promise<string> {
  const statement = new TemporalStatement({ asOf: today(), knownAt: null });
  const each = readingsOf(searchOf(text)!, statement).map(
    ({ condition }) => sql`SELECT o.officer_id FROM officer_version o WHERE ${condition} AND ${believedNow('o')}`,
  );
  return api.registry.$transaction(async (transaction) => {
    await transaction.$executeRaw`SET LOCAL enable_seqscan = off`;
    const explain = sql`EXPLAIN ${joinSql(each, ' UNION ALL ')}`;
    const lines = await transaction.$queryRawUnsafe<{ 'QUERY PLAN': string }[]>(explain, ...statement.values);
    return lines.map((line) => line['QUERY PLAN']).join('\n');
  });
}

const GIVEN = ['officer_version_by_given_name', 'officer_version_by_given_name_of_compound'];
const INITIALS = ['officer_version_by_given_initials', 'officer_version_by_given_initials_of_compound'];

describe('a search by name', () => {
  it.each<[string, string, readonly string[]]>([
    ['the pinyin of a given name', 'jianguo', GIVEN],
    ['a short one, or initials', 'jg', [...GIVEN, ...INITIALS]],
    ['the same with a blank', 'jian guo', GIVEN],
  ])('reads indexes alone: %s', async (_case, text, indexes) => {
    const plan = await planOf(text);
    for (const index of indexes) expect(plan).toMatch(new RegExp(`(using|on) ${index}\\b`));
    expect(plan).not.toContain('Seq Scan on officer_version');
  });

  it('of Chinese characters reads the index of characters', async () => {
    expect(await planOf('张建')).not.toContain('Seq Scan on officer_version');
  });
});
