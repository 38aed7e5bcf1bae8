import { beforeAll, describe, expect, it } from '@jest/globals';
import { MergeUnitsDocument, UnitRollDocument, type UnitRollQueryVariables } from '../../generated/graphql.ts';
import { globalId, refusal, useApp } from '../../support/app.ts';
import {
  addAssignmentVersion,
  addOfficerVersion,
  createAssignment,
  createOfficer,
  createUnit,
} from '../../support/factories.ts';

const api = useApp();

const LEARNED = '2022-06-01T00:00:00.000Z';

let unit: { id: number; code: string };
let other: { id: number; code: string };

/** An officer with this number, who belonged to the unit for some periods; the later the number, the earlier the name. */
async function belonged(policeNumber: string, periods: [from: string, to?: string][], diedOn: string | null = null) {
  const columns = {
    policeNumber,
    name: `合成${policeNumber}`,
    namePinyin: `he cheng ${9 - Number(policeNumber.at(-1))}`,
  };
  const officer = await createOfficer(api.registry, { ...columns, from: '2000-01-01', to: diedOn });
  if (diedOn) await addOfficerVersion(api.registry, officer.id, { ...columns, from: diedOn, status: 'DECEASED' });
  for (const [from, to] of periods) {
    await createAssignment(api.registry, officer.id, { unitId: unit.id, from, to: to ?? null });
  }
}

beforeAll(async () => {
  unit = await createUnit(api.registry, { from: '2000-01-01', recordedAt: new Date('2020-01-01') });
  other = await createUnit(api.registry, { from: '2000-01-01' });
  await belonged('R2', [['2010-01-01', '2012-01-01'], ['2015-01-01']]);
  await belonged('R1', [['2010-01-01', '2011-01-01']]);
  await belonged('R3', [['2005-01-01', '2008-01-01']], '2008-01-01');
  await belonged('R4', [['2090-01-01']]);
  // a post held beside another makes nobody belong, and what is not believed any more neither
  const lent = await createOfficer(api.registry, { policeNumber: 'R5' });
  await createAssignment(api.registry, lent.id, { unitId: unit.id, kind: 'SECONDMENT' });
  const mistaken = await createOfficer(api.registry, { policeNumber: 'R6', recordedAt: new Date('2020-01-01') });
  const post = await createAssignment(api.registry, mistaken.id, {
    unitId: unit.id,
    recordedAt: new Date('2020-01-01'),
    supersededAt: new Date(LEARNED),
  });
  await addAssignmentVersion(api.registry, post, { unitId: other.id, recordedAt: new Date(LEARNED) });
});

const ask = async (variables: Partial<UnitRollQueryVariables> = {}, client = api.admin) => {
  const { unit: found } = await client.request(UnitRollDocument, { code: unit.code, ...variables });
  return found!.roll;
};

const numbers = async (variables: Partial<UnitRollQueryVariables> = {}) =>
  (await ask(variables)).nodes.map(({ policeNumber }) => policeNumber);

describe('the roll of a unit', () => {
  it('has everybody who ever belonged to it by a primary assignment, once, by the first day they did, then by name', async () => {
    const { nodes, totalCount } = await ask();
    expect(nodes.map(({ policeNumber, status }) => [policeNumber, status])).toEqual([
      ['R3', 'DECEASED'],
      ['R2', 'ACTIVE'],
      ['R1', 'ACTIVE'],
    ]);
    expect(totalCount).toBe(3);
  });

  it('has those of a time alone, in the same order; who is to come is in a time that has not come', async () => {
    expect(await numbers({ from: '2011-01-01' })).toEqual(['R2']);
    expect(await numbers({ from: '2010-12-31', to: '2011-01-01' })).toEqual(['R2', 'R1']);
    expect(await numbers({ from: '2012-01-01', to: '2015-01-01' })).toEqual([]);
    expect(await numbers({ to: '2010-01-01' })).toEqual(['R3']);
    expect(await numbers({ from: '2089-01-01', to: '2091-01-01' })).toEqual(['R2', 'R4']);
    expect(await refusal(ask({ from: '2020-01-01', to: '2020-01-01' }))).toMatchObject([
      { message: 'from must be before to', extensions: { code: 'BAD_USER_INPUT' } },
    ]);
    expect(await refusal(ask({ from: '2089-01-01' }))).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it('answers as of a day and as known at an instant', async () => {
    const asOf = async (moment: string) => {
      const { unit: found } = await api.admin.request<{ unit: { roll: { nodes: { policeNumber: string }[] } } }>(
        `query @asOf(${moment}) { unit(code: "${unit.code}") { roll { nodes { policeNumber } totalCount } } }`,
      );
      return found.roll.nodes.map(({ policeNumber }) => policeNumber);
    };
    expect(await asOf('date: "2009-12-31"')).toEqual(['R3']);
    expect(await asOf('date: "2010-01-01"')).toEqual(['R3', 'R2', 'R1']);
    // R6 was believed to be here then; the others were recorded later
    expect(await asOf(`date: "2022-01-01", knownAt: "2022-01-01T00:00:00Z"`)).toEqual(['R6']);
  });

  it('is read page by page from both ends, without gap and without double', async () => {
    const seen: (string | null)[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof ask>> = await ask({ first: 1, after, to: '2091-01-01' });
      seen.push(...page.nodes.map(({ policeNumber }) => policeNumber ?? null));
      after = page.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null;
    } while (after !== null);
    expect(seen).toEqual(['R3', 'R2', 'R1', 'R4']);
    const { unit: last } = await api.admin.request<{ unit: { roll: { nodes: { policeNumber: string }[] } } }>(
      `{ unit(code: "${unit.code}") { roll(last: 2) { nodes { policeNumber } } } }`,
    );
    expect(last.roll.nodes.map(({ policeNumber }) => policeNumber)).toEqual(['R2', 'R1']);
  });

  it('is read by everybody who reads the registry, and needs that', async () => {
    const bound = await api.signedIn(['registry:read'], [other.id]);
    expect((await ask({}, bound)).totalCount).toBe(3);
    const without = await api.signedIn(['change:read']);
    expect(await refusal(ask({}, without))).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });

  it('of a unit that was merged still has those of before, and the other those who came', async () => {
    const closed = await createUnit(api.registry, { from: '2000-01-01' });
    const officer = await createOfficer(api.registry, { policeNumber: 'R7', from: '2000-01-01' });
    await createAssignment(api.registry, officer.id, { unitId: closed.id, from: '2001-01-01' });
    const input = { ids: [globalId('Unit', closed.id)], into: globalId('Unit', other.id), effectiveOn: '2023-01-01' };
    const { mergeUnits } = await api.admin.request(MergeUnitsDocument, {
      input,
    });
    expect(mergeUnits).toMatchObject({ __typename: 'MergeUnitsSuccess', movedOfficers: 1 });
    const { node } = await api.admin.request<{ node: { roll: { nodes: { policeNumber: string }[] } } }>(
      `{ node(id: "${globalId('Unit', closed.id)}") { ... on Unit { roll { nodes { policeNumber } } } } }`,
    );
    expect(node.roll.nodes).toEqual([{ policeNumber: 'R7' }]);
    expect((await ask({ code: other.code })).nodes.map(({ policeNumber }) => policeNumber)).toEqual(['R6', 'R7']);
    expect(await numbers({ code: other.code, to: '2023-01-01' })).toEqual(['R6']);
  });
});
