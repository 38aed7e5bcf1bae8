import { beforeAll, describe, expect, it } from '@jest/globals';
import { globalId, useApp } from '../../support/app.ts';
import { addOfficerVersion, createOfficer, createOfficerIn } from '../../support/factories.ts';
import { issue, refusedInBoth, rule } from '../../support/refusals.ts';
import { createSelectingBureau, recordSelectionAs, selected } from '../../support/selection-acts.ts';
import { createSelection } from '../../support/selection-factories.ts';
import { nextYears } from '../../support/writes.ts';

const api = useApp();
const record = recordSelectionAs(api);

let made: Awaited<ReturnType<typeof createSelectingBureau>>;
beforeAll(async () => {
  made = await createSelectingBureau(api);
});

const NOT_OPEN = rule('round-not-open', '选任“选任甲”不在进行中', 'The round 选任甲 is not open.');

describe('recordSelection', () => {
  it('refuses an officer who is selected in the round already, and shows that selection', async () => {
    const round = await made.newRound();
    const officer = await createOfficerIn(api.registry, made.station);
    const there = { roundId: round.id, officerId: officer.id, fromUnitId: made.station.id, selectedOn: '2022-06-01' };
    const { id } = await createSelection(api.registry, there);
    expect(await refusedInBoth(api, (headers) => record(selected(round, officer), headers))).toEqual(
      ['该民警在本次选任中已被选任', 'The officer has been selected in this round already.'].map((message) => ({
        __typename: 'ConflictError',
        message,
        existing: { id: globalId('Selection', id) },
      })),
    );
  });

  describe('for a day', () => {
    const on = async (selectedOn: string) => {
      const round = await made.newRound();
      const officer = await createOfficerIn(api.registry, made.station);
      return refusedInBoth(api, (headers) => record(selected(round, officer, { selectedOn }), headers));
    };

    it('refuses one before the round is opened', async () => {
      expect(await on('2021-12-31')).toMatchObject(
        issue('selectedOn', '不能早于开始之日 2022-01-01', 'must not be before 2022-01-01, when it was opened'),
      );
    });

    it('refuses one in the future', async () => {
      expect(await on(nextYears(1))).toMatchObject(
        issue(
          'selectedOn',
          expect.stringMatching(/^不能晚于今日 /) as never,
          expect.stringMatching(/^must not be after /) as never,
        ),
      );
    });

    it('takes the one on which the round is opened', async () => {
      const input = selected(await made.newRound(), await createOfficerIn(api.registry, made.station), {
        selectedOn: '2022-01-01',
      });
      expect(await record(input)).toMatchObject({ __typename: 'RecordSelectionSuccess' });
    });
  });

  it('refuses a round that is cancelled', async () => {
    const officer = await createOfficerIn(api.registry, made.station);
    const cancelled = await made.newRound({ status: 'CANCELLED' });
    expect(await refusedInBoth(api, (headers) => record(selected(cancelled, officer), headers))).toEqual(NOT_OPEN);
  });

  it('refuses a round that is concluded, even for a day on which it was open', async () => {
    const officer = await createOfficerIn(api.registry, made.station);
    const round = await api.registry.selectionRound.create({
      data: {
        unitId: made.bureau.id,
        policyId: made.policy.id,
        title: '选任甲',
        vacancies: 7,
        openedOn: new Date('2022-01-01'),
        versions: {
          create: [
            {
              status: 'OPEN',
              validFrom: new Date('2022-01-01'),
              validTo: new Date('2022-04-01'),
              recordedAt: new Date(0),
            },
            { status: 'CONCLUDED', validFrom: new Date('2022-04-01'), recordedAt: new Date(0) },
          ],
        },
      },
    });
    expect(await refusedInBoth(api, (headers) => record(selected(round, officer), headers))).toEqual(NOT_OPEN);
  });

  it('refuses an officer who does not serve on that day', async () => {
    const round = await made.newRound();
    const officer = await createOfficerIn(api.registry, made.station, { name: '丙丁', to: '2022-03-01' });
    await addOfficerVersion(api.registry, officer.id, { name: '丙丁', from: '2022-03-01', status: 'RETIRED' });
    expect(await refusedInBoth(api, (headers) => record(selected(round, officer), headers))).toEqual(
      rule('officer-not-serving', '丙丁 在 2022-03-01 不在职', '丙丁 does not serve on 2022-03-01.'),
    );
  });

  it('refuses an officer without a primary assignment', async () => {
    const round = await made.newRound();
    const officer = await createOfficer(api.registry);
    expect(await refusedInBoth(api, (headers) => record(selected(round, officer), headers))).toEqual(
      rule(
        'no-primary-assignment',
        '甲乙 在 2022-03-01 没有单位内的主要任职',
        '甲乙 has no primary assignment in a unit on 2022-03-01.',
      ),
    );
  });

  it('refuses an officer whose unit has no category, nor any unit above it', async () => {
    const round = await made.newRound();
    const officer = await createOfficerIn(api.registry, made.bureau);
    expect(await refusedInBoth(api, (headers) => record(selected(round, officer), headers))).toEqual(
      rule(
        'no-unit-category',
        '单位 单位B B 及其上级在 2022-03-01 均未划定选任类别',
        'Neither the unit 单位B B nor any unit above it has a category on 2022-03-01.',
      ),
    );
  });

  const nobody = { id: 999_999 };
  const notFound = (messages: string[], type: string) =>
    messages.map((message) => ({ __typename: 'NotFoundError', message, type, key: globalId(type, nobody.id) }));

  it('refuses a round that does not exist', async () => {
    const officer = await createOfficerIn(api.registry, made.station);
    expect(await refusedInBoth(api, (headers) => record(selected(nobody, officer), headers))).toEqual(
      notFound(['该日没有此选任', 'There is no such SelectionRound on that day.'], 'SelectionRound'),
    );
  });

  it('refuses an officer that does not exist', async () => {
    const round = await made.newRound();
    expect(await refusedInBoth(api, (headers) => record(selected(round, nobody), headers))).toEqual(
      notFound(['该日没有此民警', 'There is no such Officer on that day.'], 'Officer'),
    );
  });
});
