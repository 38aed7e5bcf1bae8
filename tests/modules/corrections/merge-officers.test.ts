import { beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../generated/gql.ts';
import { PromoteOfficerDocument, TransferOfficerDocument, WithdrawRecordDocument } from '../../generated/graphql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { breaksOf } from '../../support/breaks.ts';
import { createEvaluation } from '../../support/evaluation-factories.ts';
import { createAssignment, createSource, createUnit } from '../../support/factories.ts';
import { createFinalized, type Finalized } from '../../support/finalized-cycles.ts';
import { createHonor } from '../../support/honor-factories.ts';
import { BASIS, merging } from '../../support/merging.ts';
import { syntheticNationalId } from '../../support/national-ids.ts';
import { newKey, personalKeys } from '../../support/personal.ts';
import { createPolicy, createRound, createSelection } from '../../support/selection-factories.ts';
import { keyOf } from '../../support/withdrawals.ts';
import { lastChange, officerRows, postRows } from '../../support/writes.ts';

const api = useApp({ personalKeys: personalKeys(newKey('k1')) });

const { merge, enrolled } = merging(api);

const Known = graphql(`
  query OfficersKnown($a: ID!, $b: ID!, $ids: [ID!]!, $date: Date!, $knownAt: DateTime)
  @asOf(date: $date, knownAt: $knownAt) {
    a: officer(id: $a) {
      ...KnownOfficer
    }
    b: officer(id: $b) {
      ...KnownOfficer
    }
    node(id: $b) {
      id
    }
    nodes(ids: $ids) {
      id
    }
  }
  fragment KnownOfficer on Officer {
    id
    name
    policeNumber
    rank
    birthOn
    assignments(includeEnded: true) {
      id
      title
      officer {
        id
      }
    }
    honors {
      nodes {
        id
        recipients {
          ... on Officer {
            id
          }
        }
      }
    }
    evaluations {
      nodes {
        id
        subject {
          ... on Officer {
            id
          }
        }
      }
    }
    sources {
      key
    }
  }
`);

const ChangesOf = graphql(`
  query ChangesOfOfficer($id: ID!) {
    changes(filter: { subject: $id }) {
      nodes {
        operation
      }
    }
  }
`);

const ReadsOf = graphql(`
  query ReadsOfOfficer($id: ID!) {
    reads(filter: { officer: $id }) {
      nodes {
        officerId
        field
      }
    }
  }
`);

const TODAY = '2026-11-28';

const known = (a: string, b: string, knownAt: Date | null = null, date = TODAY) =>
  api.admin.request(Known, { a, b, ids: [a, b], date, knownAt: knownAt?.toISOString() ?? null });

let station: { id: number };
let team: { id: number };
let finalized: Finalized;

beforeAll(async () => {
  station = await createUnit(api.registry, { code: 'S', category: 'STATION' });
  team = await createUnit(api.registry, { code: 'T' });
  finalized = await createFinalized(api.registry, { grades: ['COMPETENT', 'COMPETENT'] });
});

describe('an officer who was enrolled twice', () => {
  it('becomes one, with the posts, honors, evaluations, selections and personal data of both', async () => {
    const { registry } = api;
    const birthOn = '1985-06-01';
    const into = await enrolled(station, { policeNumber: 'M00001', birthOn, joinedOn: '2008-07-01' });
    const nationalId = syntheticNationalId({ birth: '19850601' });
    const duplicate = await enrolled(station, { nationalId, rank: 'SUPERVISOR_FIRST_CLASS' });
    const [kept, moved] = [keyOf(into), keyOf(duplicate)];
    const concurrent = { unitId: team.id, title: '教官', kind: 'CONCURRENT' as const, from: '2021-01-01' };
    const post = await createAssignment(registry, moved, concurrent);
    const [own, other] = [
      await createHonor(registry, [{ officerId: kept }], { title: '三等功' }),
      await createHonor(registry, [{ officerId: moved }], { title: '嘉奖' }),
    ];
    const both = await createHonor(registry, [{ officerId: kept }, { officerId: moved }], { title: '集体' });
    const second = await createFinalized(registry, { grades: ['COMPETENT'] });
    const mine = await createEvaluation(registry, { cycleId: finalized.cycleId, officerId: kept, total: 88 });
    const theirs = await createEvaluation(registry, { cycleId: second.cycleId, officerId: moved, total: 90 });
    const policy = await createPolicy(registry, { unitId: station.id });
    const round = await createRound(registry, { unitId: station.id, policyId: policy.id });
    await createSelection(registry, { roundId: round.id, fromUnitId: station.id, officerId: moved });
    const source = await createSource(registry, [{ officerId: moved }]);
    const before = await known(into, duplicate);
    expect(before.b).toMatchObject({ id: duplicate, rank: 'SUPERVISOR_FIRST_CLASS', birthOn: null });
    const readBefore = new Date();
    await new Promise((resolve) => setTimeout(resolve, 20));

    const dryRun = await merge(into, duplicate, {}, { 'muster-dry-run': 'true' });
    expect(dryRun).toMatchObject({ __typename: 'MergeOfficersSuccess' });
    const result = await merge(into, duplicate);
    expect(result).toMatchObject({
      __typename: 'MergeOfficersSuccess',
      officer: { id: into, policeNumber: 'M00001', rank: 'SUPERVISOR_FIRST_CLASS', joinedOn: '2008-07-01' },
    });
    if (result.__typename !== 'MergeOfficersSuccess') throw new Error(result.message);
    expect(result.impacts.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['EVALUATION', 'HONOR', 'SELECTION']),
    );

    const now = await known(into, duplicate);
    expect(now.b).toEqual(now.a);
    expect(now.node).toEqual({ id: into });
    expect(now.nodes).toEqual([{ id: into }, { id: into }]);
    expect(now.a).toMatchObject({
      id: into,
      birthOn,
      sources: [{ key: source.key }],
      assignments: [
        { title: '民警', officer: { id: into } },
        { id: globalId('Assignment', post.id), title: '教官', officer: { id: into } },
      ],
    });
    expect(now.a!.assignments).toHaveLength(2);
    expect(now.a!.honors.nodes.map(({ id }) => id).toSorted()).toEqual(
      [own, other, both].map(({ id }) => globalId('Honor', id)).toSorted(),
    );
    for (const { recipients } of now.a!.honors.nodes) expect(recipients).toEqual([{ id: into }]);
    expect(now.a!.evaluations.nodes).toEqual(
      expect.arrayContaining(
        [mine, theirs].map(({ id }) => ({ id: globalId('Evaluation', id), subject: { id: into } })),
      ),
    );
    expect(await api.registry.selection.findMany({ where: { roundId: round.id, supersededAt: null } })).toMatchObject([
      { officerId: kept },
    ]);
    expect(await lastChange(registry)).toMatchObject({
      operation: 'mergeOfficers',
      subjectType: 'Officer',
      subjectId: kept,
      basisReason: BASIS.reason,
    });

    // what was believed is as it was
    const then = await known(into, duplicate, readBefore);
    expect(then).toEqual(before);
    const evaluation = await api.admin.request(
      graphql(`
        query EvaluationKnown($id: ID!, $knownAt: DateTime) @asOf(knownAt: $knownAt) {
          node(id: $id) {
            ... on Evaluation {
              subject {
                ... on Officer {
                  id
                }
              }
            }
          }
        }
      `),
      { id: globalId('Evaluation', theirs.id), knownAt: readBefore.toISOString() },
    );
    expect(evaluation).toEqual({ node: { subject: { id: duplicate } } });

    // changes and reads of both are found by either id
    const changes = await Promise.all([into, duplicate].map((id) => api.admin.request(ChangesOf, { id })));
    expect(changes[1]).toEqual(changes[0]);
    expect(changes[0]!.changes.nodes.map(({ operation }) => operation)).toEqual([
      'enrollOfficer',
      'enrollOfficer',
      'mergeOfficers',
    ]);
    const reads = await Promise.all([into, duplicate].map((id) => api.admin.request(ReadsOf, { id })));
    expect(reads[1]).toEqual(reads[0]);
    expect(new Set(reads[0]!.reads.nodes.map(({ officerId }) => officerId))).toEqual(new Set([into, duplicate]));
  });

  it('is changed by the old id, with a version of the survivor alone', async () => {
    const [into, duplicate] = [await enrolled(station), await enrolled(station)];
    await merge(into, duplicate);
    const change = { id: duplicate, effectiveOn: '2023-01-01', grade: 'POLICE_OFFICER_4' };
    const stale = await api.admin.request(PromoteOfficerDocument, { input: { ...change, expectedVersion: 1 } });
    expect(stale.promoteOfficer).toMatchObject({ __typename: 'StaleVersionError', currentVersion: 2 });
    const { promoteOfficer } = await api.admin.request(PromoteOfficerDocument, {
      input: { ...change, expectedVersion: 2 },
    });
    expect(promoteOfficer).toMatchObject({ __typename: 'PromoteOfficerSuccess', officer: { id: into } });
    const { transferOfficer } = await api.admin.request(TransferOfficerDocument, {
      input: { id: duplicate, to: globalId('Unit', team.id), title: '民警', effectiveOn: '2024-01-01' },
    });
    expect(transferOfficer).toMatchObject({ __typename: 'TransferOfficerSuccess', officer: { id: into } });
  });

  it('keeps what each record alone tells, day by day', async () => {
    const into = await enrolled(station, { policeNumber: 'M00010', effectiveOn: '2021-01-01' });
    const duplicate = await enrolled(station, { gender: 'MALE', effectiveOn: '2020-01-01' });
    await merge(into, duplicate);
    const rows = (await officerRows(api.registry, keyOf(into))).filter((row) => row['believed']);
    expect(rows.map(({ number, from, to }) => [number, from, to])).toEqual([
      [null, '2020-01-01', '2021-01-01'],
      ['M00010', '2021-01-01', null],
    ]);
    expect((await postRows(api.registry, keyOf(into))).map(({ from, to }) => [from, to])).toEqual([
      ['2020-01-01', '2021-01-01'],
      ['2021-01-01', null],
    ]);
    expect((await officerRows(api.registry, keyOf(duplicate))).every((row) => !row['believed'])).toBe(true);
  });

  it('leads on: A into B, then B into C', async () => {
    const [a, b, c] = [await enrolled(station), await enrolled(station), await enrolled(station)];
    const atFirst = new Date();
    await new Promise((resolve) => setTimeout(resolve, 20));
    await merge(b, a);
    const between = new Date();
    await new Promise((resolve) => setTimeout(resolve, 20));
    await merge(c, b);
    const now = await known(a, b);
    expect([now.a!.id, now.b!.id]).toEqual([c, c]);
    const then = await known(a, b, between);
    expect([then.a!.id, then.b!.id]).toEqual([b, b]);
    const apart = await known(a, b, atFirst);
    expect([apart.a!.id, apart.b!.id]).toEqual([a, b]);
    const { promoteOfficer } = await api.admin.request(PromoteOfficerDocument, {
      input: { id: a, effectiveOn: '2023-01-01', grade: 'POLICE_OFFICER_4' },
    });
    expect(promoteOfficer).toMatchObject({ officer: { id: c } });
  });

  it('who left and was enrolled anew is one officer who came back', async () => {
    const left = keyOf(await enrolled(station, { policeNumber: 'M00020' }));
    await api.registry.officerVersion.findFirstOrThrow({ where: { officerId: left } });
    const { separateOfficer } = await api.admin.request(
      graphql(`
        mutation LeavesForMerge($input: SeparateOfficerInput!) {
          separateOfficer(input: $input) {
            __typename
          }
        }
      `),
      { input: { id: globalId('Officer', left), status: 'SEPARATED', effectiveOn: '2022-01-01' } },
    );
    expect(separateOfficer.__typename).toBe('SeparateOfficerSuccess');
    const again = await enrolled(team, { policeNumber: 'M00020', effectiveOn: '2023-01-01' });
    expect(await merge(globalId('Officer', left), again)).toMatchObject({ __typename: 'MergeOfficersSuccess' });
    const rows = (await officerRows(api.registry, left)).filter((row) => row['believed']);
    expect(rows.map(({ status, number, from, to }) => [status, number, from, to])).toEqual([
      ['ACTIVE', 'M00020', '2020-01-01', '2022-01-01'],
      ['SEPARATED', null, '2022-01-01', '2023-01-01'],
      ['ACTIVE', 'M00020', '2023-01-01', null],
    ]);
  });

  it('leaves a registry that no rule of rows finds fault with', async () => {
    expect(
      (await breaksOf(api.registry)).filter((line) => /officer|assignment|merge/.test(line) && !/change/.test(line)),
    ).toEqual([]);
  });

  it('is not parted by undoing the merge', async () => {
    const [into, duplicate] = [await enrolled(station), await enrolled(station)];
    const merged = await merge(into, duplicate);
    if (merged.__typename !== 'MergeOfficersSuccess') throw new Error(merged.message);
    const { withdrawRecord } = await api.admin.request(WithdrawRecordDocument, {
      input: { id: globalId('Change', Number(merged.change.position)), basis: { reason: '误并' } },
    });
    expect(withdrawRecord).toMatchObject({ __typename: 'RuleViolationError', rule: 'change-not-undone' });
    expect((await known(into, duplicate)).b!.id).toBe(into);
  });
});
