import { beforeAll, describe, expect, it } from '@jest/globals';
import { RECORDED_TABLES } from '../../../src/invariants.ts';
import { fieldLabel, fieldText, type FieldOf } from '../../../src/graphql/field-text.ts';
import { FIELD } from '../../../src/graphql/field.vocabulary.ts';
import { joinSql, sql, sqlName, sqlText } from '../../../src/sql/sql.ts';
import type { World } from '../../support/acts/world.ts';
import { ACCESS_ACTS } from '../../support/acts/access.ts';
import { useApp } from '../../support/app.ts';
import { breaksOf } from '../../support/breaks.ts';
import { EVERY_ACT } from '../../support/every-act.ts';
import { newKey, personalKeys, sealerWith } from '../../support/personal.ts';
import { createTwoBureaus } from '../../support/two-bureaus.ts';
import { withdrawals } from '../../support/withdrawals.ts';

// every act of the schema is done, then undone by its change: what is believed is what was believed before

const key = newKey('k');
const api = useApp({ personalKeys: personalKeys(key) });
const { act, withdraw, refused } = withdrawals(api);

let world: World;

beforeAll(async () => {
  world = { registry: api.registry, sealer: sealerWith(key), secrets: [], ...(await createTwoBureaus(api.registry)) };
});

/** What is believed, table by table, without when it was recorded. */
async function believed(): Promise<Record<string, string | null>> {
  const texts = RECORDED_TABLES.map(
    ({ table }) => sql`SELECT ${sqlText(table)} AS name, string_agg(t.row, E'\\n' ORDER BY t.row) AS rows
FROM (SELECT (to_jsonb(v) - 'id' - 'first_id' - 'recorded_at' - 'superseded_at' || CASE WHEN to_jsonb(v) ? 'first_id'
  THEN jsonb_build_object('thing', coalesce(to_jsonb(v) ->> 'first_id', to_jsonb(v) ->> 'id')) ELSE '{}' END)::text AS row
  FROM ${sqlName(table)} v
  WHERE v.superseded_at IS NULL) t`,
  );
  const found = await api.registry.$query<{ name: string; rows: string | null }>(joinSql(texts, ' UNION ALL '), []);
  return Object.fromEntries(found.map(({ name, rows }) => [name, rows]));
}

/** What was of two officers is of one since. */
const MERGES = ['mergeOfficers'];

/** What was forgotten, and that there was something to forget. */
const OF_CONCERNS = ['expungeConcerns', 'raiseConcern'];

const ACTS = Object.keys(EVERY_ACT).filter(
  (name) => !(name in ACCESS_ACTS) && ![...MERGES, ...OF_CONCERNS].includes(name),
);

/** A word of capitals that has no digits, as values of enums are; OWN is the code of a unit. */
const CODE = /(?<![\w-])(?!OWN\b)[A-Z]{2,}(?:_[A-Z]+)*(?![\w-])/;

describe('an act that is undone', () => {
  it.each(ACTS)('leaves nothing of %s, and is done again where the undoing is undone', async (name) => {
    const input = await EVERY_ACT[name]!.input(world, () => world.own);
    const before = await believed();
    const { change } = await act(name, input);
    const after = await believed();
    expect(after).not.toEqual(before);
    const undone = await withdraw(change);
    expect(undone).toMatchObject({ __typename: 'WithdrawRecordSuccess' });
    expect(await believed()).toEqual(before);
    const again = await withdraw((undone as { change: { id: string } }).change.id);
    expect(again).toMatchObject({ __typename: 'WithdrawRecordSuccess' });
    expect(await believed()).toEqual(after);
  });

  it('has told fields by names that people have a label for', async () => {
    const rows = await api.registry.$query<{ field: string }>(
      sql`SELECT DISTINCT regexp_replace(f ->> 'field', '^.*[.]', '') AS field FROM change c, jsonb_array_elements(c.fields) f`,
      [],
    );
    // those of several things end with what is not a name: a day, a value of an enum, the name of a tally or a metric, an id
    const isData = /^\d{4}-\d\d-\d\d$|^[A-Z]+$|^走访$|^群众安全感 |^visits$|^[A-Z]\w+ \d+$/;
    const names = rows.map(({ field }) => field).filter((field) => !isData.test(field));
    const unlabelled = names.filter((name) => !FIELD.has(name));
    expect(unlabelled.toSorted()).toEqual([]);
  });

  it('has told fields and values in words, and no codes of enums', async () => {
    const rows = await api.registry.$query<FieldOf>(
      sql`SELECT DISTINCT coalesce(c.subject_type, 'Registry') AS "subjectType", f ->> 'field' AS field, f ->> 'before' AS before, f ->> 'after' AS after
FROM change c, jsonb_array_elements(c.fields) f`,
      [],
    );
    expect(rows.length).toBeGreaterThan(300);
    const told = rows.flatMap((row) => [
      fieldLabel(row, 'zh'),
      fieldText(row, row.before, 'zh') ?? '',
      fieldText(row, row.after, 'zh') ?? '',
    ]);
    expect([...new Set(told.filter((text) => CODE.test(text)))]).toEqual([]);
  });

  it.each(MERGES)('is none that makes one of two: %s', async (name) => {
    const { change } = await act(name, await EVERY_ACT[name]!.input(world, () => world.own));
    expect(await refused(change)).toMatchObject({
      __typename: 'RuleViolationError',
      rule: 'change-not-undone',
      message: expect.stringContaining('What was of two officers is of one since'),
    });
  });

  it.each(OF_CONCERNS)('is none of what is to be forgotten: %s', async (name) => {
    const { change } = await act(name, await EVERY_ACT[name]!.input(world, () => world.own));
    expect(await refused(change)).toMatchObject({
      __typename: 'RuleViolationError',
      rule: 'change-not-undone',
      message: expect.stringMatching(/The words are destroyed for good|That there was a concern stays on record/),
    });
  });

  it.each(Object.keys(ACCESS_ACTS))('is none of access: %s', async (name) => {
    const { change } = await act(name, await ACCESS_ACTS[name]!.input(world, () => world.own));
    expect(await refused(change)).toMatchObject({
      __typename: 'RuleViolationError',
      rule: 'change-not-undone',
      message: expect.stringMatching(/(Access is revoked|A link of a person is ended) by an act of its own/),
    });
  });

  it('leaves a record that verifies', async () => {
    // what the inputs need was put there without a change
    const breaks = await breaksOf(api.registry);
    expect(breaks.filter((line) => !/no change (was made|recorded)/.test(line))).toEqual([]);
  });
});
