import { describe, expect, it } from '@jest/globals';
import { graphql } from '../../generated/gql.ts';
import { createForce } from '../../support/candidates.ts';
import { globalId, refusal, scopesWithout, useApp } from '../../support/app.ts';
import { addOfficerVersion, addUnitVersion } from '../../support/factories.ts';
import { createRound, createSelection } from '../../support/selection-factories.ts';

const api = useApp();

const CandidatesAsOf = graphql(`
  query CandidatesAsOf($round: ID!, $date: Date, $knownAt: DateTime) @asOf(date: $date, knownAt: $knownAt) {
    selectionRound(id: $round) {
      candidates {
        nodes {
          place
          score
          officer {
            name
          }
          category
        }
      }
    }
  }
`);

const Grades = graphql(`
  query GradesOfCandidates($round: ID!, $date: Date!) @asOf(date: $date) {
    selectionRound(id: $round) {
      candidates(includeIneligible: true) {
        nodes {
          officer {
            name
          }
          yearsInGrade
          reasons {
            kind
            code
            text
          }
        }
      }
    }
  }
`);

const CandidatesOfRounds = graphql(`
  query CandidatesOfRounds($rounds: [ID!]!, $first: Int!) {
    nodes(ids: $rounds) {
      ... on SelectionRound {
        candidates(first: $first) {
          totalCount
          nodes {
            officer {
              name
            }
            yearsInGrade
            honorsByClass {
              count
            }
            reasons {
              text
            }
          }
        }
      }
    }
  }
`);

const newRound = async (columns: Parameters<typeof createRound>[1]) =>
  globalId('SelectionRound', (await createRound(api.registry, { openedOn: '2024-03-01', ...columns })).id);

/** The candidates as of a day, as known at an instant: place, score, name, category. */
const stand = async (round: string, date: string | null = null, knownAt: Date | null = null) => {
  const variables = { round, date, knownAt: knownAt?.toISOString() ?? null };
  const { selectionRound } = await api.admin.request(CandidatesAsOf, variables);
  return selectionRound!.candidates.nodes.map(({ place, score, officer, category }) => [
    place,
    score,
    officer.name,
    category,
  ]);
};

describe('the round', () => {
  it('sets the years looked back, the weights and the minimum grade', async () => {
    const { units, policy, add } = await createForce(api.registry, 'R');
    await add('SP', '甲', [
      { year: 2023, total: 90, grade: 'BASICALLY_COMPETENT' },
      { year: 2022, total: 70 },
    ]);
    await add('S', '乙', [
      { year: 2023, total: 80 },
      { year: 2022, total: 100, grade: 'EXCELLENT' },
    ]);
    await add('O', '丙', [{ year: 2023, total: 100 }]);
    const under = async (columns: Partial<Parameters<typeof createRound>[1]>) =>
      stand(await newRound({ unitId: units.S.id, policyId: policy.id, ...columns }));
    const both = (one: number, two: number) => [
      [1, one, '乙', 'STATION'],
      [2, two, '甲', 'STATION'],
    ];
    // who is in the unit or below it: 0.5 and 0.3 of 0.8
    expect(await under({})).toEqual(both(87.5, 82.5));
    expect(await under({ evaluationWeights: [1, 9999] })).toEqual(both(100, 70));
    expect(await under({ minimumGrade: 'COMPETENT' })).toEqual([[1, 87.5, '乙', 'STATION']]);
    expect(await under({ minimumGrade: 'EXCELLENT' })).toEqual([]);
    const one = { evaluationLookBackYears: 1 };
    // a cycle that ends on the day counts, and one that ended a year before does not
    expect(await under({ ...one, openedOn: '2024-01-01' })).toEqual(
      both(90, 80).map(([place, score], i) => [place, score, i === 0 ? '甲' : '乙', 'STATION']),
    );
    expect(await under({ ...one, openedOn: '2023-12-31' })).toEqual(both(100, 70));
    expect(await under({ ...one, openedOn: '2025-01-01' })).toEqual([]);
  });
});

