import { describe, expect, it } from '@jest/globals';
import { PromoteOfficerDocument, type PromoteOfficerInput } from '../../generated/graphql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { addOfficerVersion, createOfficer } from '../../support/factories.ts';
import { ENGLISH, lastChange, leavingNoTrace, officerRows } from '../../support/writes.ts';

const api = useApp();

/** Constable second class since 2020-01-01: first class is due after three years. */
const constable = () => createOfficer(api.registry, { rank: 'CONSTABLE_SECOND_CLASS' });

const promote = (officer: { id: number }, more: Partial<PromoteOfficerInput>, headers = {}) =>
  api.admin
    .request(
      PromoteOfficerDocument,
      { input: { id: globalId('Officer', officer.id), effectiveOn: '2023-01-01', ...more } },
      headers,
    )
    .then(({ promoteOfficer }) => promoteOfficer);

const refused = (officer: { id: number }, more: Partial<PromoteOfficerInput>, headers = {}) =>
  leavingNoTrace(api.registry, () => promote(officer, more, headers));

const BOTH = { documentNumber: '测警衔〔2022〕1号', reason: '有突出功绩' };

describe('promoteOfficer', () => {
  it('gives the next rank and a grade from a day on', async () => {
    const officer = await constable();
    const result = await promote(officer, {
      expectedVersion: 1,
      rank: 'CONSTABLE_FIRST_CLASS',
      grade: 'POLICE_CONSTABLE_1',
    });
    const change = await lastChange(api.registry);
    const fields = [
      ['effectiveOn', null, '2023-01-01'],
      ['rank', 'CONSTABLE_SECOND_CLASS', 'CONSTABLE_FIRST_CLASS'],
      ['grade', null, 'POLICE_CONSTABLE_1'],
    ];
    expect(result).toEqual({
      __typename: 'PromoteOfficerSuccess',
      officer: {
        id: globalId('Officer', officer.id),
        version: 2,
        name: '甲乙',
        rank: 'CONSTABLE_FIRST_CLASS',
        grade: 'POLICE_CONSTABLE_1',
        validity: { from: '2023-01-01', to: null },
      },
      change: {
        position: String(change.position),
        fields: fields.map(([field, before, after]) => ({ field, before, after })),
      },
    });
    expect(change).toMatchObject({ operation: 'promoteOfficer', subjectId: officer.id, fields });
    expect((await officerRows(api.registry, officer.id)).filter((row) => row['believed'])).toMatchObject([
      { rank: 'CONSTABLE_SECOND_CLASS', to: '2023-01-01' },
      { rank: 'CONSTABLE_FIRST_CLASS', from: '2023-01-01', to: null },
    ]);
  });

  it('counts the years in a rank through changes of other facts', async () => {
    const officer = await createOfficer(api.registry, { rank: 'CONSTABLE_SECOND_CLASS', to: '2022-06-01' });
    await addOfficerVersion(api.registry, officer.id, {
      from: '2022-06-01',
      rank: 'CONSTABLE_SECOND_CLASS',
      name: '丙',
    });
    const rank = 'CONSTABLE_FIRST_CLASS';
    expect(await promote(officer, { rank })).toMatchObject({ officer: { rank, grade: null } });
  });

  it('gives a first rank without years in another', async () => {
    const recruit = await createOfficer(api.registry);
    const first = await promote(recruit, { rank: 'SUPERVISOR_THIRD_CLASS', effectiveOn: '2020-01-01' });
    expect(first).toMatchObject({ __typename: 'PromoteOfficerSuccess' });
  });

  it('gives a rank recorded late that holds until the next one on record', async () => {
    const officer = await createOfficer(api.registry, { rank: 'CONSTABLE_SECOND_CLASS', to: '2024-01-01' });
    const next = { from: '2024-01-01', rank: 'SUPERINTENDENT_THIRD_CLASS' as const };
    await addOfficerVersion(api.registry, officer.id, next);
    expect(await promote(officer, { rank: 'CONSTABLE_FIRST_CLASS', grade: 'POLICE_CONSTABLE_1' })).toMatchObject({
      officer: { validity: { from: '2023-01-01', to: '2024-01-01' } },
    });
    expect((await officerRows(api.registry, officer.id)).filter((row) => row['believed'])).toMatchObject([
      { rank: 'CONSTABLE_SECOND_CLASS', from: '2020-01-01' },
      { rank: 'CONSTABLE_FIRST_CLASS', from: '2023-01-01' },
      { rank: 'SUPERINTENDENT_THIRD_CLASS', from: '2024-01-01', to: null },
    ]);
  });

  it('leaves the rank as it is where only a grade is given', async () => {
    const officer = await constable();
    const grade = 'POLICE_CONSTABLE_1';
    expect(await promote(officer, { rank: null, grade })).toMatchObject({
      officer: { rank: 'CONSTABLE_SECOND_CLASS', grade },
    });
  });

  it('refuses the grade that the officer already has', async () => {
    const officer = await constable();
    const grade = 'POLICE_CONSTABLE_1';
    await promote(officer, { rank: null, grade });
    expect(await refused(officer, { grade, effectiveOn: '2024-01-01' })).toMatchObject({
      __typename: 'InvalidInputError',
      issues: [{ path: 'input', message: '与该日的现有记录相同，没有变更' }],
    });
  });

  it('refuses a rank for an auxiliary', async () => {
    const auxiliary = await createOfficer(api.registry, { category: 'AUXILIARY' });
    expect(await refused(auxiliary, { rank: 'CONSTABLE_FIRST_CLASS' })).toMatchObject({ rule: 'rank-police-only' });
  });

  it('allows to skip a step and its years by a basis with both a document and a reason', async () => {
    const officer = await constable();
    const early = { rank: 'SUPERINTENDENT_THIRD_CLASS' as const, effectiveOn: '2021-01-01' };
    expect(await refused(officer, { ...early, basis: { documentNumber: BOTH.documentNumber } })).toMatchObject({
      rule: 'rank-step-skipped',
    });
    expect(await promote(officer, { ...early, basis: BOTH })).toMatchObject({
      officer: { rank: 'SUPERINTENDENT_THIRD_CLASS' },
    });
  });

  it.each([
    [
      'too early',
      { rank: 'CONSTABLE_FIRST_CLASS' as const, effectiveOn: '2022-12-31' },
      'rank-too-early',
      '人民警察警衔条例 第十四条',
      /^二级警员自 2020-01-01 起，须满 3 年，2023-01-01 起方可晋升/,
      /^The rank constable second class is held since 2020-01-01 and must be for 3 years/,
    ],
    [
      'over a step',
      { rank: 'SUPERINTENDENT_THIRD_CLASS' as const },
      'rank-step-skipped',
      '人民警察警衔条例 第十四条',
      /^应当逐级晋升/,
      /^Ranks are taken one by one/,
    ],
    [
      'to the same rank',
      { rank: 'CONSTABLE_SECOND_CLASS' as const, basis: BOTH },
      'rank-not-higher',
      null,
      /不属于晋升$/,
      /so it is no promotion\.$/,
    ],
  ])('refuses a promotion %s', async (_case, more, rule, article, chinese, english) => {
    const officer = await constable();
    const violation = { __typename: 'RuleViolationError', rule, article };
    expect(await refused(officer, more)).toEqual({ ...violation, message: expect.stringMatching(chinese) });
    expect(await refused(officer, more, ENGLISH)).toEqual({ ...violation, message: expect.stringMatching(english) });
  });

  it('refuses an input without rank and grade', async () => {
    const officer = await constable();
    expect(await refused(officer, { rank: null })).toMatchObject({
      issues: [{ path: 'rank', message: '与职级至少填写一项' }],
    });
    expect(await refused(officer, {}, ENGLISH)).toMatchObject({ issues: [{ message: 'or grade must be given' }] });
  });

  it('refuses a grade that is not in the catalogue', async () => {
    const officer = await constable();
    expect(await refused(officer, { grade: 'X' })).toMatchObject({ issues: [{ path: 'grade' }] });
  });

  it('refuses an officer who does not serve', async () => {
    const retired = await createOfficer(api.registry, { status: 'RETIRED' });
    const grade = 'POLICE_OFFICER_4';
    expect(await refused(retired, { grade })).toMatchObject({ rule: 'officer-not-serving' });
    expect(await refused(retired, { grade }, ENGLISH)).toMatchObject({
      message: '甲乙 does not serve on every day from 2023-01-01.',
    });
  });

  it('refuses an officer who does not exist', async () => {
    const grade = 'POLICE_OFFICER_4';
    expect(await refused({ id: 999_999 }, { grade })).toMatchObject({ __typename: 'NotFoundError', type: 'Officer' });
  });

  it('refuses a version that is not the current one', async () => {
    const officer = await constable();
    const grade = 'POLICE_OFFICER_4';
    expect(await refused(officer, { grade, expectedVersion: 2 })).toMatchObject({ currentVersion: 1 });
  });
});
