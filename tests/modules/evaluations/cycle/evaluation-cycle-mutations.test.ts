import { beforeAll, describe, expect, it } from '@jest/globals';
import { today } from '../../../../src/time/day.ts';
import { OpenEvaluationCycleDocument, type OpenEvaluationCycleInput } from '../../../generated/graphql.ts';
import { globalId, useApp } from '../../../support/app.ts';
import { createScheme } from '../../../support/evaluation-factories.ts';
import { addOfficerVersion, createAssignment, createOfficer, createOfficerIn } from '../../../support/factories.ts';
import { createUnit, unique } from '../../../support/factories.ts';
import { ENGLISH, lastChange, leavingNoTrace, nextYears } from '../../../support/writes.ts';
import { sql } from '../../../../src/sql/sql.ts';

const api = useApp();

type Headers = Record<string, string>;

let bureau: { id: number; code: string };
let station: { id: number; code: string };
/** Of the bureau. */
let scheme: { id: number };
let schemeKey: string;

beforeAll(async () => {
  const { registry } = api;
  bureau = await createUnit(registry, { code: 'EB' });
  station = await createUnit(registry, { code: 'EB-S', parentId: bureau.id });
  schemeKey = `cycles-${unique()}`;
  scheme = await createScheme(registry, {
    key: schemeKey,
    columns: { ownerId: bureau.id, excellentCapBasisPoints: 3_000 },
  });
});

const open = (input: OpenEvaluationCycleInput, headers: Headers = {}, key = `key-${unique()}`) =>
  api.admin.request(OpenEvaluationCycleDocument, { input, key }, headers).then((data) => data.openEvaluationCycle);

const newCycle = (
  unit: { id: number },
  by: { id: number } = scheme,
  more: Partial<OpenEvaluationCycleInput> = {},
): OpenEvaluationCycleInput => ({
  scheme: globalId('EvaluationScheme', by.id),
  unit: globalId('Unit', unit.id),
  from: '2024-01-01',
  to: '2025-01-01',
  ...more,
});

const refusedInBoth = (send: (headers: Headers) => Promise<object>) =>
  leavingNoTrace(api.registry, async () => [await send({}), await send(ENGLISH)]);

const rule = (name: string, zh: string, en: string) =>
  [zh, en].map((message) => ({ __typename: 'RuleViolationError', message, rule: name, article: null }));

/** Who takes part in the last cycle: officers or units, and who of them is on probation. */
const participants = () =>
  api.registry.$query<{ officer: number | null; unit: number | null; probation: boolean }>(
    sql`SELECT officer_id AS officer, unit_id AS unit, probation FROM evaluation
WHERE cycle_id = (SELECT max(id) FROM evaluation_cycle) ORDER BY id`,
    [],
  );

