import { beforeAll, describe, expect, it } from '@jest/globals';
import { CorrectOfficerDocument, type CorrectOfficerInput } from '../../generated/graphql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { addOfficerVersion, createAssignment, createOfficer, createUnit, unique } from '../../support/factories.ts';
import { createFinalized } from '../../support/finalized-cycles.ts';
import { syntheticNationalId } from '../../support/national-ids.ts';
import { newKey, personalKeys, sealerWith, storePersonal } from '../../support/personal.ts';
import { createPolicy, createRound, createSelection } from '../../support/selection-factories.ts';
import { ENGLISH, lastChange, leavingNoTrace, officerRows } from '../../support/writes.ts';

const key = newKey('k');
const api = useApp({ personalKeys: personalKeys(key) });

const BASIS = { reason: '登记有误' };
const [THIRD, SECOND, FIRST] = ['SUPERVISOR_THIRD_CLASS', 'SUPERVISOR_SECOND_CLASS', 'SUPERVISOR_FIRST_CLASS'] as const;
let unit: { id: number; code: string };

beforeAll(async () => {
  unit = await createUnit(api.registry);
});

type Input = Omit<CorrectOfficerInput, 'basis'> & { basis?: CorrectOfficerInput['basis'] };

const correct = (input: Input, client = api.admin, headers: object = ENGLISH) =>
  client
    .request(CorrectOfficerDocument, { input: { basis: BASIS, ...input } }, headers as typeof ENGLISH)
    .then(({ correctOfficer }) => correctOfficer);

const refused = (input: Input, except: string | null = null) =>
  leavingNoTrace(api.registry, () => correct(input), except);

const idOf = ({ id }: { id: number }) => globalId('Officer', id);
const believed = async ({ id }: { id: number }, ...of: string[]) =>
  (await officerRows(api.registry, id)).filter((row) => row['believed']).map((row) => of.map((name) => row[name]));

