import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  CaseLiabilitiesDocument,
  MergeOfficersDocument,
  RecordCaseLiabilitiesDocument,
  RecordLiabilityFindingDocument,
  type CaseLiabilityInput,
} from '../../generated/graphql.ts';
import { globalId, refusal, useApp } from '../../support/app.ts';
import { testCallers } from '../../support/callers.ts';
import { disciplineActs } from '../../support/discipline-acts.ts';
import { createLiability, createSanction } from '../../support/discipline-factories.ts';
import { createAssignment, createOfficer, createOfficerIn, createUnit, unique } from '../../support/factories.ts';
import { newKey, personalKeys } from '../../support/personal.ts';
import { lastChange, leavingNoTrace } from '../../support/writes.ts';
import { withdrawals } from '../../support/withdrawals.ts';

const api = useApp({ personalKeys: personalKeys(newKey('k')) });
const { impose, answerFor, find, disciplineOf } = disciplineActs(api);
const { withdrawn, act } = withdrawals(api);
const PURPOSE = { 'x-purpose': 'synthetic' };

let station: { id: number; code: string };

beforeAll(async () => {
  station = await createUnit(api.registry, { code: 'L-S' });
});

const officerWith = () => createOfficerIn(api.registry, station, { policeNumber: `L${unique()}` });
const part = (officer: { id: number }, more: Partial<CaseLiabilityInput> = {}): CaseLiabilityInput => ({
  officer: globalId('Officer', officer.id),
  caseNumber: `合成案${officer.id}`,
  role: 'HANDLER',
  from: '2021-01-01',
  ...more,
});
const ofCase = async (caseNumber: string) =>
  (await api.admin.request(CaseLiabilitiesDocument, { caseNumber }, PURPOSE)).caseLiabilities;

describe('recordCaseLiabilities', () => {
  it('records who answers for a case, in the unit of then, and the end of a part that is sent again', async () => {
    const [officer, approver] = [await officerWith(), await officerWith()];
    const caseNumber = `合成案${unique()}`;
    const sent = [part(officer, { caseNumber }), part(approver, { caseNumber, role: 'APPROVER', to: '2021-06-01' })];
    expect(await answerFor(sent)).toMatchObject({ recorded: 2 });
    expect(await lastChange(api.registry)).toMatchObject({ subjectType: 'CaseLiability', subjectId: null });
    expect(await ofCase(caseNumber)).toMatchObject([
      { role: 'APPROVER', from: '2021-01-01', to: '2021-06-01', unit: { code: 'L-S' }, findings: [] },
      { role: 'HANDLER', to: null },
    ]);
    expect(await answerFor([part(officer, { caseNumber, to: '2022-01-01' })])).toMatchObject({ recorded: 1 });
    expect(await ofCase(caseNumber)).toMatchObject([{}, { role: 'HANDLER', to: '2022-01-01', version: 2 }]);
    // taken up again, it is another part
    await answerFor([part(officer, { caseNumber, from: '2023-01-01' })]);
    expect((await ofCase(caseNumber)).map(({ from }) => from)).toEqual(['2021-01-01', '2021-01-01', '2023-01-01']);
  });

  it('refuses all of them where one is wrong, each by its index', async () => {
    const [officer, left, nowhere] = [
      await officerWith(),
      await createOfficerIn(api.registry, station, { status: 'RETIRED' }),
      await createOfficer(api.registry),
    ];
    const late = await createOfficer(api.registry, { from: '2022-01-01' });
    const placed = await createOfficer(api.registry);
    await createAssignment(api.registry, placed.id, { unitId: station.id, from: '2021-07-01' });
    await answerFor([part(officer)]);
    const tried: [CaseLiabilityInput[], object][] = [
      [[part(officer, { role: 'EXPERT' }), part(left)], { issues: [{ path: 'liabilities.1.officer' }] }],
      [[part(nowhere)], { issues: [{ path: 'liabilities.0.officer' }] }],
      [
        [part(late)],
        {
          issues: [{ path: 'liabilities.0.officer', message: '该日不在职，自 2022-01-01 起才在职' }],
        },
      ],
      [
        [part(placed)],
        {
          issues: [
            {
              path: 'liabilities.0.officer',
              message: '该日没有所在单位，自 2021-07-01 起才有所在单位',
            },
          ],
        },
      ],
      [[part(officer, { from: '2021-02-01' })], { issues: [{ path: 'liabilities.0.from' }] }],
      [[part(officer)], { issues: [{ path: 'liabilities' }] }],
      [[part(left, { from: '2999-01-01' })], { issues: [{ path: 'liabilities.0.from' }] }],
      [[part(officer, { to: '2020-01-01' })], { issues: [{ path: 'liabilities.0.to' }] }],
      [[part(officer, { to: '2999-01-01' })], { issues: [{ path: 'liabilities.0.to' }] }],
      [[part(officer, { caseNumber: '字'.repeat(61) })], { issues: [{ path: 'liabilities.0.caseNumber' }] }],
      [[part(left), part(left)], { issues: [{ path: 'liabilities.1' }] }],
      [[], { issues: [{ path: 'liabilities' }] }],
      [[part({ id: 999_999 })], { __typename: 'NotFoundError' }],
    ];
    for (const [liabilities, answer] of tried) {
      expect(await leavingNoTrace(api.registry, () => answerFor(liabilities))).toMatchObject(answer);
    }
  });
});

