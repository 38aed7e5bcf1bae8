import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Registry } from '../../../src/database/client.ts';
import type { PoliceRank } from '../../../src/generated/prisma/enums.ts';
import { rankStepFrom } from '../../../src/modules/officers/rank.reads.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { sql } from '../../../src/sql/sql.ts';

let test: TestDatabase;
let registry: Registry;

beforeAll(async () => {
  test = await openTestDatabase();
  ({ registry } = test.database);
}, 60_000);
afterAll(() => test.close());

const from = (rank: PoliceRank, day = '2026-11-03') =>
  rankStepFrom({ query: registry.$query, loaders: new Map() }, rank, day);

describe('the steps between ranks', () => {
  it('are those of the regulation, lowest first', async () => {
    const steps = await registry.$query(
      sql`SELECT concat_ws(' ', from_rank, to_rank, coalesce(years::text, 'by selection'), article, valid_from, valid_to) AS step
FROM rank_step ORDER BY from_rank DESC`,
      [],
    );
    expect(steps.map((row) => (row as { step: string }).step)).toEqual([
      'CONSTABLE_SECOND_CLASS CONSTABLE_FIRST_CLASS 3 人民警察警衔条例 第十四条 1992-07-01',
      'CONSTABLE_FIRST_CLASS SUPERINTENDENT_THIRD_CLASS 3 人民警察警衔条例 第十四条 1992-07-01',
      'SUPERINTENDENT_THIRD_CLASS SUPERINTENDENT_SECOND_CLASS 3 人民警察警衔条例 第十四条 1992-07-01',
      'SUPERINTENDENT_SECOND_CLASS SUPERINTENDENT_FIRST_CLASS 3 人民警察警衔条例 第十四条 1992-07-01',
      'SUPERINTENDENT_FIRST_CLASS SUPERVISOR_THIRD_CLASS 4 人民警察警衔条例 第十四条 1992-07-01',
      'SUPERVISOR_THIRD_CLASS SUPERVISOR_SECOND_CLASS 4 人民警察警衔条例 第十四条 1992-07-01',
      'SUPERVISOR_SECOND_CLASS SUPERVISOR_FIRST_CLASS 4 人民警察警衔条例 第十四条 1992-07-01',
      'SUPERVISOR_FIRST_CLASS COMMISSIONER_THIRD_CLASS by selection 人民警察警衔条例 第十五条 1992-07-01',
      'COMMISSIONER_THIRD_CLASS COMMISSIONER_SECOND_CLASS by selection 人民警察警衔条例 第十五条 1992-07-01',
      'COMMISSIONER_SECOND_CLASS COMMISSIONER_FIRST_CLASS by selection 人民警察警衔条例 第十五条 1992-07-01',
      'COMMISSIONER_FIRST_CLASS DEPUTY_COMMISSIONER_GENERAL by selection 人民警察警衔条例 第十五条 1992-07-01',
      'DEPUTY_COMMISSIONER_GENERAL COMMISSIONER_GENERAL by selection 人民警察警衔条例 第十五条 1992-07-01',
    ]);
  });

  it('are found by rank and day', async () => {
    expect(await from('SUPERINTENDENT_FIRST_CLASS')).toEqual({
      to: 'SUPERVISOR_THIRD_CLASS',
      years: 4,
      article: '人民警察警衔条例 第十四条',
    });
    expect(await from('SUPERVISOR_FIRST_CLASS')).toEqual({
      to: 'COMMISSIONER_THIRD_CLASS',
      years: null,
      article: '人民警察警衔条例 第十五条',
    });
    expect(await from('COMMISSIONER_GENERAL')).toBeNull();
    expect(await from('CONSTABLE_SECOND_CLASS', '1992-07-01')).toMatchObject({ years: 3 });
    expect(await from('CONSTABLE_SECOND_CLASS', '1992-06-30')).toBeNull();
  });

  it('follow each other by day when the regulation changes', async () => {
    await registry.$executeRaw`UPDATE rank_step SET valid_to = '2030-01-01' WHERE from_rank = 'CONSTABLE_SECOND_CLASS'`;
    await registry.$executeRaw`INSERT INTO rank_step (from_rank, to_rank, years, article, valid_from)
VALUES ('CONSTABLE_SECOND_CLASS', 'CONSTABLE_FIRST_CLASS', 2, '测试条例', '2030-01-01')`;
    expect(await from('CONSTABLE_SECOND_CLASS', '2029-12-31')).toMatchObject({ years: 3 });
    expect(await from('CONSTABLE_SECOND_CLASS', '2030-01-01')).toMatchObject({ years: 2, article: '测试条例' });
  });
});
