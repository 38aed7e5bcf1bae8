import { describe, expect, it } from '@jest/globals';
import { useApp } from '../../support/app.ts';
import { concernActs } from '../../support/concern-acts.ts';
import { createOfficerIn, createUnit } from '../../support/factories.ts';
import { newKey, personalKeys } from '../../support/personal.ts';
import { sql } from '../../../src/sql/sql.ts';

/** The embedded database has one connection, on which nothing can race. */
const onServer = process.env['TEST_DATABASE_URL'] ? describe : describe.skip;

const REPETITIONS = 10;

onServer('acts on concerns that meet', () => {
  const api = useApp({ personalKeys: personalKeys(newKey('k')) });
  const { raise, step, expunge } = concernActs(api);

  it(`close once, and seal no words with a key that is destroyed, ${REPETITIONS} times`, async () => {
    const unit = await createUnit(api.registry);
    for (let n = 0; n < REPETITIONS; n++) {
      const raised = await raise(await createOfficerIn(api.registry, unit), unit);
      if (raised.__typename !== 'RaiseConcernSuccess') throw new Error(JSON.stringify(raised));
      const { id } = raised.concern;
      const closing = { note: '合成的理由' };
      const closed = await Promise.all([step(id, 'CLOSED', closing), step(id, 'REFERRED', closing)]);
      expect(closed.map(({ __typename }) => __typename).toSorted()).toEqual([
        'RecordConcernStepSuccess',
        'RuleViolationError',
      ]);
      const other = await raise(await createOfficerIn(api.registry, unit), unit);
      if (other.__typename !== 'RaiseConcernSuccess') throw new Error(JSON.stringify(other));
      const [stepped, expunged] = await Promise.all([
        step(other.concern.id, 'REMINDED', { measure: 'TALK', note: '合成的谈话' }),
        expunge([other.concern.id]),
      ]);
      expect(expunged).toMatchObject({ __typename: 'ExpungeConcernsSuccess' });
      // before it the step is on record, with words that nobody reads any more; after it, it is refused
      expect(['RecordConcernStepSuccess', 'concern-expunged']).toContain(
        'rule' in stepped ? stepped.rule : stepped.__typename,
      );
    }
    const [row] = await api.registry.$query<{ n: number }>(
      sql`SELECT count(*)::int AS n FROM concern_step s JOIN concern_version v ON v.concern_id = s.concern_id AND v.superseded_at IS NULL
WHERE v.expunged AND s.recorded_at > v.recorded_at`,
      [],
    );
    expect(row).toEqual({ n: 0 });
  }, 60_000);
});