describe('the liabilities of a unit', () => {
  it('are those of its people and below and of who left from there, latest first and page by page, for a purpose on record', async () => {
    const { registry } = api;
    const above = await createUnit(registry);
    const below = await createUnit(registry, { parentId: above.id });
    const [serving, left, elsewhere] = [
      await createOfficerIn(registry, below),
      await createOfficerIn(registry, below),
      await officerWith(),
    ];
    const unknown = new Date().toISOString();
    await answerFor([
      part(serving, { caseNumber: '合成一' }),
      part(left, { caseNumber: '合成二', from: '2021-05-01' }),
      part(serving, { caseNumber: '合成三', role: 'APPROVER', from: '2021-06-01' }),
      part(elsewhere),
    ]);
    await act('separateOfficer', {
      id: globalId('Officer', left.id),
      status: 'RETIRED',
      effectiveOn: '2022-01-01',
      basis: { reason: '合成' },
    });
    const query = `query ($id: ID!, $after: String, $date: Date, $knownAt: DateTime) @asOf(date: $date, knownAt: $knownAt) {
  unit(id: $id) { caseLiabilities(first: 2, after: $after) { totalCount nodes { caseNumber officer { id } } pageInfo { endCursor } } }
}`;
    interface Answer {
      unit: {
        caseLiabilities: { totalCount: number; nodes: { caseNumber: string }[]; pageInfo: { endCursor: string } };
      };
    }
    const ask = async (unit: { id: number }, more: object = {}, client = api.admin) =>
      (await client.request<Answer>(query, { id: globalId('Unit', unit.id), ...more }, PURPOSE)).unit.caseLiabilities;
    const cases = ({ nodes }: Answer['unit']['caseLiabilities']) => nodes.map(({ caseNumber }) => caseNumber);

    const before = await registry.personalRead.count({ where: { field: 'caseLiabilities', officerId: left.id } });
    const first = await ask(above);
    expect([first.totalCount, cases(first)]).toEqual([3, ['合成三', '合成二']]);
    expect(cases(await ask(above, { after: first.pageInfo.endCursor }))).toEqual(['合成一']);
    expect(await registry.personalRead.count({ where: { field: 'caseLiabilities', officerId: left.id } })).toBe(
      before + 1,
    );
    expect(cases(await ask(below, { date: '2021-05-31' }))).toEqual(['合成二', '合成一']);
    expect(await ask(above, { knownAt: unknown })).toMatchObject({ totalCount: 0, nodes: [] });
    const [count, more] = [await api.statements(() => ask(below)), await api.statements(() => ask(above))];
    expect(more).toHaveLength(count.length);

    const bound = await api.signedIn(['discipline:read'], [station.id], ['registry:read']);
    expect(await ask(above, {}, bound)).toMatchObject({ totalCount: 0, nodes: [] });
    const within = await api.signedIn(['discipline:read'], [below.id], ['registry:read']);
    expect((await ask(above, {}, within)).totalCount).toBe(3);
    const id = globalId('Unit', above.id);
    expect(await refusal(api.admin.request(query, { id }))).toMatchObject([
      { extensions: { code: 'PURPOSE_REQUIRED' } },
    ]);
    const reader = await api.signedIn(['registry:read']);
    expect(await refusal(reader.request(query, { id }, PURPOSE))).toMatchObject([
      { extensions: { scope: 'discipline:read' } },
    ]);
  });
});

