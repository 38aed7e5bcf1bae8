import { beforeAll, describe, expect, it } from '@jest/globals';
import { ImposeSanctionDocument, LiftSanctionDocument, type ImposeSanctionInput } from '../../generated/graphql.ts';
import { globalId, refusal, useApp } from '../../support/app.ts';
import { testCallers } from '../../support/callers.ts';
import { createRules, DECIDED_ON, disciplineActs, sanctionInput, sanctionRows } from '../../support/discipline-acts.ts';
import { createDuty, createPlace } from '../../support/duty-factories.ts';
import { createOfficerIn, createUnit, unique } from '../../support/factories.ts';
import { newKey, personalKeys } from '../../support/personal.ts';
import { lastChange, leavingNoTrace, officerRows } from '../../support/writes.ts';
import { withdrawals } from '../../support/withdrawals.ts';
import { sql } from '../../../src/sql/sql.ts';

const api = useApp({ personalKeys: personalKeys(newKey('k')) });
const { impose, lift, disciplineOf } = disciplineActs(api);
const { withdrawn, refused } = withdrawals(api);

let station: { id: number; code: string };

beforeAll(async () => {
  station = await createUnit(api.registry, { code: 'D-S' });
  await createRules(api.registry, {
    'sanction.warning.months': 6,
    'sanction.demerit.months': 12,
    'sanction.review.days': 30,
    'sanction.warning.no-excellent.years': 1,
  });
  await createRules(api.registry, { 'sanction.warning.no-rank.months': 6 }, { confirmed: false });
});

const officerWith = (more: Parameters<typeof createOfficerIn>[2] = {}) =>
  createOfficerIn(api.registry, station, { policeNumber: `D${unique()}`, ...more });

const imposed = async (officer: { id: number }, more: Partial<ImposeSanctionInput> = {}) => {
  const result = await impose(officer, more);
  if (result.__typename !== 'ImposeSanctionSuccess') throw new Error(JSON.stringify(result));
  return result;
};