describe('correctOfficer', () => {
  it('a rank on some days, whatever step it takes, with what rested on it', async () => {
    const officer = await createOfficer(api.registry, { rank: THIRD, to: '2025-06-01' });
    await addOfficerVersion(api.registry, officer.id, { rank: SECOND, from: '2025-06-01' });
    const result = await correct({
      id: idOf(officer),
      period: { from: '2023-01-01', until: '2025-06-01' },
      rank: 'CONSTABLE_FIRST_CLASS',
      expectedVersion: 1,
    });
    expect(result).toMatchObject({
      __typename: 'CorrectOfficerSuccess',
      officer: { id: idOf(officer), version: 2, rank: SECOND },
      impacts: [
        { kind: 'LATER_RECORD', subject: { __typename: 'Officer', id: idOf(officer) } },
        {
          kind: 'PROMOTION',
          message: expect.stringContaining('no longer holds by rule'),
          subject: { id: idOf(officer) },
        },
      ],
    });
    expect(await believed(officer, 'rank', 'from', 'to')).toEqual([
      [THIRD, '2020-01-01', '2023-01-01'],
      ['CONSTABLE_FIRST_CLASS', '2023-01-01', '2025-06-01'],
      [SECOND, '2025-06-01', null],
    ]);
    expect((await lastChange(api.registry)).fields).toEqual([
      ['effectiveOn', null, '2023-01-01'],
      ['rank', THIRD, 'CONSTABLE_FIRST_CLASS'],
      ['until', null, '2025-06-01'],
    ]);
  });

  it('null clears a rank, a grade, a number and a day of joining', async () => {
    const policeNumber = `N${unique()}`;
    const officer = await createOfficer(api.registry, { rank: FIRST, grade: 'POLICE_OFFICER_4', policeNumber });
    const input = { rank: null, grade: null, policeNumber: null, joinedOn: null };
    expect(await correct({ id: idOf(officer), period: { from: '2020-01-01' }, ...input })).toMatchObject({
      officer: { rank: null, grade: null, policeNumber: null, joinedOn: null },
    });
  });

  it('a name goes with its reading, and a reading by itself is that of each name', async () => {
    const officer = await createOfficer(api.registry, { name: '单一' });
    await correct({ id: idOf(officer), period: { from: '2021-01-01', until: '2022-01-01' }, name: '单衣' });
    await correct({ id: idOf(officer), period: { from: '2021-01-01' }, namePinyin: 'dan yi' });
    expect(await believed(officer, 'name', 'initials')).toEqual([
      ['单一', 'jy'],
      ['单衣', 'dy'],
      ['单一', 'dy'],
    ]);
    expect((await lastChange(api.registry)).fields).toContainEqual(['namePinyin', 'shan yi', 'dan yi']);
    expect(await refused({ id: idOf(officer), period: { from: '2021-01-01' }, namePinyin: 'dan' })).toMatchObject({
      issues: [{ path: 'namePinyin' }],
    });
  });

  it('the wrong officer retired serves again; the post that ended is another correction', async () => {
    const officer = await createOfficer(api.registry, { to: '2024-01-01', policeNumber: 'OLD1' });
    await addOfficerVersion(api.registry, officer.id, { from: '2024-01-01', status: 'RETIRED' });
    const input = { id: idOf(officer), period: { from: '2024-01-01' }, status: 'ACTIVE' as const };
    expect(await correct({ ...input, policeNumber: 'OLD1' })).toMatchObject({
      officer: { status: 'ACTIVE', policeNumber: 'OLD1' },
    });
  });

  it('who is corrected to have left loses the number for these days, and what was planned for them', async () => {
    const officer = await createOfficer(api.registry, { policeNumber: `N${unique()}` });
    const policy = await createPolicy(api.registry, { unitId: unit.id });
    const round = await createRound(api.registry, { unitId: unit.id, policyId: policy.id });
    const chosen = { roundId: round.id, fromUnitId: unit.id, officerId: officer.id, selectedOn: '2025-03-01' };
    const selection = await createSelection(api.registry, chosen);
    const result = await correct({ id: idOf(officer), period: { from: '2025-01-01' }, status: 'SEPARATED' });
    expect(result).toMatchObject({
      officer: { status: 'SEPARATED', policeNumber: null },
      impacts: [{ kind: 'SELECTION' }],
    });
    expect(await api.registry.selection.findFirst({ where: { id: selection.id } })).not.toMatchObject({
      supersededAt: null,
    });
  });

  it('the rows of a status or a rank do not tell the order, which may be of a suspension; the change does', async () => {
    const officer = await createOfficer(api.registry);
    const basis = { documentNumber: '令〔2025〕9号', reason: '漏录停止执行职务' };
    await correct({ id: idOf(officer), period: { from: '2025-01-01' }, status: 'SUSPENDED', basis });
    expect(await believed(officer, 'status', 'basis')).toEqual([
      ['ACTIVE', null],
      ['SUSPENDED', null],
    ]);
    expect(await lastChange(api.registry)).toMatchObject({ basisDocument: '令〔2025〕9号' });
    await correct({ id: idOf(officer), period: { from: '2025-01-01' }, name: '新名', basis });
    expect(await believed(officer, 'name', 'basis')).toEqual([
      ['甲乙', null],
      ['新名', '令〔2025〕9号'],
    ]);
  });

  it('tells a finalized evaluation, and only that there is one to a viewer who may not read it', async () => {
    const { evaluations } = await createFinalized(api.registry);
    const [{ officerId, id }] = evaluations as [(typeof evaluations)[number]];
    const input = { id: globalId('Officer', officerId), period: { from: '2025-01-01', until: '2025-07-01' } };
    const clerk = await api.signedIn(['registry:read', 'personnel:write']);
    expect(await correct({ ...input, grade: 'POLICE_OFFICER_4' }, clerk)).toMatchObject({
      impacts: [
        {
          kind: 'EVALUATION',
          message: 'One record of the kind evaluation rests on the old record; you may not see it.',
          subject: null,
        },
      ],
    });
    expect(await correct({ ...input, grade: 'POLICE_OFFICER_3' })).toMatchObject({
      impacts: [
        { kind: 'LATER_RECORD' },
        {
          message: 'The evaluation of the finalized cycle from 2025-01-01 until 2026-01-01 rests on the old record.',
          subject: { __typename: 'Evaluation', id: globalId('Evaluation', id) },
        },
      ],
    });
  });

  it('an answer that is asked for again under its key tells the same impacts', async () => {
    const officer = await createOfficer(api.registry, { rank: THIRD, to: '2025-06-01' });
    await addOfficerVersion(api.registry, officer.id, { rank: SECOND, from: '2025-06-01' });
    const input = { id: idOf(officer), period: { from: '2023-01-01', until: '2025-06-01' }, rank: FIRST };
    const headers = { 'idempotency-key': `key-${unique()}` };
    const first = await correct(input, api.admin, headers);
    expect(first).toMatchObject({ impacts: [{ kind: 'LATER_RECORD' }, { kind: 'PROMOTION' }] });
    expect(await correct(input, api.admin, headers)).toEqual(first);
  });
});