describe('recordLiabilityFinding', () => {
  it('records what was found of an officer who has left, with the sanction that it led to', async () => {
    const officer = await officerWith();
    await answerFor([part(officer, { to: '2021-06-01' })]);
    await act('separateOfficer', {
      id: globalId('Officer', officer.id),
      status: 'RETIRED',
      effectiveOn: '2022-01-01',
      basis: { reason: '合成' },
    });
    const sanctioned = await impose(officer, { decidedOn: '2022-12-01' });
    if (sanctioned.__typename !== 'ImposeSanctionSuccess') throw new Error('not imposed');
    const { caseLiabilities } = await disciplineOf(officer);
    const { id } = caseLiabilities.nodes[0]!;
    const found = await find(id, { sanction: sanctioned.sanction.id, fault: 'INTENT', expectedVersion: 1 });
    expect(found).toMatchObject({
      liability: {
        version: 2,
        to: '2021-06-01',
        officer: { status: 'RETIRED' },
        unit: { code: 'L-S' },
        findings: [{ on: '2023-01-01', fault: 'INTENT', sanction: { id: sanctioned.sanction.id } }],
      },
    });
    expect(await disciplineOf(officer, '2022-12-31')).toMatchObject({ caseLiabilities: { nodes: [{ findings: [] }] } });

    const other = await impose(await officerWith());
    const tried: [object, object][] = [
      [{ sanction: sanctioned.sanction.id, fault: 'INTENT' }, { issues: [{ path: 'input' }] }],
      [{ on: '2020-12-31' }, { rule: 'finding-before-part' }],
      [{ on: '2999-01-01' }, { issues: [{ path: 'on' }] }],
      [{ basis: { reason: '合成' } }, { issues: [{ path: 'basis.documentNumber' }] }],
      [{ sanction: (other as { sanction: { id: string } }).sanction.id }, { rule: 'sanction-of-another' }],
      [{ sanction: globalId('Sanction', 999_999) }, { __typename: 'NotFoundError' }],
      [{ expectedVersion: 1 }, { __typename: 'StaleVersionError' }],
    ];
    for (const [more, answer] of tried) {
      expect(await leavingNoTrace(api.registry, () => find(id, more))).toMatchObject(answer);
    }
    // whether there is a sanction elsewhere is not told by trying
    const elsewhere = await createUnit(api.registry);
    const hidden = await createSanction(api.registry, {
      officerId: (await createOfficerIn(api.registry, elsewhere)).id,
    });
    const bound = await api.signedIn(['discipline:write', 'discipline:read'], [station.id], ['registry:read']);
    for (const sanction of [hidden.id, 999_999].map((one) => globalId('Sanction', one))) {
      const input = { id, on: '2023-02-01', fault: 'INTENT' as const, basis: { documentNumber: '合成' }, sanction };
      const guess = { input, key: `key-${unique()}` };
      expect(
        await leavingNoTrace(api.registry, () => bound.request(RecordLiabilityFindingDocument, guess)),
      ).toMatchObject({ recordLiabilityFinding: { __typename: 'NotFoundError', type: 'Sanction' } });
    }
    expect(await find(globalId('CaseLiability', 999_999))).toMatchObject({ __typename: 'NotFoundError' });
    expect((await withdrawn(id, { withDependents: true })).length).toBeGreaterThan(0);
    expect(await disciplineOf(officer)).toMatchObject({ caseLiabilities: { totalCount: 0 } });
  });
});

