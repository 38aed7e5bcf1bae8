import { describe, expect, it } from '@jest/globals';
import {
  CalendarDaysDocument,
  RecordCalendarDaysDocument,
  type RecordCalendarDaysInput,
} from '../../generated/graphql.ts';
import { graphql } from '../../generated/gql.ts';
import { daysAfter, today } from '../../../src/time/day.ts';
import { refusal, scopesWithout, useApp } from '../../support/app.ts';
import { day } from '../../support/factories.ts';
import { ENGLISH, lastChange, leavingNoTrace } from '../../support/writes.ts';

const api = useApp();

const record = (input: RecordCalendarDaysInput, headers: Record<string, string> = {}) =>
  api.admin.request(RecordCalendarDaysDocument, { input }, headers).then((data) => data.recordCalendarDays);

const daysOf = async (year: number) => {
  const period = { from: `${year}-01-01`, to: `${year + 1}-01-01` };
  const { calendarDays } = await api.admin.request(CalendarDaysDocument, period);
  return calendarDays.map((found) => `${found.day} ${found.kind} ${found.name}`);
};

const off = (on: string, name = '测试节') => ({ day: on, kind: 'HOLIDAY' as const, name });
const worked = (on: string, name = '测试节调休') => ({ day: on, kind: 'WORKDAY' as const, name });

const rowsOf = (on: string) =>
  api.registry.calendarDay.findMany({
    where: { day: day(on) },
    orderBy: { id: 'asc' },
    select: { kind: true, name: true, supersededAt: true, basisDocument: true },
  });