describe('the moment', () => {
  it('decides who serves where, what is finalized and who is selected', async () => {
    const { units, policy, add } = await createForce(api.registry, 'M');
    await add('S', '甲', [
      { year: 2023, total: 90 },
      { year: 2022, total: 70 },
    ]);
    const selected = await add('O', '乙', [{ year: 2022, total: 80 }]);
    const round = await createRound(api.registry, { unitId: units.B.id, policyId: policy.id, openedOn: '2024-01-01' });
    const id = globalId('SelectionRound', round.id);
    const of乙 = [1, 80, '乙', 'OPERATIONAL'];
    expect(await stand(id, '2024-01-14')).toEqual([of乙, [1, 70, '甲', 'STATION']]);
    expect(await stand(id, '2024-01-15')).toEqual([[1, 82.5, '甲', 'STATION'], of乙]);

    const there = { roundId: round.id, officerId: selected.id, fromUnitId: units.O.id };
    await createSelection(api.registry, { ...there, selectedOn: '2024-02-01', recordedAt: new Date() });
    expect(await stand(id, '2024-01-31')).toEqual([[1, 82.5, '甲', 'STATION'], of乙]);
    expect(await stand(id, '2024-02-01')).toEqual([[1, 82.5, '甲', 'STATION']]);
    expect(await stand(id, '2024-02-01', new Date(Date.now() - 30_000))).toEqual([[1, 82.5, '甲', 'STATION'], of乙]);

    // the station becomes a general department: its candidates of that day count for another category
    await api.registry.$transaction([
      api.registry.unitVersion.updateMany({ where: { unitId: units.S.id }, data: { supersededAt: new Date() } }),
    ]);
    const station = { code: units.S.code, parentId: units.B.id, recordedAt: new Date() };
    await addUnitVersion(api.registry, units.S.id, { ...station, category: 'STATION', to: '2024-03-01' });
    await addUnitVersion(api.registry, units.S.id, { ...station, category: 'GENERAL', from: '2024-03-01' });
    expect(await stand(id, '2024-02-29')).toEqual([[1, 82.5, '甲', 'STATION']]);
    expect(await stand(id, '2024-03-01')).toEqual([[1, 82.5, '甲', 'GENERAL']]);
    expect(await stand(id, '2024-03-01', new Date(Date.now() - 30_000))).toEqual([[1, 82.5, '甲', 'STATION'], of乙]);
  });

  it('gives the full years for which the grade is held without a break, where its first day is known', async () => {
    const { units, policy, add } = await createForce(api.registry, 'Y');
    const held = (name: string, from: string, to: string | null, grade: string | null, startKnown = true) => ({
      name,
      namePinyin: name,
      from,
      to,
      grade,
      startKnown,
    });
    const officer = await add('O', '甲', [], held('甲', '2018-05-01', '2019-05-01', 'POLICE_OFFICER_3'));
    await addOfficerVersion(api.registry, officer.id, held('甲', '2019-05-01', '2021-02-28', 'POLICE_OFFICER_2'));
    await addOfficerVersion(api.registry, officer.id, held('甲', '2021-02-28', null, 'POLICE_OFFICER_2'));
    await add('O', '乙', [], held('乙', '2020-01-01', null, 'POLICE_OFFICER_2', false));
    await add('O', '丙', [], held('丙', '2020-01-01', null, null));
    const round = await newRound({ unitId: units.B.id, policyId: policy.id, openedOn: '2020-01-01' });
    const on = async (date: string) => {
      const { nodes } = (await api.admin.request(Grades, { round, date })).selectionRound!.candidates;
      return nodes.map(({ officer: { name }, yearsInGrade, reasons }) => [name, yearsInGrade, reasons.at(-1)!.code]);
    };
    const others = [
      ['丙', null, 'active-in-category'],
      ['乙', null, 'active-in-category'],
    ];
    expect(await on('2023-04-30')).toEqual([...others, ['甲', 3, 'years-in-grade']]);
    expect(await on('2023-05-01')).toEqual([...others, ['甲', 4, 'years-in-grade']]);
    const { nodes } = (await api.admin.request(Grades, { round, date: '2023-05-01' })).selectionRound!.candidates;
    expect(nodes[2]!.reasons.at(-1)).toEqual({ kind: 'NOTED', code: 'years-in-grade', text: '任二级警长满 4 年' });
  });
});

describe('the viewer', () => {
  it('needs the scope evaluation:read', async () => {
    const { units, policy } = await createForce(api.registry, 'A');
    const round = await newRound({ unitId: units.B.id, policyId: policy.id });
    const ask = async (client: Promise<typeof api.admin> | typeof api.admin) =>
      (await client).request(CandidatesAsOf, { round });
    expect(await refusal(ask(api.anonymous()))).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    for (const scope of ['evaluation:read', 'registry:read'] as const) {
      expect(await refusal(ask(api.signedIn(scopesWithout(scope))))).toMatchObject([
        { message: `This needs the scope ${scope}.`, extensions: { code: 'FORBIDDEN' } },
      ]);
    }
    expect(await ask(api.signedIn(['registry:read', 'evaluation:read']))).toEqual({
      selectionRound: { candidates: { nodes: [] } },
    });
  });

  it('sees only officers within reach, with places among these', async () => {
    const { units, policy, add } = await createForce(api.registry, 'W');
    await add('S', '甲', [{ year: 2023, total: 90 }]);
    await add('SP', '乙', [{ year: 2023, total: 80 }]);
    const round = await newRound({ unitId: units.B.id, policyId: policy.id });
    const seen = async (unitId: number) => {
      const client = await api.signedIn(['registry:read', 'evaluation:read'], [unitId]);
      const { selectionRound } = await client.request(CandidatesAsOf, { round });
      return selectionRound!.candidates.nodes.map(({ place, officer: { name } }) => [place, name]);
    };
    expect(await seen(units.B.id)).toEqual([
      [1, '甲'],
      [2, '乙'],
    ]);
    expect(await seen(units.SP.id)).toEqual([[1, '乙']]);
    expect(await seen(units.O.id)).toEqual([]);
  });

  it('causes the same statements for one candidate of one round and for many of three rounds', async () => {
    const { units, policy, add } = await createForce(api.registry, 'C');
    for (let n = 0; n < 6; n++) await add('S', `甲${n}`, [{ year: 2023, total: 90 }]);
    const rounds = [];
    for (const unit of [units.B, units.S, units.B]) {
      rounds.push(await newRound({ unitId: unit.id, policyId: policy.id }));
    }
    const count = async (many: readonly string[], first: number) =>
      (await api.statements(() => api.admin.request(CandidatesOfRounds, { rounds: [...many], first }))).length;
    // the rounds; their candidates and how many they are; officers, grades and honors of those
    expect(await count(rounds.slice(0, 1), 1)).toBe(6);
    expect(await count(rounds, 6)).toBe(6);
  });
});