describe('what an officer answers for', () => {
  it('stays with a merger of two records of the officer, and so do the sanctions', async () => {
    const into = await createOfficerIn(api.registry, station, { to: '2021-01-01' });
    const from = await createOfficer(api.registry, { from: '2021-01-01' });
    await createAssignment(api.registry, from.id, { unitId: station.id, from: '2021-01-01' });
    await answerFor([part(from)]);
    await impose(from);
    const merge = () =>
      api.admin.request(MergeOfficersDocument, {
        input: {
          into: globalId('Officer', into.id),
          duplicate: globalId('Officer', from.id),
          basis: { reason: '合成的理由' },
        },
      });
    const kept = await createLiability(api.registry, {
      officerId: into.id,
      unitId: station.id,
      caseNumber: `合成案${from.id}`,
    });
    expect((await merge()).mergeOfficers).toMatchObject({ rule: 'officers-contradict' });
    // the refusal tells what both answer for
    for (const { id } of [into, from]) {
      const where = { officerId: id, field: 'caseLiabilities' };
      expect(await api.registry.personalRead.count({ where })).toBe(1);
    }
    await withdrawn(globalId('CaseLiability', kept.id));
    expect((await merge()).mergeOfficers).toMatchObject({ __typename: 'MergeOfficersSuccess' });
    const { fields } = await lastChange(api.registry);
    expect(JSON.stringify(fields)).not.toMatch(/合成案|WARNING/);
    expect(await disciplineOf(into)).toMatchObject({
      sanctions: { totalCount: 1 },
      caseLiabilities: { totalCount: 1, nodes: [{ unit: { code: 'L-S' } }] },
    });
  });

  it('is read with a purpose, on record, of the own units alone', async () => {
    const officer = await officerWith();
    const other = await createUnit(api.registry);
    const caseNumber = `合成案${unique()}`;
    await answerFor([part(officer, { caseNumber })]);
    const [unstated] = await refusal(api.admin.request(CaseLiabilitiesDocument, { caseNumber }));
    expect(unstated).toMatchObject({ extensions: { code: 'PURPOSE_REQUIRED' } });
    const outside = await api.signedIn(['registry:read', 'discipline:read'], [other.id]);
    expect(await outside.request(CaseLiabilitiesDocument, { caseNumber }, PURPOSE)).toEqual({ caseLiabilities: [] });
    await ofCase(caseNumber);
    const reads = await api.registry.personalRead.findMany({ where: { officerId: officer.id } });
    expect(new Set(reads.map(({ field }) => field))).toEqual(new Set(['caseLiabilities']));
  });
});

testCallers(
  api,
  ['discipline:write', 'discipline:read', 'registry:read'],
  [
    [
      'recordCaseLiabilities',
      async () => {
        const officer = await officerWith();
        const input = { liabilities: [part(officer)] };
        return (client) => client.request(RecordCaseLiabilitiesDocument, { input, key: `key-${unique()}` });
      },
    ],
    [
      'recordLiabilityFinding',
      async () => {
        const officer = await officerWith();
        const { id } = await createLiability(api.registry, { officerId: officer.id, unitId: station.id });
        const input = {
          id: globalId('CaseLiability', id),
          on: '2023-01-01',
          fault: 'NONE' as const,
          basis: { documentNumber: '合成' },
        };
        return (client) => client.request(RecordLiabilityFindingDocument, { input, key: `key-${unique()}` });
      },
    ],
  ],
);