describe('openEvaluationCycle', () => {
  it('opens a cycle for who is on the roll of the last day, with its change', async () => {
    const team = await createUnit(api.registry, { code: 'EB-T', parentId: bureau.id });
    const below = await createUnit(api.registry, { parentId: team.id });
    const elsewhere = await createUnit(api.registry);
    const named = async (joinedOn: string | null, unit = below) =>
      (await createOfficerIn(api.registry, unit, { joinedOn: joinedOn === null ? null : new Date(joinedOn) })).id;
    const long = await named('2024-01-01', team);
    const new_ = await named('2024-01-02');
    const unknown = await named(null);
    // came on the last day, left on the last day, left the force, serves elsewhere, has a concurrent post only
    const came = await createOfficer(api.registry);
    await createAssignment(api.registry, came.id, { unitId: below.id, from: '2024-12-31' });
    const left = await createOfficer(api.registry);
    await createAssignment(api.registry, left.id, { unitId: below.id, to: '2024-12-31' });
    const retired = await createOfficerIn(api.registry, below, { to: '2024-12-31' });
    await addOfficerVersion(api.registry, retired.id, { from: '2024-12-31', status: 'RETIRED' });
    await named(null, elsewhere);
    await createAssignment(api.registry, (await createOfficer(api.registry)).id, {
      unitId: below.id,
      kind: 'CONCURRENT',
    });

    const result = await open(newCycle(team, scheme, { basis: { documentNumber: '甲考〔2024〕1号' } }));
    const { id, probationMonths, excellentCapBasisPoints } = await api.registry.evaluationCycle.findFirstOrThrow({
      where: { unitId: team.id },
    });
    const change = await lastChange(api.registry);
    const fields = [
      ['effectiveOn', null, today()],
      ['scheme', null, schemeKey],
      ['unit', null, 'EB-T'],
      ['from', null, '2024-01-01'],
      ['to', null, '2025-01-01'],
      ['excellentCapBasisPoints', null, '2500'],
      ['probationMonths', null, '12'],
      ['participants', null, '4'],
      ['probationers', null, '1'],
      ['status', null, 'OPEN'],
    ];
    expect([probationMonths, excellentCapBasisPoints]).toEqual([12, 2_500]);
    expect(result).toEqual({
      __typename: 'OpenEvaluationCycleSuccess',
      cycle: {
        id: globalId('EvaluationCycle', id),
        version: 1,
        scheme: { key: schemeKey },
        unit: { code: 'EB-T' },
        from: '2024-01-01',
        to: '2025-01-01',
        status: 'OPEN',
        excellentCapBasisPoints: 2_500,
        probationMonths: 12,
      },
      participants: 4,
      change: {
        position: String(change.position),
        fields: fields.map(([field, before, after]) => ({ field, before, after })),
      },
    });
    expect(change).toMatchObject({
      operation: 'openEvaluationCycle',
      subjectType: 'EvaluationCycle',
      subjectId: id,
      basisDocument: '甲考〔2024〕1号',
      fields,
    });
    expect(await participants()).toEqual([
      { officer: long, unit: null, probation: false },
      { officer: new_, unit: null, probation: true },
      { officer: unknown, unit: null, probation: false },
      { officer: came.id, unit: null, probation: false },
    ]);
    expect(await api.registry.evaluationCycleVersion.findMany({ where: { cycleId: id } })).toMatchObject([
      { status: 'OPEN', validFrom: new Date(today()), validTo: null, supersededAt: null },
    ]);
    expect(await api.registry.evaluationVersion.findMany({ where: { evaluation: { cycleId: id } } })).toMatchObject(
      Array.from({ length: 4 }, () => ({ total: null, rank: null, grade: 'NOT_GRADED', supersededAt: null })),
    );
  });

  it('evaluates all units below by a scheme of units, without cap and probation', async () => {
    const of = await createScheme(api.registry, { columns: { ownerId: bureau.id, subjectKind: 'UNIT' } });
    const unit = await createUnit(api.registry, { parentId: station.id });
    const first = await createUnit(api.registry, { parentId: unit.id });
    const second = await createUnit(api.registry, { parentId: first.id });
    await createUnit(api.registry, { parentId: unit.id, to: '2024-12-31' });
    expect(await open(newCycle(unit, of))).toMatchObject({
      cycle: { excellentCapBasisPoints: null, probationMonths: null },
      participants: 2,
    });
    expect(await participants()).toEqual([
      { officer: null, unit: first.id, probation: false },
      { officer: null, unit: second.id, probation: false },
    ]);
  });

  it('takes the rules in force on the last day: before there were any, the cap of the scheme alone', async () => {
    const unit = await createUnit(api.registry, { parentId: bureau.id, from: '2018-01-01' });
    const early = await createScheme(api.registry, {
      from: '2018-01-01',
      columns: { excellentCapBasisPoints: 3_000 },
    });
    expect(await open(newCycle(unit, early, { from: '2018-06-01', to: '2019-06-01' }))).toMatchObject({
      cycle: { excellentCapBasisPoints: 3_000, probationMonths: null },
    });
    expect(await open(newCycle(unit, early, { from: '2019-06-01', to: '2020-06-01' }))).toMatchObject({
      cycle: { excellentCapBasisPoints: 3_000, probationMonths: 12 },
    });
  });

  it('refuses an edition that is not in force on the last day, or has not begun', async () => {
    const key = `cycles-${unique()}`;
    const old = await createScheme(api.registry, { key, to: '2024-12-31', columns: { ownerId: bureau.id } });
    const next = await createScheme(api.registry, { key, from: '2024-12-31', columns: { ownerId: bureau.id } });
    const ahead = await createScheme(api.registry, { key: `${key}-a`, from: nextYears(1) });
    const said = (name: string, on: string) =>
      rule(
        'scheme-not-in-force',
        `考核办法 ${name} 的这一版本在考核周期最后一日 ${on} 未执行，或尚未开始执行`,
        `This edition of the scheme ${name} is not in force on ${on}, the last day of the period, or has not begun yet.`,
      );
    expect(await refusedInBoth((headers) => open(newCycle(station, old), headers))).toEqual(said(key, '2024-12-31'));
    const period = { from: '2025-01-01', to: nextYears(2) };
    expect(await refusedInBoth((headers) => open(newCycle(station, ahead, period), headers))).toEqual(
      said(`${key}-a`, `${Number(nextYears(1).slice(0, 4))}-12-31`),
    );
    expect(await open(newCycle(station, next))).toMatchObject({ __typename: 'OpenEvaluationCycleSuccess' });
  });

  it('refuses the scheme of a unit that is not above, and takes one without an owner', async () => {
    const of = await createScheme(api.registry, { columns: { ownerId: station.id } });
    const { key } = await api.registry.evaluationScheme.findUniqueOrThrow({ where: { id: of.id } });
    expect(await refusedInBoth((headers) => open(newCycle(bureau, of), headers))).toEqual(
      rule(
        'scheme-of-another-unit',
        `考核办法 ${key} 不是由单位 EB 或其上级制定的`,
        `The scheme ${key} is neither of the unit EB nor of a unit above it.`,
      ),
    );
    expect(await open(newCycle(bureau, await createScheme(api.registry)))).toMatchObject({
      __typename: 'OpenEvaluationCycleSuccess',
    });
  });

  it('refuses days that a cycle of the scheme has already there, by whatever edition', async () => {
    const unit = await createUnit(api.registry, { code: 'EB-O', parentId: bureau.id });
    const key = `cycles-${unique()}`;
    const first = await createScheme(api.registry, { key, to: '2025-06-01', columns: { ownerId: bureau.id } });
    const next = await createScheme(api.registry, { key, from: '2025-06-01', columns: { ownerId: bureau.id } });
    await open(newCycle(unit, first));
    const { id } = await api.registry.evaluationCycle.findFirstOrThrow({ where: { unitId: unit.id } });
    const again = (period: { from: string; to: string }, headers: Headers = {}) =>
      open(newCycle(unit, next, period), headers);
    expect(await refusedInBoth((headers) => again({ from: '2024-12-31', to: '2025-12-31' }, headers))).toEqual(
      [
        `单位 EB-O 已有按考核办法 ${key} 开展、2024-01-01 起至 2025-01-01 前的考核周期`,
        `The unit EB-O has a cycle of the scheme ${key} from 2024-01-01 until 2025-01-01.`,
      ].map((message) => ({
        __typename: 'ConflictError',
        message,
        existing: { id: globalId('EvaluationCycle', id) },
      })),
    );
    expect(await again({ from: '2025-01-01', to: '2026-01-01' })).toMatchObject({ participants: 0 });
  });

  it('refuses days that make no period, ids that are none, and what is not there', async () => {
    const send = (more: Partial<OpenEvaluationCycleInput>) => (headers: Headers) =>
      open(newCycle(bureau, scheme, more), headers);
    const issues = (zh: object[], en: object[]) => [{ issues: zh }, { issues: en }];
    expect(await refusedInBoth(send({ to: '2024-01-01', unit: 'x' }))).toMatchObject(
      issues(
        [
          { path: 'unit', message: '不是登记系统的标识' },
          { path: 'to', message: '必须晚于 from' },
        ],
        [{ path: 'unit' }, { path: 'to', message: 'must be after from' }],
      ),
    );
    expect(await refusedInBoth(send({ from: '2020-01-01', to: '2025-01-02' }))).toMatchObject(
      issues(
        [{ path: 'to', message: '距 from 不能超过 1827 天' }],
        [{ path: 'to', message: 'must be at most 1827 days after from' }],
      ),
    );
    const closed = await createUnit(api.registry, { to: '2024-12-31' });
    const later = await createUnit(api.registry, { from: nextYears(1) });
    const missing = (type: string) => [
      { __typename: 'NotFoundError', type },
      { __typename: 'NotFoundError', type },
    ];
    expect(await refusedInBoth((headers) => open(newCycle(closed), headers))).toMatchObject(missing('Unit'));
    const ahead = newCycle(later, scheme, { to: nextYears(2) });
    expect(await refusedInBoth((headers) => open(ahead, headers))).toMatchObject(missing('Unit'));
    expect(await refusedInBoth((headers) => open(newCycle(bureau, { id: 999_999 }), headers))).toMatchObject(
      missing('EvaluationScheme'),
    );
  });

  it('answers the same again, as it was', async () => {
    const unit = await createUnit(api.registry, { parentId: bureau.id });
    await createOfficerIn(api.registry, unit);
    const first = await open(newCycle(unit), {}, 'open-once');
    expect(await leavingNoTrace(api.registry, () => open(newCycle(unit), {}, 'open-once'))).toEqual(first);
  });

  it('takes as many statements for one as for many', async () => {
    const units = await Promise.all(
      [1, 1, 6, 6].map(async (officers) => {
        const unit = await createUnit(api.registry, { parentId: bureau.id });
        for (let i = 0; i < officers; i++) await createOfficerIn(api.registry, unit);
        return unit;
      }),
    );
    const count = () => api.statements(() => open(newCycle(units.shift()!))).then(({ length }) => length);
    expect([await count(), await count()]).toEqual([24, 24]);
  });
});
