import { beforeAll, describe, expect, it } from '@jest/globals';
import { globalId, useApp } from '../../support/app.ts';
import { addOfficerVersion, createOfficer, createUnit } from '../../support/factories.ts';
import { collective, commendation, honorActs, honorIn } from '../../support/honor-acts.ts';
import { createHonor } from '../../support/honor-factories.ts';
import { day } from '../../support/factories.ts';
import { honorRows, lastChange, leavingNoTrace, nextYears } from '../../support/writes.ts';
import { refusedInBoth, rule } from '../../support/refusals.ts';

const api = useApp();
const { nominate, notice, confer, revoke } = honorActs(api);

const LAW = '公安机关人民警察奖励条令';
const BUREAU = '甲市公安局';

let officer: { id: number };

beforeAll(async () => {
  officer = await createOfficer(api.registry, { name: '甲一' });
});

/** The id of a nomination of 1 March 2024, a Friday. */
const nominated = async (input = commendation([officer], { title: '三等功', meritClass: 'THIRD_CLASS_MERIT' })) =>
  globalId('Honor', honorIn(await nominate(input)));

/** A recipient of his own, for what must not meet. */
const another = async () => [await createOfficer(api.registry, { name: '乙二' })];

const merit = async () =>
  nominated(commendation(await another(), { title: '三等功', meritClass: 'THIRD_CLASS_MERIT' }));
const keyOf = (id: string) => honorIn({ honor: { id } });

