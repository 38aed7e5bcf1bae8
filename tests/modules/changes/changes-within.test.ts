import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  CreateUnitDocument,
  EnrollOfficerDocument,
  MergeUnitsDocument,
  PromoteOfficerDocument,
  ReviseUnitDocument,
  SeparateOfficerDocument,
  TransferOfficerDocument,
} from '../../generated/graphql.ts';
import { graphql } from '../../generated/gql.ts';
import { globalId, refusal, useApp } from '../../support/app.ts';
import { unique } from '../../support/factories.ts';
import { nextYears } from '../../support/writes.ts';

const api = useApp();

const ChangesWithin = graphql(`
  query ChangesWithin($within: ID!, $first: Int) {
    changes(filter: { within: $within }, first: $first) {
      totalCount
      nodes {
        operation
      }
    }
  }
`);

const changesWithin = async (within: string, first = 100) => {
  const { totalCount, nodes } = (await api.admin.request(ChangesWithin, { within, first })).changes;
  return { totalCount, operations: nodes.map(({ operation }) => operation) };
};
const operationsOnly = (within: string) =>
  api.admin.request(`query ($within: ID!) { changes(filter: { within: $within }) { nodes { operation } } }`, {
    within,
  });
const operationsWithin = async (within: string) => (await changesWithin(within)).operations;

const createUnit = async (parent?: string): Promise<string> => {
  const input = { code: `W-${unique()}`, name: '一所', kind: 'TEAM', effectiveOn: '2010-01-01' } as const;
  const { createUnit: result } = await api.admin.request(CreateUnitDocument, {
    input: { ...input, ...(parent !== undefined && { parent }) },
    key: input.code,
  });
  if (result.__typename !== 'CreateUnitSuccess') throw new Error(JSON.stringify(result));
  return result.unit.id;
};

const enroll = async (unit: string): Promise<string> => {
  const input = { name: '王一', category: 'POLICE', rank: 'SUPERVISOR_THIRD_CLASS', unit, title: '民警' } as const;
  const { enrollOfficer } = await api.admin.request(EnrollOfficerDocument, {
    input: { ...input, effectiveOn: '2015-01-01' },
    key: `enroll-${unique()}`,
  });
  if (enrollOfficer.__typename !== 'EnrollOfficerSuccess') throw new Error(JSON.stringify(enrollOfficer));
  return enrollOfficer.officer.id;
};

const transfer = async (id: string, unit: string, effectiveOn: string) => {
  const input = { id, to: unit, title: '民警', effectiveOn };
  expect(await api.admin.request(TransferOfficerDocument, { input })).toMatchObject({
    transferOfficer: { __typename: 'TransferOfficerSuccess' },
  });
};

const promote = async (id: string, effectiveOn: string) => {
  const input = { id, rank: 'SUPERVISOR_SECOND_CLASS', effectiveOn } as const;
  expect(await api.admin.request(PromoteOfficerDocument, { input })).toMatchObject({
    promoteOfficer: { __typename: 'PromoteOfficerSuccess' },
  });
};

