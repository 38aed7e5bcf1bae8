import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  CreateUnitDocument,
  EnrollOfficerDocument,
  MergeOfficersDocument,
  TransferOfficerDocument,
} from '../../generated/graphql.ts';
import { graphql } from '../../generated/gql.ts';
import { useApp } from '../../support/app.ts';
import { breaksOf } from '../../support/breaks.ts';
import { unique } from '../../support/factories.ts';

/** The embedded database has one connection, on which nothing can race. */
const onServer = process.env['TEST_DATABASE_URL'] ? describe : describe.skip;

const REPETITIONS = 50;

const WhoIs = graphql(`
  query WhoIsMerged($id: ID!) {
    officer(id: $id) {
      id
      primaryAssignment {
        unit {
          id
        }
      }
    }
  }
`);

onServer('merges at the same time as other acts', () => {
  const api = useApp();
  let home: string;
  let other: string;

  const newUnit = async (): Promise<string> => {
    const input = { code: `R${unique()}`, name: '新单位', kind: 'TEAM' as const, effectiveOn: '2020-01-01' };
    const { createUnit } = await api.admin.request(CreateUnitDocument, { input, key: `key-${unique()}` });
    if (createUnit.__typename !== 'CreateUnitSuccess') throw new Error(createUnit.message);
    return createUnit.unit.id;
  };

  const enroll = async (): Promise<string> => {
    const input = { name: '甲乙', category: 'POLICE' as const, unit: home, title: '民警', effectiveOn: '2022-01-01' };
    const { enrollOfficer } = await api.admin.request(EnrollOfficerDocument, { input, key: `key-${unique()}` });
    if (enrollOfficer.__typename !== 'EnrollOfficerSuccess') throw new Error(enrollOfficer.message);
    return enrollOfficer.officer.id;
  };

  const merge = (into: string, duplicate: string) =>
    api.admin
      .request(MergeOfficersDocument, { input: { into, duplicate, basis: { reason: '重复登记' } } })
      .then(({ mergeOfficers }) => mergeOfficers.__typename);

  const whoIs = async (id: string) => (await api.admin.request(WhoIs, { id })).officer!;

  beforeAll(async () => {
    [home, other] = [await newUnit(), await newUnit()];
  });

  it(`a transfer of the duplicate is done before on the duplicate or after on the survivor, ${REPETITIONS} times`, async () => {
    for (let i = 0; i < REPETITIONS; i++) {
      const [into, duplicate] = [await enroll(), await enroll()];
      const input = { id: duplicate, to: other, title: '民警', effectiveOn: '2023-01-01' };
      const [merged, { transferOfficer }] = await Promise.all([
        merge(into, duplicate),
        api.admin.request(TransferOfficerDocument, { input }),
      ]);
      expect(transferOfficer.__typename).toBe('TransferOfficerSuccess');
      // a transfer that came first contradicts the post of the other
      const after = await whoIs(duplicate);
      const first = merged === 'RuleViolationError';
      expect([merged, after.id]).toEqual(first ? [merged, duplicate] : ['MergeOfficersSuccess', into]);
      expect(after.primaryAssignment!.unit!.id).toBe(other);
    }
  }, 120_000);

  it(`of two that cross, one is done, and the other would merge an officer into itself, ${REPETITIONS} times`, async () => {
    for (let i = 0; i < REPETITIONS; i++) {
      const [a, b] = [await enroll(), await enroll()];
      const done = await Promise.all([merge(a, b), merge(b, a)]);
      expect(done.toSorted()).toEqual(['MergeOfficersSuccess', 'RuleViolationError']);
      expect((await whoIs(a)).id).toBe((await whoIs(b)).id);
    }
  }, 120_000);

  it(`two of a chain end with one officer, whichever is first, ${REPETITIONS} times`, async () => {
    for (let i = 0; i < REPETITIONS; i++) {
      const [a, b, c] = [await enroll(), await enroll(), await enroll()];
      expect(await Promise.all([merge(b, a), merge(c, b)])).toEqual(['MergeOfficersSuccess', 'MergeOfficersSuccess']);
      expect((await Promise.all([a, b, c].map(whoIs))).map(({ id }) => id)).toEqual([c, c, c]);
    }
  }, 120_000);

  it('leave a registry that verifies', async () => {
    expect(await breaksOf(api.registry)).toEqual([]);
  });
});