describe('conferHonor', () => {
  it('confers an honor when its notice has run, and records the change', async () => {
    const id = await merit();
    await notice({ id, noticedOn: '2024-03-04' });
    expect(
      await refusedInBoth(api, (headers) => confer({ id, awardedBy: BUREAU, awardedOn: '2024-03-12' }, headers)),
    ).toEqual(
      rule(
        'notice-not-over',
        '公示自 2024-03-04 起须满 7 个工作日，2024-03-13 起方可授予',
        'The notice that began on 2024-03-04 runs for 7 working days; it can be conferred from 2024-03-13 on.',
        LAW,
      ),
    );
    const result = await confer({
      id,
      expectedVersion: 2,
      awardedBy: ` ${BUREAU} `,
      awardedOn: '2024-03-13',
      basis: { documentNumber: '测令〔2024〕1号' },
    });
    const change = await lastChange(api.registry);
    const fields = [
      ['effectiveOn', null, '2024-03-13'],
      ['status', 'UNDER_PUBLIC_NOTICE', 'CONFERRED'],
      ['awardedBy', null, BUREAU],
      ['awardedOn', null, '2024-03-13'],
    ];
    expect(result).toEqual({
      __typename: 'ConferHonorSuccess',
      honor: {
        id,
        version: 3,
        status: 'CONFERRED',
        awardedBy: BUREAU,
        awardedOn: '2024-03-13',
        noticeWaivedBecause: null,
      },
      change: {
        position: String(change.position),
        fields: fields.map(([field, before, after]) => ({ field, before, after })),
      },
    });
    expect(change).toMatchObject({ operation: 'conferHonor', subjectType: 'Honor', subjectId: keyOf(id), fields });
    expect((await honorRows(api.registry, keyOf(id))).filter(({ believed }) => believed)).toEqual([
      { status: 'NOMINATED', from: '2024-03-01', to: '2024-03-04', believed: true, basis: null },
      { status: 'UNDER_PUBLIC_NOTICE', from: '2024-03-04', to: '2024-03-13', believed: true, basis: null },
      { status: 'CONFERRED', from: '2024-03-13', to: null, believed: true, basis: '测令〔2024〕1号' },
    ]);
    expect(await confer({ id, awardedBy: BUREAU, awardedOn: '2024-03-14' })).toMatchObject({ rule: 'honor-status' });
    expect(await notice({ id, noticedOn: '2024-03-14' })).toMatchObject({ rule: 'honor-status' });
  });

  it.each(['THIRD_CLASS_MERIT', 'SECOND_CLASS_MERIT', 'FIRST_CLASS_MERIT', 'TITLE'] as const)(
    'refuses %s without a notice, unless it is said why',
    async (meritClass) => {
      const id = await nominated(commendation(await another(), { meritClass }));
      const input = { id, awardedBy: BUREAU, awardedOn: '2024-06-03' };
      expect(await refusedInBoth(api, (headers) => confer(input, headers))).toEqual(
        rule(
          'notice-not-over',
          '须先公示 7 个工作日，方可授予',
          'It must be announced for 7 working days before it is conferred.',
          LAW,
        ),
      );
      expect(await confer({ ...input, withoutNoticeBecause: '涉密' })).toMatchObject({
        honor: { status: 'CONFERRED', noticeWaivedBecause: '涉密' },
      });
      expect((await lastChange(api.registry)).fields.at(-1)).toEqual(['noticeWaived', null, '涉密']);
    },
  );

  it.each(['COMMENDATION', 'COMPETITION'] as const)(
    'confers %s without a notice, on the day itself',
    async (meritClass) => {
      const id = await nominated(commendation(await another(), { meritClass }));
      const input = { id, awardedBy: BUREAU, awardedOn: '2024-03-01', withoutNoticeBecause: '不需要' };
      expect(await confer(input)).toMatchObject({ honor: { status: 'CONFERRED', noticeWaivedBecause: null } });
      expect((await honorRows(api.registry, keyOf(id))).filter(({ believed }) => believed)).toMatchObject([
        { status: 'CONFERRED', from: '2024-03-01', to: null },
      ]);
    },
  );

  it('puts an award of years ago on record where the nomination has no day of its own', async () => {
    const { nominatedOn: _day, ...input } = commendation(await another(), { title: '二等功' });
    const id = await nominated({ ...input, meritClass: 'SECOND_CLASS_MERIT' });
    await notice({ id, noticedOn: '2021-03-01' });
    expect(await confer({ id, awardedBy: BUREAU, awardedOn: '2021-03-10' })).toMatchObject({
      honor: { status: 'CONFERRED', awardedOn: '2021-03-10' },
    });
    expect(
      await api.registry.honorVersion.findMany({ where: { honorId: keyOf(id), supersededAt: null } }),
    ).toMatchObject([
      { status: 'UNDER_PUBLIC_NOTICE', nominatedOn: null, validFrom: day('2021-03-01') },
      { status: 'CONFERRED', nominatedOn: null, validFrom: day('2021-03-10'), awardedPrecision: 'DAY' },
    ]);
  });

  it('checks the recipients again on the day of the award', async () => {
    const retiring = await createOfficer(api.registry, { name: '丙三', to: '2024-03-20' });
    await addOfficerVersion(api.registry, retiring.id, { name: '丙三', from: '2024-03-20', status: 'RETIRED' });
    const id = await nominated(commendation([officer, retiring]));
    expect(
      await refusedInBoth(api, (headers) => confer({ id, awardedBy: BUREAU, awardedOn: '2024-03-20' }, headers)),
    ).toEqual(
      rule(
        'recipient-not-police',
        '丙三 在 2024-03-20 不是在职民警，个人奖励只授予在职民警',
        '丙三 does not serve as a police officer on 2024-03-20; honors for persons are for those who do.',
        `${LAW} 第七条`,
      ),
    );
    expect(await confer({ id, awardedBy: BUREAU, awardedOn: '2024-03-19' })).toMatchObject({
      __typename: 'ConferHonorSuccess',
    });
  });

  it('confers on a temporary unit that is gone by then, and not on a permanent one', async () => {
    const gone = { to: '2024-03-10' };
    const force = await createUnit(api.registry, { ...gone, temporary: true });
    const team = await createUnit(api.registry, gone);
    const award = { awardedBy: BUREAU, awardedOn: '2024-03-11' };
    expect(await confer({ id: await nominated(collective([force])), ...award })).toMatchObject({
      honor: { status: 'CONFERRED' },
    });
    const id = await nominated(collective([team]));
    expect(await leavingNoTrace(api.registry, () => confer({ id, ...award }))).toMatchObject({
      __typename: 'NotFoundError',
      key: globalId('Unit', team.id),
    });
  });

  it('refuses the same honor for one of the recipients on the same day, and shows the first', async () => {
    const [first, second] = [...(await another()), ...(await another())] as [{ id: number }, { id: number }];
    const award = { awardedBy: BUREAU, awardedOn: '2024-05-01' };
    const existing = await nominated(commendation([first, second], { title: '标兵' }));
    await confer({ id: existing, ...award });
    const id = await nominated(commendation([second], { title: '标兵' }));
    expect(await refusedInBoth(api, (headers) => confer({ id, ...award }, headers))).toEqual(
      ['其中有对象当日已获授同一奖励', 'One of the recipients has been given the same honor on that day already.'].map(
        (message) => ({ __typename: 'ConflictError', message, existing: { id: existing } }),
      ),
    );
    // from its own day on it is nobody's any more
    await revoke({ id: existing, effectiveOn: '2024-05-01', basis: { reason: '有误' } });
    expect(await confer({ id, ...award })).toMatchObject({ __typename: 'ConferHonorSuccess' });
  });

  it('finds no conflict with an honor known by year only', async () => {
    const [recipient] = await another();
    await createHonor(api.registry, [{ officerId: recipient!.id }], {
      title: '个人嘉奖',
      meritClass: 'COMMENDATION',
      awardedOn: day('2024-03-01'),
      awardedPrecision: 'YEAR',
    });
    const id = await nominated(commendation([recipient!]));
    expect(await confer({ id, awardedBy: BUREAU, awardedOn: '2024-03-01' })).toMatchObject({
      __typename: 'ConferHonorSuccess',
    });
  });

  it('refuses a day before the notice, and invalid input', async () => {
    const id = await merit();
    await notice({ id, noticedOn: '2024-03-04' });
    expect(await confer({ id, awardedBy: BUREAU, awardedOn: '2024-03-01' })).toMatchObject({
      issues: [{ path: 'awardedOn', message: '不能早于 2024-03-04（自该日起公示中）' }],
    });
    const wrong = { id: 'x', awardedBy: ' ', awardedOn: nextYears(20), withoutNoticeBecause: '' };
    expect(await leavingNoTrace(api.registry, () => confer(wrong))).toMatchObject({
      issues: [{ path: 'id' }, { path: 'awardedBy' }, { path: 'awardedOn' }, { path: 'withoutNoticeBecause' }],
    });
  });

  // what would be done tells of sanctions, so that it is noted as a read
  it('keeps nothing of a dry run, which sees its own steps', async () => {
    const id = await merit();
    const both = `mutation Try($notice: PutHonorUnderNoticeInput!, $award: ConferHonorInput!) @dryRun {
      putHonorUnderNotice(input: $notice) { ... on PutHonorUnderNoticeSuccess { honor { status } } }
      conferHonor(input: $award) { ... on ConferHonorSuccess { honor { status version } } }
    }`;
    const answer = await leavingNoTrace(
      api.registry,
      () =>
        api.admin.request(both, {
          notice: { id, noticedOn: '2024-03-04' },
          award: { id, awardedBy: BUREAU, awardedOn: '2024-03-13' },
        }),
      'personal_read',
    );
    expect(answer).toEqual({
      putHonorUnderNotice: { honor: { status: 'UNDER_PUBLIC_NOTICE' } },
      conferHonor: { honor: { status: 'CONFERRED', version: 3 } },
    });
  });
});
