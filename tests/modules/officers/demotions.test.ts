import { describe, expect, it } from '@jest/globals';
import {
  DemoteOfficerDocument,
  PromoteOfficerDocument,
  type DemoteOfficerInput,
  type PromoteOfficerInput,
} from '../../generated/graphql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { addOfficerVersion, createOfficer } from '../../support/factories.ts';
import { issue, refusedInBoth, rule } from '../../support/refusals.ts';
import { lastChange, officerRows } from '../../support/writes.ts';

const api = useApp();

type Who = { id: number };

const BASIS = { documentNumber: '测降〔2023〕1号' };

const demote = (officer: Who, more: Partial<DemoteOfficerInput>, headers = {}) =>
  api.admin
    .request(
      DemoteOfficerDocument,
      { input: { id: globalId('Officer', officer.id), effectiveOn: '2023-01-01', basis: BASIS, ...more } },
      headers,
    )
    .then(({ demoteOfficer }) => demoteOfficer);

const promote = (officer: Who, more: Partial<PromoteOfficerInput>, headers = {}) =>
  api.admin
    .request(
      PromoteOfficerDocument,
      { input: { id: globalId('Officer', officer.id), effectiveOn: '2026-01-01', ...more } },
      headers,
    )
    .then(({ promoteOfficer }) => promoteOfficer);

const superintendent = () => createOfficer(api.registry, { rank: 'SUPERINTENDENT_FIRST_CLASS' });

const ranks = async (officer: Who) =>
  (await officerRows(api.registry, officer.id))
    .filter((row) => row['believed'])
    .map(({ rank, from, basis }) => [rank, from, basis]);