describe('imposeSanction', () => {
  it('records a sanction with its period and what follows from it, and seals the facts', async () => {
    const officer = await officerWith();
    const { sanction, openDuties } = await imposed(officer, { form: 'SECOND' });
    expect(openDuties).toEqual([]);
    expect(sanction).toMatchObject({
      kind: 'WARNING',
      form: 'SECOND',
      facts: '合成的违纪事实',
      from: DECIDED_ON,
      until: '2022-09-15',
      status: 'IN_FORCE',
      liftedBecause: null,
      reviewableUntil: '2022-04-14',
      version: 1,
      effects: [
        { effect: 'NO_EXCELLENT', until: '2023-01-01', confirmed: true },
        { effect: 'NO_GRADE_PROMOTION', until: '2022-09-15', confirmed: true },
        { effect: 'NO_POST_PROMOTION', until: '2022-09-15', confirmed: true },
        { effect: 'NO_RANK_PROMOTION', until: '2022-09-15', confirmed: false },
      ],
    });
    const change = await lastChange(api.registry);
    expect(change).toMatchObject({ operation: 'imposeSanction', subjectType: 'Sanction' });
    expect(JSON.stringify(change)).not.toContain('违纪事实');
    const [{ grounds }] = (await api.registry.$query<{ grounds: string }>(
      sql`SELECT encode(grounds, 'escape') AS grounds FROM sanction_version WHERE officer_id = $1`,
      [officer.id],
    )) as [{ grounds: string }];
    expect(grounds).not.toContain('违纪');
    expect(await disciplineOf(officer, '2022-09-15')).toMatchObject({
      sanctions: { totalCount: 1, nodes: [{ status: 'ENDED' }] },
    });
    expect(await disciplineOf(officer, '2022-03-14')).toMatchObject({ sanctions: { totalCount: 0, nodes: [] } });
  });

  it('sanctions who has left the force, but neither suspends nor lowers the rank', async () => {
    const officer = await officerWith({ status: 'RETIRED', rank: 'SUPERVISOR_FIRST_CLASS' });
    expect(await impose(officer)).toMatchObject({ __typename: 'ImposeSanctionSuccess' });
    for (const more of [
      { kind: 'SUSPENSION' as const },
      { kind: 'RANK_REDUCTION' as const, rank: 'SUPERVISOR_SECOND_CLASS' as const },
    ]) {
      expect(await leavingNoTrace(api.registry, () => impose(officer, more))).toMatchObject({
        rule: 'officer-not-serving',
      });
    }
  });

  it('lowers the rank in the same change, one step, by the rule of demotions, and tells the row no order', async () => {
    const officer = await officerWith({ rank: 'SUPERVISOR_FIRST_CLASS' });
    const skipped = { kind: 'RANK_REDUCTION' as const, rank: 'SUPERVISOR_THIRD_CLASS' as const };
    expect(await leavingNoTrace(api.registry, () => impose(officer, skipped))).toMatchObject({
      rule: 'demotion-step-skipped',
    });
    const { sanction } = await imposed(officer, { kind: 'RANK_REDUCTION', rank: 'SUPERVISOR_SECOND_CLASS' });
    expect(sanction).toMatchObject({ until: null, status: 'IN_FORCE', officer: { rank: 'SUPERVISOR_SECOND_CLASS' } });
    const rows = (await officerRows(api.registry, officer.id)).filter(({ believed }) => believed);
    expect(rows.map(({ rank, from, basis }) => [rank, from, basis])).toEqual([
      ['SUPERVISOR_FIRST_CLASS', '2020-01-01', null],
      ['SUPERVISOR_SECOND_CLASS', DECIDED_ON, null],
    ]);
    const lowest = await officerWith({ rank: 'CONSTABLE_SECOND_CLASS' });
    const more = { kind: 'RANK_REDUCTION' as const, rank: 'CONSTABLE_SECOND_CLASS' as const };
    expect(await leavingNoTrace(api.registry, () => impose(lowest, more))).toMatchObject({
      rule: 'rank-not-lower',
      article: '人民警察警衔条例 第二十一条',
    });
  });

  it('suspends in the same change, and tells which duties are open', async () => {
    const officer = await officerWith();
    const place = await createPlace(api.registry);
    const duty = await createDuty(api.registry, { officerId: officer.id, targetPlaceId: place.id });
    const { sanction, openDuties } = await imposed(officer, { kind: 'SUSPENSION', until: '2022-05-15' });
    expect(openDuties).toMatchObject([{ id: globalId('Duty', duty.id) }]);
    expect(sanction).toMatchObject({ until: '2022-05-15', effects: [], officer: { status: 'SUSPENDED' } });
    const rows = (await officerRows(api.registry, officer.id)).filter(({ believed }) => believed);
    expect(rows.map(({ status, from, basis }) => [status, from, basis])).toEqual([
      ['ACTIVE', '2020-01-01', null],
      ['SUSPENDED', DECIDED_ON, null],
      ['ACTIVE', '2022-05-15', null],
    ]);
    expect(await leavingNoTrace(api.registry, () => impose(officer, { kind: 'SUSPENSION' }))).toMatchObject({
      rule: 'suspended-already',
    });
  });

  it('refuses a wrong input, and the same decision twice', async () => {
    const officer = await officerWith();
    const wrong: [Partial<ImposeSanctionInput>, string][] = [
      [{ basis: { reason: '合成' } }, 'basis.documentNumber'],
      [{ decidedOn: '2999-01-01' }, 'decidedOn'],
      [{ until: DECIDED_ON }, 'until'],
      [{ until: '2026-03-16' }, 'until'],
      [{ kind: 'DISMISSAL', until: '2022-06-01' }, 'until'],
      [{ kind: 'RANK_REDUCTION' }, 'rank'],
      [{ rank: 'CONSTABLE_FIRST_CLASS' }, 'rank'],
      [{ facts: '字'.repeat(2001) }, 'facts'],
      [{ decidedBy: ' ' }, 'decidedBy'],
    ];
    for (const [more, path] of wrong) {
      expect(await leavingNoTrace(api.registry, () => impose(officer, more))).toMatchObject({ issues: [{ path }] });
    }
    expect(await leavingNoTrace(api.registry, () => impose(officer, { decidedOn: '2019-12-31' }))).toMatchObject({
      __typename: 'NotFoundError',
    });
    const basis = { documentNumber: '合成文号〔2022〕1号' };
    const { sanction } = await imposed(officer, { basis, until: '2026-03-15' });
    // whose sanction it is, is read of it
    expect(await leavingNoTrace(api.registry, () => impose(officer, { basis }), 'personal_read')).toMatchObject({
      __typename: 'ConflictError',
      existing: { id: sanction.id },
    });
  });
});