describe('changes within a unit', () => {
  let bureau: string;
  let station: string;
  let other: string;

  beforeAll(async () => {
    bureau = await createUnit();
    station = await createUnit(bureau);
    other = await createUnit();
  });

  it('are those of the unit, of the units below it and of their people, counted, and not those of others', async () => {
    const officer = await enroll(station);
    await enroll(other);
    await promote(officer, '2020-01-01');
    expect(await operationsWithin(bureau)).toEqual(['createUnit', 'createUnit', 'enrollOfficer', 'promoteOfficer']);
    expect(await operationsWithin(station)).toEqual(['createUnit', 'enrollOfficer', 'promoteOfficer']);
    expect(await operationsWithin(other)).toEqual(['createUnit', 'enrollOfficer']);
    expect(await changesWithin(bureau, 1)).toEqual({ totalCount: 4, operations: ['createUnit'] });
  });

  it('find a transfer in both units, and later changes of the officer in the second alone', async () => {
    const [from, to] = [await createUnit(), await createUnit()];
    const officer = await enroll(from);
    await transfer(officer, to, '2018-01-01');
    await promote(officer, '2020-01-01');
    expect(await operationsWithin(from)).toEqual(['createUnit', 'enrollOfficer', 'transferOfficer']);
    expect(await operationsWithin(to)).toEqual(['createUnit', 'transferOfficer', 'promoteOfficer']);
  });

  it('find what is recorded late where the officer was when it took effect', async () => {
    const [from, to] = [await createUnit(), await createUnit()];
    const officer = await enroll(from);
    await transfer(officer, to, '2022-01-01');
    await promote(officer, '2020-01-01');
    expect(await operationsWithin(from)).toEqual(['createUnit', 'enrollOfficer', 'transferOfficer', 'promoteOfficer']);
    expect(await operationsWithin(to)).toEqual(['createUnit', 'transferOfficer']);
  });

  it('find a transfer that is planned where it leads to, and who left where they were', async () => {
    const [from, to] = [await createUnit(), await createUnit()];
    const officer = await enroll(from);
    await transfer(officer, to, nextYears(2));
    expect(await operationsWithin(to)).toEqual(['createUnit', 'transferOfficer']);
    const leaver = await enroll(from);
    const input = { id: leaver, status: 'SEPARATED', effectiveOn: '2021-01-01' } as const;
    expect(await api.admin.request(SeparateOfficerDocument, { input })).toMatchObject({
      separateOfficer: { __typename: 'SeparateOfficerSuccess' },
    });
    expect(await operationsWithin(from)).toEqual([
      'createUnit',
      'enrollOfficer',
      'transferOfficer',
      'enrollOfficer',
      'separateOfficer',
    ]);
  });

  it('find a merger under the units that end, and what came before it under the unit above', async () => {
    const above = await createUnit();
    const [one, into] = [await createUnit(above), await createUnit()];
    await enroll(one);
    const input = { ids: [one], into, effectiveOn: '2021-01-01' };
    expect(await api.admin.request(MergeUnitsDocument, { input })).toMatchObject({
      mergeUnits: { __typename: 'MergeUnitsSuccess' },
    });
    expect(await operationsWithin(one)).toEqual(['createUnit', 'enrollOfficer', 'mergeUnits']);
    expect(await operationsWithin(above)).toEqual(['createUnit', 'createUnit', 'enrollOfficer', 'mergeUnits']);
    expect(await operationsWithin(into)).toEqual(['createUnit', 'mergeUnits']);
  });

  it('are counted with what the viewer may read alone', async () => {
    const [one, two] = [await createUnit(), await createUnit()];
    const id = two;
    await api.admin.request(ReviseUnitDocument, { input: { id, name: '二所', effectiveOn: '2021-01-01' } });
    const bound = await api.signedIn(['registry:read', 'change:read'], [Number(atob(two).split(':')[1])]);
    const read = async (within: string) => (await bound.request(ChangesWithin, { within })).changes;
    expect(await read(two)).toMatchObject({ totalCount: 2 });
    expect(await read(one)).toEqual({ totalCount: 0, nodes: [] });
  });

  it('are read by two statements, whatever the number of units and of changes', async () => {
    const counts: number[] = [];
    for (const size of [1, 5]) {
      const above = await createUnit();
      for (let i = 0; i < size; i++) await enroll(await createUnit(above));
      // the units, and the page
      counts.push((await api.statements(() => operationsOnly(above))).length);
    }
    expect(counts).toEqual([2, 2]);
  });

  it('refuse what is no unit', async () => {
    expect(await refusal(changesWithin(globalId('Officer', 1)))).toMatchObject(
      ['totalCount', 'nodes'].map(() => ({ extensions: { code: 'BAD_USER_INPUT', argument: 'within' } })),
    );
  });
});
