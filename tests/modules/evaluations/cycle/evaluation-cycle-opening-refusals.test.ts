import { beforeAll, describe, expect, it } from '@jest/globals';
import { daysAfter, today } from '../../../../src/time/day.ts';
import type { OpenEvaluationCycleInput } from '../../../generated/graphql.ts';
import { globalId, useApp } from '../../../support/app.ts';
import { newCycle, openCycle } from '../../../support/evaluation-cycles.ts';
import { createScheme } from '../../../support/evaluation-factories.ts';
import { createUnit, unique } from '../../../support/factories.ts';
import { issue, refusedInBoth, rule } from '../../../support/refusals.ts';
import { nextYears } from '../../../support/writes.ts';

const api = useApp();
const open = openCycle(api);

let bureau: { id: number; code: string };
let station: { id: number; code: string };
/** Of the bureau. */
let scheme: { id: number };

beforeAll(async () => {
  bureau = await createUnit(api.registry, { code: 'EB' });
  station = await createUnit(api.registry, { code: 'EB-S', parentId: bureau.id });
  scheme = await createScheme(api.registry, { columns: { ownerId: bureau.id } });
});

const missing = (type: string) => [
  { __typename: 'NotFoundError', type },
  { __typename: 'NotFoundError', type },
];

describe('openEvaluationCycle', () => {
  const notInForce = (key: string, on: string, openOn = today()) =>
    rule(
      'scheme-not-in-force',
      `考核办法「办法${key}」的这一版本在考核周期最后一日 ${on} 未执行，或在启动之日 ${openOn} 尚未开始执行`,
      `This edition of the scheme 办法${key} is not in force on ${on}, the last day of the period, or has not begun by ${openOn}, the day of the opening.`,
    );

  it('refuses an edition that is not in force on the last day of the period, and takes the next one', async () => {
    const key = `cycles-${unique()}`;
    const old = await createScheme(api.registry, { key, to: '2024-12-31', columns: { ownerId: bureau.id } });
    const next = await createScheme(api.registry, { key, from: '2024-12-31', columns: { ownerId: bureau.id } });
    expect(await refusedInBoth(api, (headers) => open(newCycle(station, old), headers))).toEqual(
      notInForce(key, '2024-12-31'),
    );
    expect(await open(newCycle(station, next))).toMatchObject({ __typename: 'OpenEvaluationCycleSuccess' });
  });

  it('refuses a day to come, and one on which the edition or the unit was not there yet', async () => {
    const tomorrow = daysAfter(today(), 1);
    expect(
      await refusedInBoth(api, (headers) => open(newCycle(station, scheme, { effectiveOn: tomorrow }), headers)),
    ).toMatchObject(issue('effectiveOn', `不能晚于今日 ${today()}`, `must not be after today, ${today()}`));
    const since = daysAfter(today(), -10);
    const before = { from: daysAfter(today(), -40), to: daysAfter(today(), -5), effectiveOn: daysAfter(since, -1) };
    const key = `cycles-${unique()}`;
    const begun = await createScheme(api.registry, { key, from: since });
    expect(await refusedInBoth(api, (headers) => open(newCycle(station, begun, before), headers))).toEqual(
      notInForce(key, daysAfter(before.to, -1), before.effectiveOn),
    );
    const made = await createUnit(api.registry, { from: since });
    const old = await createScheme(api.registry);
    expect(await refusedInBoth(api, (headers) => open(newCycle(made, old, before), headers))).toMatchObject(
      missing('Unit'),
    );
    expect(await open(newCycle(made, old, { ...before, effectiveOn: since }))).toMatchObject({
      cycle: { status: 'OPEN' },
    });
  });

  it('refuses an edition that has not begun', async () => {
    const key = `cycles-${unique()}`;
    const ahead = await createScheme(api.registry, { key, from: nextYears(1) });
    const period = { from: '2025-01-01', to: nextYears(2) };
    expect(await refusedInBoth(api, (headers) => open(newCycle(station, ahead, period), headers))).toEqual(
      notInForce(key, `${Number(nextYears(1).slice(0, 4))}-12-31`),
    );
  });

  it('refuses the scheme of a unit that is not above, and takes one without an owner', async () => {
    const of = await createScheme(api.registry, { columns: { ownerId: station.id } });
    const { key } = await api.registry.evaluationScheme.findUniqueOrThrow({ where: { id: of.id } });
    expect(await refusedInBoth(api, (headers) => open(newCycle(bureau, of), headers))).toEqual(
      rule(
        'scheme-of-another-unit',
        `考核办法「办法${key}」不是由单位 单位EB EB 或其上级制定的`,
        `The scheme 办法${key} is neither of the unit 单位EB EB nor of a unit above it.`,
      ),
    );
    expect(await open(newCycle(bureau, await createScheme(api.registry)))).toMatchObject({
      __typename: 'OpenEvaluationCycleSuccess',
    });
  });

  it('refuses days on which the unit has a cycle by any edition of the scheme', async () => {
    const unit = await createUnit(api.registry, { code: 'EB-O', parentId: bureau.id });
    const key = `cycles-${unique()}`;
    const first = await createScheme(api.registry, { key, to: '2025-06-01', columns: { ownerId: bureau.id } });
    const next = await createScheme(api.registry, { key, from: '2025-06-01', columns: { ownerId: bureau.id } });
    await open(newCycle(unit, first));
    const { id } = await api.registry.evaluationCycle.findFirstOrThrow({ where: { unitId: unit.id } });
    const again = (period: { from: string; to: string }, headers: Record<string, string> = {}) =>
      open(newCycle(unit, next, period), headers);
    expect(await refusedInBoth(api, (headers) => again({ from: '2024-12-31', to: '2025-12-31' }, headers))).toEqual(
      [
        `单位 单位EB-O EB-O 已有按考核办法「办法${key}」开展、2024-01-01 起至 2025-01-01 前的考核周期`,
        `The unit 单位EB-O EB-O has a cycle of the scheme 办法${key} from 2024-01-01 until 2025-01-01.`,
      ].map((message) => ({
        __typename: 'ConflictError',
        message,
        existing: { id: globalId('EvaluationCycle', id) },
      })),
    );
    expect(await again({ from: '2025-01-01', to: '2026-01-01' })).toMatchObject({ participants: 0 });
  });

  it.each<[string, Partial<OpenEvaluationCycleInput>, object[], object[]]>([
    [
      'a malformed id and a period that ends before it begins',
      { to: '2024-01-01', unit: 'x' },
      [
        { path: 'unit', message: '不是登记系统的标识' },
        { path: 'to', message: '必须晚于考核起始日期' },
      ],
      [{ path: 'unit' }, { path: 'to', message: 'must be after from' }],
    ],
    [
      'a period of more than five years',
      { from: '2020-01-01', to: '2025-01-02' },
      [{ path: 'to', message: '距考核起始日期不能超过 1827 天' }],
      [{ path: 'to', message: 'must be at most 1827 days after from' }],
    ],
  ])('refuses %s', async (_case, more, zh, en) => {
    const input = newCycle(bureau, scheme, more);
    expect(await refusedInBoth(api, (headers) => open(input, headers))).toMatchObject([{ issues: zh }, { issues: en }]);
  });

  it('refuses a unit that is closed on the last day of the period, or does not exist yet', async () => {
    const closed = await createUnit(api.registry, { to: '2024-12-31' });
    const later = await createUnit(api.registry, { from: nextYears(1) });
    for (const input of [newCycle(closed, scheme), newCycle(later, scheme, { to: nextYears(2) })]) {
      expect(await refusedInBoth(api, (headers) => open(input, headers))).toMatchObject(missing('Unit'));
    }
  });

  it('refuses a scheme that does not exist', async () => {
    expect(await refusedInBoth(api, (headers) => open(newCycle(bureau, { id: 999_999 }), headers))).toMatchObject(
      missing('EvaluationScheme'),
    );
  });
});
