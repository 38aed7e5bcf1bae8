import { beforeAll, describe, expect, it } from '@jest/globals';
import { daysAfter, today } from '../../../../src/time/day.ts';
import { globalId, useApp } from '../../../support/app.ts';
import { newCycle, openCycle } from '../../../support/evaluation-cycles.ts';
import { createScheme } from '../../../support/evaluation-factories.ts';
import { addOfficerVersion, createAssignment, createOfficer, createOfficerIn } from '../../../support/factories.ts';
import { createUnit, unique } from '../../../support/factories.ts';
import { lastChange, leavingNoTrace } from '../../../support/writes.ts';
import { sql } from '../../../../src/sql/sql.ts';

const api = useApp();

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

const open = openCycle(api);

/** Who takes part in the last cycle: officers or units, and who of them is on probation. */
const participants = () =>
  api.registry.$query<{ officer: number | null; unit: number | null; probation: boolean }>(
    sql`SELECT officer_id AS officer, unit_id AS unit, probation FROM evaluation
WHERE cycle_id = (SELECT max(id) FROM evaluation_cycle) ORDER BY id`,
    [],
  );

describe('openEvaluationCycle', () => {
  it('opens a cycle from the day on which that was decided', async () => {
    const team = await createUnit(api.registry, { parentId: bureau.id });
    const effectiveOn = daysAfter(today(), -30);
    expect(await open(newCycle(team, scheme, { effectiveOn }))).toMatchObject({ cycle: { status: 'OPEN' } });
    expect((await lastChange(api.registry)).fields[0]).toEqual(['effectiveOn', null, effectiveOn]);
    const { id } = await api.registry.evaluationCycle.findFirstOrThrow({ where: { unitId: team.id } });
    expect(await api.registry.evaluationCycleVersion.findMany({ where: { cycleId: id } })).toMatchObject([
      { status: 'OPEN', validFrom: new Date(effectiveOn), validTo: null, supersededAt: null },
    ]);
  });

  it('evaluates the officers on the roll of the last day, and records the change', async () => {
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

  it('takes the rules that are in force on the last day of the period', async () => {
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

  it('acts once under one key', async () => {
    const unit = await createUnit(api.registry, { parentId: bureau.id });
    await createOfficerIn(api.registry, unit);
    const first = await open(newCycle(unit, scheme), {}, 'open-once');
    expect(await leavingNoTrace(api.registry, () => open(newCycle(unit, scheme), {}, 'open-once'))).toEqual(first);
  });

  it('needs as many statements for one officer as for many', async () => {
    const units = await Promise.all(
      [1, 1, 6, 6].map(async (officers) => {
        const unit = await createUnit(api.registry, { parentId: bureau.id });
        for (let i = 0; i < officers; i++) await createOfficerIn(api.registry, unit);
        return unit;
      }),
    );
    const count = () => api.statements(() => open(newCycle(units.shift()!, scheme))).then(({ length }) => length);
    expect([await count(), await count()]).toEqual([24, 24]);
  });
});
