import { beforeAll, describe, expect, it } from '@jest/globals';
import { useApp } from '../../support/app.ts';
import { breaksOf } from '../../support/breaks.ts';
import { unique } from '../../support/factories.ts';

import { withdrawals } from '../../support/withdrawals.ts';

/** The embedded database has one connection, on which nothing can race. */
const onServer = process.env['TEST_DATABASE_URL'] ? describe : describe.skip;

const REPETITIONS = 30;

onServer('what is withdrawn at the same time', () => {
  const api = useApp();
  const { act, withdraw } = withdrawals(api);
  let bureau: string;

  const newUnit = async (parent: string | null) => {
    const input = { code: `R${unique()}`, name: '新单位', kind: 'TEAM', parent, effectiveOn: '2020-01-01' };
    return (await act('createUnit', input, 'unit { id }')).id;
  };

  const enroll = (unit: string) =>
    act(
      'enrollOfficer',
      { name: '甲乙', category: 'POLICE', unit, title: '民警', effectiveOn: '2022-01-01' },
      'officer { id }',
    );

  beforeAll(async () => {
    bureau = await newUnit(null);
  });

  it(`is withdrawn once, ${REPETITIONS} times`, async () => {
    for (let i = 0; i < REPETITIONS; i++) {
      const { id } = await enroll(bureau);
      const results = await Promise.all([1, 2].map(() => withdraw(id, { withDependents: true })));
      expect(results.map(({ __typename }) => __typename).toSorted()).toEqual([
        'NotFoundError',
        'WithdrawRecordSuccess',
      ]);
    }
  });

  it(`is undone once, ${REPETITIONS} times`, async () => {
    for (let i = 0; i < REPETITIONS; i++) {
      const { change } = await enroll(bureau);
      const results = await Promise.all([1, 2].map(() => withdraw(change)));
      expect(results.map(({ __typename }) => __typename).toSorted()).toEqual([
        'RuleViolationError',
        'WithdrawRecordSuccess',
      ]);
    }
  });

  it(`is not withdrawn where another act comes to need it, ${REPETITIONS} times`, async () => {
    for (let i = 0; i < REPETITIONS; i++) {
      const unit = await newUnit(bureau);
      const [gone, enrolled] = await Promise.all([
        withdraw(unit).then(({ __typename }) => __typename === 'WithdrawRecordSuccess'),
        enroll(unit).then(
          () => true,
          () => false,
        ),
      ]);
      expect([gone, enrolled].filter(Boolean)).toHaveLength(1);
    }
    expect(await breaksOf(api.registry)).toEqual([]);
  });
});