describe('correctOfficer refuses what may never be', () => {
  const from = { period: { from: '2022-01-01' } };

  it('a rank of an auxiliary', async () => {
    const auxiliary = await createOfficer(api.registry, { category: 'AUXILIARY' });
    const rule = { rule: 'rank-police-only' };
    expect(await refused({ id: idOf(auxiliary), ...from, rank: FIRST })).toMatchObject(rule);
    const ranked = await createOfficer(api.registry, { rank: FIRST });
    expect(await refused({ id: idOf(ranked), ...from, category: 'AUXILIARY' })).toMatchObject(rule);
    expect(await correct({ id: idOf(ranked), ...from, category: 'AUXILIARY', rank: null })).toMatchObject({
      officer: { category: 'AUXILIARY', rank: null },
    });
  });

  it('a police number that another officer has on one of these days, or that nobody who serves would have', async () => {
    const policeNumber = `N${unique()}`;
    const holder = await createOfficer(api.registry, { policeNumber, from: '2023-01-01' });
    const officer = await createOfficer(api.registry, { to: '2024-01-01' });
    await addOfficerVersion(api.registry, officer.id, { from: '2024-01-01', status: 'RETIRED' });
    const given = (start: string, until: string | null) => ({
      id: idOf(officer),
      period: { from: start, until },
      policeNumber,
    });
    expect(await refused(given('2022-01-01', null))).toMatchObject({
      __typename: 'ConflictError',
      existing: { id: idOf(holder) },
    });
    expect(await refused(given('2024-01-01', null))).toMatchObject({ rule: 'officer-not-serving' });
    expect(await correct(given('2022-01-01', '2023-01-01'))).toMatchObject({ __typename: 'CorrectOfficerSuccess' });
  });

  it('posts of who has left, and another rank than on the last day', async () => {
    const officer = await createOfficer(api.registry, { name: '丁一' });
    await createAssignment(api.registry, officer.id, { unitId: unit.id });
    expect(await refused({ id: idOf(officer), ...from, status: 'RETIRED' })).toMatchObject({
      rule: 'officer-has-posts',
      message: '丁一 has 1 assignment on record from 2022-01-01 on, to be corrected or ended first.',
    });
    const retired = await createOfficer(api.registry, { rank: SECOND, to: '2024-01-01' });
    await addOfficerVersion(api.registry, retired.id, { rank: SECOND, from: '2024-01-01', status: 'RETIRED' });
    expect(await refused({ id: idOf(retired), period: { from: '2024-01-01' }, rank: FIRST })).toMatchObject({
      rule: 'officer-not-serving',
    });
    expect(await correct({ id: idOf(retired), period: { from: '2023-01-01' }, rank: FIRST })).toMatchObject({
      officer: { rank: FIRST },
    });
  });

  it('a return from death; the death itself is put right', async () => {
    const dead = await createOfficer(api.registry, { name: '戊一', to: '2024-01-01' });
    await addOfficerVersion(api.registry, dead.id, { name: '戊一', from: '2024-01-01', status: 'DECEASED' });
    const alive = (day: string) => ({ id: idOf(dead), period: { from: day }, status: 'ACTIVE' as const });
    expect(await refused(alive('2024-03-01'))).toMatchObject({
      rule: 'officer-deceased',
      message:
        '戊一 is dead from 2024-01-01 on and cannot be back on 2024-03-01; correct the death from its first day.',
    });
    expect(await correct(alive('2024-01-01'))).toMatchObject({ officer: { status: 'ACTIVE' } });
  });

  it('what is no correction: no reason, no values, nothing wrong, nobody there, a version of before', async () => {
    const officer = await createOfficer(api.registry, { rank: FIRST });
    const issues = async (input: Partial<Input>) => {
      const result = await refused({ id: idOf(officer), ...from, rank: THIRD, ...input });
      return result.__typename === 'InvalidInputError' ? result.issues.map(({ path }) => path) : result.__typename;
    };
    expect(await issues({ basis: { documentNumber: '文号' } })).toEqual(['basis.reason']);
    expect(await issues({ rank: undefined })).toEqual(['input']);
    expect(await issues({ rank: FIRST })).toEqual(['input']);
    expect(await issues({ name: null, category: null, status: null })).toEqual(['name', 'category', 'status']);
    expect(await issues({ grade: 'NONE' })).toEqual(['grade']);
    expect(await issues({ joinedOn: '2022-01-02' })).toEqual(['joinedOn']);
    expect(await issues({ period: { from: '2019-01-01' } })).toBe('NotFoundError');
    expect(await issues({ expectedVersion: 7 })).toBe('StaleVersionError');
  });
});