describe('recordCalendarDays', () => {
  it('puts days on record, lists them in the order of the calendar, and records the change', async () => {
    const days = [worked('2031-05-10'), off('2031-05-01'), off('2031-05-02')];
    const basis = { documentNumber: '测办〔2030〕1号' };
    const result = await record({ days, basis });
    const change = await lastChange(api.registry);
    const fields = [
      ['effectiveOn', null, today()],
      ['2031-05-10', null, 'WORKDAY 测试节调休'],
      ['2031-05-01', null, 'HOLIDAY 测试节'],
      ['2031-05-02', null, 'HOLIDAY 测试节'],
    ];
    expect(result).toEqual({
      __typename: 'RecordCalendarDaysSuccess',
      days: days.map((recorded) => ({ ...recorded, basis })),
      change: {
        position: String(change.position),
        fields: fields.map(([field, before, after]) => ({ field, before, after })),
      },
    });
    expect(change).toMatchObject({
      operation: 'recordCalendarDays',
      subjectType: 'CalendarDay',
      subjectId: null,
      fields,
    });
    expect(await daysOf(2031)).toEqual([
      '2031-05-01 HOLIDAY 测试节',
      '2031-05-02 HOLIDAY 测试节',
      '2031-05-10 WORKDAY 测试节调休',
    ]);
  });

  it('corrects and removes days, and keeps the old rows readable', async () => {
    await record({ days: [off('2032-05-01'), off('2032-05-03'), off('2032-05-04')] });
    const { at: before } = await api.registry.change.findFirstOrThrow({ orderBy: { position: 'desc' } });
    const result = await record({
      days: [off('2032-05-01'), off('2032-05-03', '更名'), { day: '2032-05-04' }, { day: '2032-05-05', kind: null }],
      basis: { documentNumber: '测办〔2031〕2号' },
    });
    expect(result).toMatchObject({ days: [{ name: '测试节' }, { name: '更名' }] });
    const { fields } = await lastChange(api.registry);
    expect(fields.slice(1)).toEqual([
      ['2032-05-03', 'HOLIDAY 测试节', 'HOLIDAY 更名'],
      ['2032-05-04', 'HOLIDAY 测试节', null],
    ]);
    expect(await daysOf(2032)).toEqual(['2032-05-01 HOLIDAY 测试节', '2032-05-03 HOLIDAY 更名']);
    const superseded = expect.any(Date) as never;
    expect(await rowsOf('2032-05-01')).toMatchObject([{ supersededAt: null, basisDocument: null }]);
    expect(await rowsOf('2032-05-03')).toEqual([
      { kind: 'HOLIDAY', name: '测试节', supersededAt: superseded, basisDocument: null },
      { kind: 'HOLIDAY', name: '更名', supersededAt: null, basisDocument: '测办〔2031〕2号' },
    ]);
    expect(await rowsOf('2032-05-04')).toMatchObject([{ supersededAt: superseded }]);

    const Then = graphql(`
      query CalendarThen($knownAt: DateTime!) @asOf(knownAt: $knownAt) {
        calendarDays(from: "2032-01-01", to: "2033-01-01") {
          day
        }
      }
    `);
    const { calendarDays } = await api.admin.request(Then, { knownAt: before.toISOString() });
    expect(calendarDays.map((then) => then.day)).toEqual(['2032-05-01', '2032-05-03', '2032-05-04']);
  });

  it('records all or nothing, and reports each invalid day by its place', async () => {
    const days = [
      off('2033-01-01'),
      { day: '1949-09-30', kind: 'HOLIDAY' as const, name: '过早' },
      { day: '2033-01-03', kind: 'WORKDAY' as const },
      { day: '2033-01-04', name: '无类型' },
      off('2033-01-01', ' '),
    ];
    const [zh, en] = await leavingNoTrace(api.registry, async () => [
      await record({ days }),
      await record({ days }, ENGLISH),
    ]);
    expect(zh).toMatchObject({
      __typename: 'InvalidInputError',
      issues: [
        { path: 'days.1.day' },
        { path: 'days.2.name', message: '必须填写' },
        { path: 'days.3.name', message: '没有类型时不能有名称' },
        { path: 'days.4.day', message: '与前面的日期重复' },
        { path: 'days.4.name', message: '不能为空' },
      ],
    });
    expect(en).toMatchObject({
      issues: [
        {},
        { message: 'must be given with a kind' },
        { message: 'goes with a kind' },
        { message: 'is there already' },
        {},
      ],
    });
  });

  const year = Array.from({ length: 400 }, (_, i) => off(daysAfter('2034-01-01', i)));

  it('takes 1 to 400 days at once', async () => {
    expect(await record({ days: year })).toMatchObject({ __typename: 'RecordCalendarDaysSuccess' });
    for (const days of [[], [...year, off('2035-12-01')]]) {
      expect(await leavingNoTrace(api.registry, () => record({ days }))).toMatchObject({
        issues: [{ path: 'days', message: `必须有 1 至 400 项，现有 ${days.length} 项` }],
      });
    }
  });

  it('refuses days that match the record', async () => {
    const days = [off('2036-10-01')];
    await record({ days });
    expect(await leavingNoTrace(api.registry, () => record({ days }))).toMatchObject({
      issues: [{ path: 'days', message: '与该日的现有记录相同，没有变更' }],
    });
  });

  it('needs as many statements for one day as for many, and keeps nothing of a dry run', async () => {
    const many = Array.from({ length: 50 }, (_, i) => off(daysAfter('2036-01-01', i)));
    const count = (days: typeof many) =>
      leavingNoTrace(api.registry, () =>
        api.statements(() =>
          api.admin.request(
            'mutation Try($input: RecordCalendarDaysInput!) @dryRun { recordCalendarDays(input: $input) { ... on RecordCalendarDaysSuccess { days { day } } } }',
            { input: { days } },
          ),
        ),
      );
    expect((await count(many)).length).toBe((await count(many.slice(0, 1))).length);
  });

  it('acts once under one key', async () => {
    const once = () =>
      api.admin.request(
        'mutation { recordCalendarDays(input: { days: [{ day: "2030-10-01", kind: HOLIDAY, name: "测试节" }] }) @idempotent(key: "once") { ... on RecordCalendarDaysSuccess { days { day } change { position } } } }',
      );
    const first = await once();
    expect(await leavingNoTrace(api.registry, once)).toEqual(first);
  });

  it('needs the scopes honor:write and registry:read', async () => {
    const send = async (client: ReturnType<typeof api.anonymous>) =>
      client.request(RecordCalendarDaysDocument, { input: { days: [off('2030-10-02')] } });
    const refused = async (client: ReturnType<typeof api.anonymous>) =>
      leavingNoTrace(api.registry, () => refusal(send(client)));
    expect(await refused(api.anonymous())).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    for (const [scopes, missing] of [
      [scopesWithout('honor:write'), 'honor:write'],
      [['honor:write' as const], 'registry:read'],
    ] as const) {
      expect(await refused(await api.signedIn(scopes))).toMatchObject([
        { message: `This needs the scope ${missing}.`, path: ['recordCalendarDays'] },
      ]);
    }
    expect(await send(await api.signedIn(['registry:read', 'honor:write']))).toMatchObject({
      recordCalendarDays: { __typename: 'RecordCalendarDaysSuccess', change: { position: expect.any(String) } },
    });
  });
});

describe('calendarDays', () => {
  it.each([
    ['2031-05-02', '2031-05-10', ['2031-05-02']],
    ['2031-05-02', '2031-05-11', ['2031-05-02', '2031-05-10']],
    ['2031-05-03', '2031-05-10', []],
  ])('lists the days from %s to before %s', async (from, to, days) => {
    const { calendarDays } = await api.admin.request(CalendarDaysDocument, { from, to });
    expect(calendarDays.map((found) => found.day)).toEqual(days);
  });

  it('takes a period of at most 400 days', async () => {
    const asked = (to: string) => api.admin.request(CalendarDaysDocument, { from: '2031-01-01', to });
    expect(await api.statements(() => asked('2032-02-05'))).toHaveLength(1);
    for (const [to, message] of [
      ['2032-02-06', 'to must be at most 400 days after from'],
      ['2031-01-01', 'to must be after from'],
    ] as const) {
      expect(await refusal(asked(to))).toMatchObject([
        { message, extensions: { code: 'BAD_USER_INPUT', argument: 'to' } },
      ]);
    }
  });
});