describe('liftSanction', () => {
  it('ends a sanction in its period, with what follows from it', async () => {
    const officer = await officerWith();
    const { sanction } = await imposed(officer);
    const lifted = await lift(sanction.id, { expectedVersion: 1 });
    expect(lifted).toMatchObject({
      sanction: {
        status: 'LIFTED',
        until: '2022-09-15',
        liftedBecause: '合成的理由',
        version: 2,
        effects: Array.from({ length: 4 }, () => ({ until: '2022-06-01' })),
      },
    });
    expect(await disciplineOf(officer, '2022-05-31')).toMatchObject({
      sanctions: { nodes: [{ status: 'IN_FORCE', liftedBecause: null }] },
    });
    const again = () => lift(sanction.id, { effectiveOn: '2022-07-01' });
    expect(await leavingNoTrace(api.registry, again)).toMatchObject({ rule: 'sanction-not-in-force' });
    expect(await leavingNoTrace(api.registry, () => lift(sanction.id, { expectedVersion: 1 }))).toMatchObject({
      __typename: 'StaleVersionError',
    });
  });

  it('refuses what has ended, its first day, what has no period, and an order without a reason', async () => {
    const officer = await officerWith();
    const { sanction } = await imposed(officer);
    const { sanction: dismissal } = await imposed(officer, { kind: 'DISMISSAL' });
    const tried: [string, object, object][] = [
      [sanction.id, { effectiveOn: '2022-09-15' }, { rule: 'sanction-not-in-force' }],
      [sanction.id, { effectiveOn: DECIDED_ON }, { rule: 'sanction-never-held' }],
      [sanction.id, { effectiveOn: '2022-03-14' }, { __typename: 'NotFoundError' }],
      [dismissal.id, {}, { rule: 'sanction-no-period', article: '公务员法 第六十五条' }],
      [sanction.id, { basis: { documentNumber: '合成' } }, { issues: [{ path: 'basis.reason' }] }],
      [sanction.id, { basis: { reason: '合成' } }, { issues: [{ path: 'basis.documentNumber' }] }],
    ];
    for (const [id, more, answer] of tried) {
      expect(await leavingNoTrace(api.registry, () => lift(id, more))).toMatchObject(answer);
    }
  });

  it('overturns one, even after its end: nothing follows from it on any day, as known from now on', async () => {
    const officer = await officerWith();
    const { sanction } = await imposed(officer);
    const before = new Date().toISOString();
    expect(await lift(sanction.id, { effectiveOn: '2023-01-01', overturned: true })).toMatchObject({
      sanction: { status: 'OVERTURNED', effects: [], liftedBecause: '合成的理由' },
    });
    expect(await sanctionRows(api.registry, officer.id)).toMatchObject([
      { lifted: false, overturned: true, from: DECIDED_ON, to: null },
    ]);
    const known = await api.admin.request<{ node: unknown }>(
      `query ($id: ID!, $at: DateTime) @asOf(date: "2022-04-01", knownAt: $at) { node(id: $id) { ... on Sanction { status effects { effect } } } }`,
      { id: sanction.id, at: before },
      { 'x-purpose': 'synthetic' },
    );
    expect(known.node).toMatchObject({
      status: 'IN_FORCE',
      effects: Array.from({ length: 4 }, () => expect.anything()),
    });
    expect(await disciplineOf(officer, '2022-04-01')).toMatchObject({
      sanctions: { nodes: [{ status: 'OVERTURNED', effects: [] }] },
    });
    expect(await leavingNoTrace(api.registry, () => lift(sanction.id, { overturned: true }))).toMatchObject({
      rule: 'sanction-not-in-force',
    });
  });

  it('reinstates who is suspended, and leaves who was reinstated before as they are', async () => {
    const officer = await officerWith();
    const { sanction } = await imposed(officer, { kind: 'SUSPENSION' });
    expect(await lift(sanction.id)).toMatchObject({ sanction: { status: 'LIFTED', officer: { status: 'ACTIVE' } } });
    const statuses = async (one: { id: number }) =>
      (await officerRows(api.registry, one.id))
        .filter(({ believed }) => believed)
        .map(({ status, from }) => [status, from]);
    expect(await statuses(officer)).toEqual([
      ['ACTIVE', '2020-01-01'],
      ['SUSPENDED', DECIDED_ON],
      ['ACTIVE', '2022-06-01'],
    ]);
    expect(await lift(sanction.id, { overturned: true })).toMatchObject({ sanction: { status: 'OVERTURNED' } });
    expect((await statuses(officer)).map(([status]) => status)).toEqual(['ACTIVE', 'ACTIVE', 'ACTIVE']);
  });

  it('gives the rank back for its days, unless another came after it', async () => {
    const officer = await officerWith({ rank: 'SUPERVISOR_FIRST_CLASS' });
    const { sanction } = await imposed(officer, { kind: 'RANK_REDUCTION', rank: 'SUPERVISOR_SECOND_CLASS' });
    await imposed(officer, { kind: 'RANK_REDUCTION', rank: 'SUPERVISOR_THIRD_CLASS', decidedOn: '2023-01-01' });
    expect(await leavingNoTrace(api.registry, () => lift(sanction.id, { overturned: true }))).toMatchObject({
      rule: 'rank-changed-since',
    });
    const other = await officerWith({ rank: 'SUPERVISOR_FIRST_CLASS' });
    const { sanction: wrong } = await imposed(other, { kind: 'RANK_REDUCTION', rank: 'SUPERVISOR_SECOND_CLASS' });
    expect(await leavingNoTrace(api.registry, () => lift(wrong.id))).toMatchObject({ rule: 'sanction-no-period' });
    expect(await lift(wrong.id, { overturned: true })).toMatchObject({
      sanction: { status: 'OVERTURNED', officer: { rank: 'SUPERVISOR_FIRST_CLASS' } },
    });
  });
});