describe('demoteOfficer', () => {
  it('gives a lower rank and grade from a day on, whose order the change alone tells', async () => {
    const officer = await createOfficer(api.registry, {
      rank: 'SUPERVISOR_THIRD_CLASS',
      grade: 'POLICE_OFFICER_2',
      basisDocument: '测授〔2020〕1号',
    });
    const result = await demote(officer, {
      expectedVersion: 1,
      rank: 'SUPERINTENDENT_FIRST_CLASS',
      grade: 'POLICE_OFFICER_3',
    });
    const change = await lastChange(api.registry);
    const fields = [
      ['effectiveOn', null, '2023-01-01'],
      ['rank', 'SUPERVISOR_THIRD_CLASS', 'SUPERINTENDENT_FIRST_CLASS'],
      ['grade', 'POLICE_OFFICER_2', 'POLICE_OFFICER_3'],
    ];
    expect(result).toEqual({
      __typename: 'DemoteOfficerSuccess',
      officer: {
        id: globalId('Officer', officer.id),
        version: 2,
        name: '甲乙',
        rank: 'SUPERINTENDENT_FIRST_CLASS',
        grade: 'POLICE_OFFICER_3',
        validity: { from: '2023-01-01', to: null },
      },
      change: {
        position: String(change.position),
        fields: fields.map(([field, before, after]) => ({ field, before, after })),
      },
    });
    expect(change).toMatchObject({
      operation: 'demoteOfficer',
      subjectId: officer.id,
      basisDocument: BASIS.documentNumber,
      fields,
    });
    expect(await ranks(officer)).toEqual([
      ['SUPERVISOR_THIRD_CLASS', '2020-01-01', '测授〔2020〕1号'],
      ['SUPERINTENDENT_FIRST_CLASS', '2023-01-01', null],
    ]);
  });

  it('lets the years of the next step count from its day', async () => {
    const officer = await superintendent();
    await demote(officer, { rank: 'SUPERINTENDENT_SECOND_CLASS' });
    const rank = 'SUPERINTENDENT_FIRST_CLASS';
    const early = { rank, effectiveOn: '2025-12-31' } as const;
    expect(await refusedInBoth(api, (headers) => promote(officer, early, headers))).toEqual(
      rule(
        'rank-too-early',
        '二级警司自 2023-01-01 起，须满 3 年，2026-01-01 起方可晋升；提前晋升须以文号和事由为依据',
        'The rank superintendent second class is held since 2023-01-01 and must be for 3 years, until 2026-01-01. Before that needs a basis with a document and a reason.',
        '人民警察警衔条例 第十四条',
      ),
    );
    expect(await promote(officer, { rank })).toMatchObject({ __typename: 'PromoteOfficerSuccess' });
  });

  it('holds until the next promotion on record, which must still be allowed', async () => {
    const promoted = async (from: string, basis: { basisDocument?: string; basisReason?: string } = {}) => {
      const officer = await createOfficer(api.registry, { rank: 'SUPERINTENDENT_FIRST_CLASS', to: from });
      await addOfficerVersion(api.registry, officer.id, { from, rank: 'SUPERVISOR_THIRD_CLASS', ...basis });
      return officer;
    };
    const lower = { rank: 'SUPERINTENDENT_SECOND_CLASS' } as const;
    const skipping = await promoted('2030-01-01');
    expect(await refusedInBoth(api, (headers) => demote(skipping, lower, headers))).toEqual(
      rule(
        'later-promotion',
        '甲乙 自 2030-01-01 起登记为三级警督，降级后不再符合晋升条件；请先更正或撤回该次晋升',
        '甲乙 is on record as supervisor third class from 2030-01-01, which the demotion would not allow; correct or withdraw that promotion first.',
        '人民警察警衔条例 第十四条',
      ),
    );
    const ordered = await promoted('2024-01-01', { basisDocument: '测晋〔2024〕1号', basisReason: '有突出功绩' });
    expect(await demote(ordered, lower)).toMatchObject({ officer: { validity: { to: '2024-01-01' } } });
    expect(await ranks(ordered)).toMatchObject([
      ['SUPERINTENDENT_FIRST_CLASS', '2020-01-01', null],
      ['SUPERINTENDENT_SECOND_CLASS', '2023-01-01', null],
      ['SUPERVISOR_THIRD_CLASS', '2024-01-01', '测晋〔2024〕1号'],
    ]);
  });

  it('lets a later demotion on record stand', async () => {
    const officer = await createOfficer(api.registry, { rank: 'SUPERINTENDENT_FIRST_CLASS', to: '2024-01-01' });
    await addOfficerVersion(api.registry, officer.id, { from: '2024-01-01', rank: 'SUPERINTENDENT_THIRD_CLASS' });
    expect(await demote(officer, { rank: 'SUPERINTENDENT_SECOND_CLASS' })).toMatchObject({
      officer: { validity: { from: '2023-01-01', to: '2024-01-01' } },
    });
  });

  it('is for officers under suspension, too', async () => {
    const officer = await createOfficer(api.registry, { rank: 'SUPERVISOR_FIRST_CLASS', status: 'SUSPENDED' });
    expect(await demote(officer, { rank: 'SUPERVISOR_SECOND_CLASS' })).toMatchObject({
      officer: { rank: 'SUPERVISOR_SECOND_CLASS' },
    });
  });

  it('refuses a rank or grade that is not lower, and two steps without a reason', async () => {
    const officer = await createOfficer(api.registry, {
      rank: 'SUPERINTENDENT_FIRST_CLASS',
      grade: 'POLICE_OFFICER_3',
    });
    const answers = await refusedInBoth(api, async (headers) => [
      await demote(officer, { rank: 'SUPERVISOR_THIRD_CLASS' }, headers),
      await demote(officer, { rank: 'SUPERINTENDENT_THIRD_CLASS' }, headers),
      await demote(officer, { grade: 'POLICE_OFFICER_2' }, headers),
    ]);
    expect(answers.map((each) => each.map((one) => [one.__typename, 'rule' in one && one.rule]))).toEqual(
      Array.from({ length: 2 }, () => [
        ['RuleViolationError', 'rank-not-lower'],
        ['RuleViolationError', 'demotion-step-skipped'],
        ['RuleViolationError', 'grade-not-lower'],
      ]),
    );
    const far = { rank: 'SUPERINTENDENT_THIRD_CLASS' as const, basis: { ...BASIS, reason: '调任下级职务' } };
    expect(await demote(officer, far)).toMatchObject({ __typename: 'DemoteOfficerSuccess' });
  });

  it('refuses an auxiliary, and an officer who has left', async () => {
    const auxiliary = await createOfficer(api.registry, { category: 'AUXILIARY' });
    const retired = await createOfficer(api.registry, { rank: 'SUPERVISOR_FIRST_CLASS', status: 'RETIRED' });
    const rank = 'SUPERVISOR_SECOND_CLASS';
    expect(await refusedInBoth(api, (headers) => demote(auxiliary, { rank }, headers))).toMatchObject([
      { rule: 'rank-police-only' },
      {},
    ]);
    expect(await refusedInBoth(api, (headers) => demote(retired, { rank }, headers))).toEqual(
      rule('officer-not-serving', '甲乙 在 2023-01-01 不在职', '甲乙 does not serve on 2023-01-01.'),
    );
  });

  it('refuses an order without its number, and neither a rank nor a grade', async () => {
    const officer = await superintendent();
    const basis = { reason: '违纪' };
    expect(
      await refusedInBoth(api, (headers) => demote(officer, { rank: 'SUPERINTENDENT_SECOND_CLASS', basis }, headers)),
    ).toMatchObject(issue('basis.documentNumber', '不能为空', 'must not be null'));
    expect(await refusedInBoth(api, (headers) => demote(officer, { rank: null }, headers))).toMatchObject(
      issue('rank', '与职级至少填写一项', 'or grade must be given'),
    );
    expect(await refusedInBoth(api, (headers) => demote(officer, { grade: 'CHIEF' }, headers))).toMatchObject(
      issue('grade', '不是职级目录中的代码', 'is no code of the grade catalogue'),
    );
  });

  it('refuses a day on which the officer is not there, and a stale version', async () => {
    const officer = await superintendent();
    const rank = 'SUPERINTENDENT_SECOND_CLASS';
    expect(
      await refusedInBoth(api, async (headers) => [
        await demote(officer, { rank, effectiveOn: '2019-12-31' }, headers),
        await demote(officer, { rank, expectedVersion: 2 }, headers),
      ]),
    ).toMatchObject(
      Array.from({ length: 2 }, () => [{ __typename: 'NotFoundError' }, { __typename: 'StaleVersionError' }]),
    );
  });
});
