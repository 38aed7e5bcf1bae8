import { expect, it } from '@jest/globals';
import { MergeUnitsDocument } from '../../generated/graphql.ts';
import { graphql } from '../../generated/gql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { createOpenCycle, scoresOf, sendScores } from '../../support/evaluation-writes.ts';
import { createOfficerIn, createUnit } from '../../support/factories.ts';
import { lastChange } from '../../support/writes.ts';

const api = useApp();

const ChangesOf = graphql(`
  query ChangesOf($subject: ID!) {
    changes(filter: { subject: $subject }) {
      nodes {
        operation
      }
    }
  }
`);

const operationsOf = async (subject: string) =>
  (await api.admin.request(ChangesOf, { subject })).changes.nodes.map(({ operation }) => operation);

it('finds a merger under the units that end and the officers who move, and not under others', async () => {
  const [one, two, into] = [
    await createUnit(api.registry),
    await createUnit(api.registry),
    await createUnit(api.registry),
  ];
  const moved = await createOfficerIn(api.registry, one);
  const other = await createOfficerIn(api.registry, into);
  const ids = [one, two].map(({ id }) => globalId('Unit', id));
  const input = { ids, into: globalId('Unit', into.id), effectiveOn: '2024-01-01' };
  expect(await api.admin.request(MergeUnitsDocument, { input })).toMatchObject({ mergeUnits: { movedOfficers: 1 } });
  for (const id of [...ids, input.into, globalId('Officer', moved.id)])
    expect(await operationsOf(id)).toEqual(['mergeUnits']);
  expect(await operationsOf(globalId('Officer', other.id))).toEqual([]);
});

it('finds the scores of a cycle under those who were scored alone', async () => {
  const cycle = await createOpenCycle(api, { officers: 2 });
  await sendScores(api, cycle.id, scoresOf(cycle, [90]));
  expect(await lastChange(api.registry)).toMatchObject({ operation: 'recordScores', subjectType: 'EvaluationCycle' });
  expect(await operationsOf(cycle.subjects[0]!)).toEqual(['recordScores']);
  expect(await operationsOf(cycle.subjects[1]!)).toEqual([]);
});