describe('a sanction that is taken off the record', () => {
  it('is so by its id, unless it changed the officer: then by undoing its change, with what it changed', async () => {
    const officer = await officerWith({ rank: 'SUPERVISOR_FIRST_CLASS' });
    const { sanction } = await imposed(officer);
    expect(await withdrawn(sanction.id)).toEqual([sanction.id]);
    for (const more of [
      { kind: 'SUSPENSION' as const },
      { kind: 'RANK_REDUCTION' as const, rank: 'SUPERVISOR_SECOND_CLASS' as const },
    ]) {
      const before = (await officerRows(api.registry, officer.id)).filter(({ believed }) => believed);
      const { sanction: done, change } = await imposed(officer, more);
      expect(await refused(done.id)).toMatchObject({ __typename: 'RuleViolationError' });
      await withdrawn(globalId('Change', change.position as unknown as number));
      expect((await officerRows(api.registry, officer.id)).filter(({ believed }) => believed)).toMatchObject(
        before.map(({ rank, status }) => ({ rank, status })),
      );
    }
    expect(await sanctionRows(api.registry, officer.id)).toEqual([]);
  });
});

describe('who reads sanctions', () => {
  it('states a purpose, and is on record', async () => {
    const officer = await officerWith();
    const { sanction } = await imposed(officer);
    const ask = (headers: Record<string, string> = {}) =>
      api.admin.request(`{ node(id: "${sanction.id}") { ... on Sanction { kind facts } } }`, {}, headers);
    expect(await refusal(ask())).toMatchObject([{ extensions: { code: 'PURPOSE_REQUIRED' } }]);
    await ask({ 'x-purpose': 'synthetic' });
    await disciplineOf(officer);
    const reads = await api.registry.personalRead.findMany({ where: { officerId: officer.id } });
    expect(new Set(reads.map(({ field }) => field))).toEqual(new Set(['sanctions']));
    expect(reads.length).toBeGreaterThanOrEqual(2);
  });

  it('reads those of officers of the own units alone, wherever they are asked for', async () => {
    const [own, other] = [await createUnit(api.registry), await createUnit(api.registry)];
    const officer = await createOfficerIn(api.registry, own);
    const { sanction } = await imposed(officer);
    const reader = (unit: { id: number }) => api.signedIn(['registry:read', 'discipline:read'], [unit.id]);
    const query = `{ node(id: "${sanction.id}") { id }
  officer(id: "${globalId('Officer', officer.id)}") { sanctions { totalCount nodes { kind } } }
  unit(id: "${globalId('Unit', own.id)}") { sanctions { totalCount nodes { kind } } disciplineSummary(from: "2022-01-01", to: "2023-01-01") { form count } } }`;
    const headers = { 'x-purpose': 'synthetic' };
    const inside = await (await reader(own)).request(query, {}, headers);
    expect(inside).toMatchObject({
      node: { id: sanction.id },
      officer: { sanctions: { totalCount: 1 } },
      unit: { sanctions: { totalCount: 1 }, disciplineSummary: [{ form: 'SECOND', count: 0 }, {}, {}] },
    });
    const outside = await (await reader(other)).request(query, {}, headers);
    expect(outside).toMatchObject({
      node: null,
      officer: { sanctions: { totalCount: 0, nodes: [] } },
      unit: { sanctions: { totalCount: 0, nodes: [] }, disciplineSummary: null },
    });
  });

  it('finds nothing of them in the record of changes without the scope, whatever is asked for', async () => {
    const [own, other] = [await createUnit(api.registry), await createUnit(api.registry)];
    const officer = await createOfficerIn(api.registry, own);
    const { sanction, change } = await imposed(officer);
    const changeId = globalId('Change', Number(change.position));
    const query = `{ node(id: "${changeId}") { id }
  one: changes(filter: { subject: "${sanction.id}" }) { nodes { operation } }
  officer: changes(filter: { subject: "${globalId('Officer', officer.id)}" }) { nodes { operation } }
  unit: changes(filter: { within: "${globalId('Unit', own.id)}", subjectType: ["Sanction"] }) { nodes { operation } }
  acts: changes(filter: { operation: ["imposeSanction"], subjectType: ["Sanction"] }, first: 1) { nodes { operation } } }`;
    const nothing = { nodes: [] };
    const closed = { node: null, one: nothing, officer: nothing, unit: nothing, acts: nothing };
    const without = await api.signedIn(['registry:read', 'change:read']);
    expect(await without.request(query)).toEqual(closed);
    const elsewhere = await api.signedIn(['registry:read', 'discipline:read'], [other.id], ['change:read']);
    expect(await elsewhere.request(query)).toEqual(closed);
    const here = await api.signedIn(['registry:read', 'discipline:read'], [own.id], ['change:read']);
    const found = { nodes: [{ operation: 'imposeSanction' }] };
    expect(await here.request(query)).toEqual({
      node: { id: changeId },
      one: found,
      officer: found,
      unit: found,
      acts: found,
    });
  });

  it('finds those of a unit by how they stand, with those of who left from there, and counts them by form', async () => {
    const unit = await createUnit(api.registry);
    const officers = [];
    for (let i = 0; i < 5; i++) officers.push(await createOfficerIn(api.registry, unit));
    await imposed(officers[0]!, { form: 'SECOND' });
    const { sanction } = await imposed(officers[1]!, { form: 'THIRD', kind: 'DEMERIT' });
    await lift(sanction.id);
    await imposed(officers[2]!, { form: 'THIRD', kind: 'DEMERIT', decidedOn: '2023-01-01' });
    const ask = async (date: string, status: string) =>
      (
        await api.admin.request<{ unit: { sanctions: { nodes: { kind: string }[] } } }>(
          `query @asOf(date: "${date}") { unit(id: "${globalId('Unit', unit.id)}") { sanctions(status: [${status}]) { nodes { kind status } } } }`,
          {},
          { 'x-purpose': 'synthetic' },
        )
      ).unit.sanctions.nodes.map(({ kind }) => kind);
    expect(await ask('2022-05-01', 'IN_FORCE')).toEqual(['DEMERIT', 'WARNING']);
    expect(await ask('2022-07-01', 'LIFTED')).toEqual(['DEMERIT']);
    expect(await ask('2023-02-01', 'ENDED, IN_FORCE')).toEqual(['DEMERIT', 'WARNING']);
    const { unit: counted } = await api.admin.request<{ unit: { disciplineSummary: object[] } }>(
      `{ unit(id: "${globalId('Unit', unit.id)}") { disciplineSummary(from: "2022-01-01", to: "2023-01-01") { form count } } }`,
    );
    expect(counted.disciplineSummary).toEqual([
      { form: 'FIRST', count: 0 },
      { form: 'SECOND', count: 1 },
      { form: 'THIRD', count: 1 },
      { form: 'FOURTH', count: 0 },
    ]);
    const long = `{ unit(code: "D-S") { disciplineSummary(from: "2020-01-01", to: "2025-01-02") { count } } }`;
    expect(await refusal(api.admin.request(long))).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});

testCallers(
  api,
  ['discipline:write', 'discipline:read', 'registry:read'],
  [
    [
      'imposeSanction',
      async () => {
        const officer = await officerWith();
        return (client) =>
          client.request(ImposeSanctionDocument, { input: sanctionInput(officer), key: `key-${unique()}` });
      },
    ],
    [
      'liftSanction',
      async () => {
        const { sanction } = await imposed(await officerWith());
        const input = { id: sanction.id, effectiveOn: '2022-06-01', basis: { documentNumber: '合成', reason: '合成' } };
        return (client) => client.request(LiftSanctionDocument, { input });
      },
    ],
  ],
);
