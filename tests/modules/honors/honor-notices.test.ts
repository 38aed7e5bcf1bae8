import { beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../generated/gql.ts';
import { RecordCalendarDaysDocument } from '../../generated/graphql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { createOfficer, day } from '../../support/factories.ts';
import { commendation, honorActs, honorIn } from '../../support/honor-acts.ts';
import { createHonor } from '../../support/honor-factories.ts';
import { honorRows, lastChange, leavingNoTrace } from '../../support/writes.ts';
import { issue, refusedInBoth, rule } from '../../support/refusals.ts';

const api = useApp();
const { nominate, notice } = honorActs(api);

const another = async () => [await createOfficer(api.registry, { name: '乙二' })];

/** The id of a nomination of 1 March 2024, a Friday. */
const nominated = async (input: ReturnType<typeof commendation>) => globalId('Honor', honorIn(await nominate(input)));

const merit = async () =>
  nominated(commendation(await another(), { title: '三等功', meritClass: 'THIRD_CLASS_MERIT' }));
const keyOf = (id: string) => honorIn({ honor: { id } });

const off = (on: string) => ({ day: on, kind: 'HOLIDAY' as const, name: '测试节' });
const worked = (on: string) => ({ day: on, kind: 'WORKDAY' as const, name: '测试节调休' });

describe('putHonorUnderNotice', () => {
  it('puts a nomination under notice and shows from when it can be conferred', async () => {
    const id = await merit();
    const result = await notice({
      id,
      expectedVersion: 1,
      noticedOn: '2024-03-04',
      basis: { documentNumber: '测示〔2024〕1号' },
    });
    const change = await lastChange(api.registry);
    const fields = [
      ['effectiveOn', null, '2024-03-04'],
      ['status', 'NOMINATED', 'UNDER_PUBLIC_NOTICE'],
      ['noticedOn', null, '2024-03-04'],
    ];
    expect(result).toEqual({
      __typename: 'PutHonorUnderNoticeSuccess',
      honor: {
        id,
        version: 2,
        status: 'UNDER_PUBLIC_NOTICE',
        noticedOn: '2024-03-04',
        conferrableFrom: '2024-03-13',
      },
      change: {
        position: String(change.position),
        fields: fields.map(([field, before, after]) => ({ field, before, after })),
      },
    });
    expect(change).toMatchObject({ operation: 'putHonorUnderNotice', subjectId: keyOf(id), fields });
    expect(await honorRows(api.registry, keyOf(id))).toEqual([
      { status: 'NOMINATED', from: '2024-03-01', to: null, believed: false, basis: null },
      { status: 'NOMINATED', from: '2024-03-01', to: '2024-03-04', believed: true, basis: null },
      { status: 'UNDER_PUBLIC_NOTICE', from: '2024-03-04', to: null, believed: true, basis: '测示〔2024〕1号' },
    ]);
    expect(await refusedInBoth(api, (headers) => notice({ id, noticedOn: '2024-03-05' }, headers))).toEqual(
      rule(
        'honor-status',
        '“三等功”的状态为公示中，不能变更为公示中',
        '三等功 is under public notice and cannot become under public notice.',
      ),
    );
  });

  it('shows no such day where the class needs no notice', async () => {
    const id = await nominated(commendation(await another()));
    expect(await notice({ id, noticedOn: '2024-03-04' })).toMatchObject({
      honor: { noticedOn: '2024-03-04', conferrableFrom: null },
    });
  });

  it('refuses a day before the nomination, a version that has passed, and what is not there', async () => {
    const id = await merit();
    expect(await refusedInBoth(api, (headers) => notice({ id, noticedOn: '2024-02-29' }, headers))).toMatchObject(
      issue(
        'noticedOn',
        '不能早于 2024-03-01（自该日起已申报）',
        'must not be before 2024-03-01, from which it is nominated',
      ),
    );
    const stale = { id, expectedVersion: 2, noticedOn: '2024-03-04' };
    expect(await leavingNoTrace(api.registry, () => notice(stale))).toMatchObject({
      __typename: 'StaleVersionError',
      currentVersion: 1,
    });
    const nothing = { id: globalId('Honor', 999_999), noticedOn: '2024-03-04' };
    expect(await refusedInBoth(api, (headers) => notice(nothing, headers))).toMatchObject(
      ['该日没有此奖励', 'There is no such Honor on that day.'].map((message) => ({ message, type: 'Honor' })),
    );
  });
});

describe('a notice', () => {
  const Notices = graphql(`
    query Notices($ids: [ID!]!) {
      nodes(ids: $ids) {
        ... on Honor {
          conferrableFrom
        }
      }
    }
  `);
  const ids: string[] = [];

  beforeAll(async () => {
    const officer = await createOfficer(api.registry);
    for (const noticedOn of ['2029-02-05', '2029-02-12', '2029-02-06']) {
      const { id } = await createHonor(api.registry, [{ officerId: officer.id }], {
        status: 'UNDER_PUBLIC_NOTICE',
        meritClass: 'TITLE',
        noticedOn: day(noticedOn),
      });
      ids.push(globalId('Honor', id));
    }
  });

  const from = async (of: readonly string[]) => {
    const { nodes } = await api.admin.request(Notices, { ids: [...of] });
    return nodes.map((node) => (node as { conferrableFrom: string }).conferrableFrom);
  };

  it('runs for the working days of the calendar', async () => {
    expect(await from(ids)).toEqual(['2029-02-14', '2029-02-21', '2029-02-15']);
    // off from Monday 12 to Friday 16 February; Sunday 11 and Saturday 17 are worked
    const days = [worked('2029-02-11'), ...[12, 13, 14, 15, 16].map((n) => off(`2029-02-${n}`)), worked('2029-02-17')];
    await api.admin.request(RecordCalendarDaysDocument, { input: { days } });
    expect(await from(ids)).toEqual(['2029-02-18', '2029-02-27', '2029-02-20']);
  });

  it('is read in one statement each for honors, rules and calendar, however many honors are read', async () => {
    expect(await api.statements(() => from(ids.slice(0, 1)))).toHaveLength(3);
    expect(await api.statements(() => from(ids))).toHaveLength(3);
  });
});