describe('the birth date and the national id', () => {
  const period = { from: '2022-01-01', until: '2022-02-01' };
  const nationalId = syntheticNationalId({ birth: '19900101' });

  it('are corrected as a whole and sealed; the record tells that, and not what', async () => {
    const officer = await createOfficer(api.registry);
    expect(await correct({ id: idOf(officer), period, birthOn: '1990-01-01', nationalId })).toMatchObject({
      __typename: 'CorrectOfficerSuccess',
    });
    expect(await believed(officer, 'from', 'to')).toEqual([['2020-01-01', null]]);
    expect((await lastChange(api.registry)).fields).toEqual([
      ['effectiveOn', null, '2022-01-01'],
      ['birthOn', null, 'sealed'],
      ['nationalId', null, 'sealed'],
    ]);
  });

  it('a national id of another officer is refused, and one that differs from the birth date', async () => {
    const taken = syntheticNationalId({ birth: '19910101' });
    const holder = await createOfficer(api.registry);
    await storePersonal(api.registry, sealerWith(key), holder.id, { birthOn: '1991-01-01', nationalId: taken });
    const officer = await createOfficer(api.registry);
    expect(await refused({ id: idOf(officer), period, nationalId: taken }, 'personal_read')).toMatchObject({
      __typename: 'ConflictError',
      existing: { id: idOf(holder) },
    });
    expect(await refused({ id: idOf(holder), period, birthOn: '1991-01-02' }, 'personal_read')).toMatchObject({
      __typename: 'RuleViolationError',
    });
  });

  it('need officer:personal', async () => {
    const officer = await createOfficer(api.registry);
    const clerk = await api.signedIn(['registry:read', 'personnel:write']);
    const attempt = () => correct({ id: idOf(officer), period, birthOn: '1990-01-01' }, clerk);
    await expect(leavingNoTrace(api.registry, attempt)).rejects.toMatchObject({
      response: { errors: [{ extensions: { code: 'FORBIDDEN' } }] },
    });
  });
});

it('who may correct an officer has the scope for the officer and for the units of those days', async () => {
  const [mine, theirs] = [await createUnit(api.registry), await createUnit(api.registry)];
  const officer = await createOfficer(api.registry);
  await createAssignment(api.registry, officer.id, { unitId: theirs.id, to: '2023-01-01' });
  await createAssignment(api.registry, officer.id, { unitId: mine.id, from: '2023-01-01' });
  const clerk = await api.signedIn(['personnel:write'], [mine.id], ['registry:read']);
  const at = (start: string) => ({ id: idOf(officer), period: { from: start }, rank: FIRST });
  const forbidden = { response: { errors: [{ extensions: { code: 'FORBIDDEN' } }] } };
  await expect(leavingNoTrace(api.registry, () => correct(at('2022-12-31'), clerk))).rejects.toMatchObject(forbidden);
  expect(await correct(at('2023-01-01'), clerk)).toMatchObject({ __typename: 'CorrectOfficerSuccess' });
  const reader = await api.signedIn(['registry:read']);
  await expect(correct(at('2023-01-01'), reader)).rejects.toMatchObject(forbidden);
});
