import { beforeAll, describe, expect, it } from '@jest/globals';
import { globalId, useApp } from '../../support/app.ts';
import { breaksOf } from '../../support/breaks.ts';
import { unique } from '../../support/factories.ts';
import { newKey, personalKeys } from '../../support/personal.ts';
import { syntheticNationalId } from '../../support/national-ids.ts';
import { keyOf, withdrawals } from '../../support/withdrawals.ts';
import { nextYears } from '../../support/writes.ts';

// mistakes of a personnel office, each put right by one act

const api = useApp({ personalKeys: personalKeys(newKey('k')) });
const { act, withdraw, withdrawn, refused } = withdrawals(api);

const newNationalId = () => syntheticNationalId({ serial: String(unique()).padStart(3, '0') });

let bureau: string;
let station: string;

const newUnit = async (parent: string | null = null) =>
  (
    await act(
      'createUnit',
      { code: `W${unique()}`, name: '甲所', kind: 'STATION', category: 'STATION', parent, effectiveOn: '2020-01-01' },
      'unit { id }',
    )
  ).id;

const enroll = (unit: string, more: object = {}) =>
  act(
    'enrollOfficer',
    { name: '张伟', category: 'POLICE', unit, title: '民警', effectiveOn: '2022-01-01', ...more },
    'officer { id }',
  );

/** What is answered of an officer on a day, as known now or at an instant. */
async function officerAt(id: string, date: string, knownAt: Date | null = null) {
  const data = await api.admin.request<{ officer: Record<string, unknown> | null }>(
    `query ($id: ID!, $date: Date, $knownAt: DateTime) @asOf(date: $date, knownAt: $knownAt) {
      officer(id: $id) { name policeNumber status rank primaryAssignment { title validity { from to } } }
    }`,
    { id, date, knownAt: knownAt?.toISOString() ?? null },
  );
  return data.officer;
}

async function nodeAt(id: string, knownAt: Date | null = null): Promise<string | null> {
  const data = await api.admin.request<{ node: { __typename: string } | null }>(
    'query ($id: ID!, $knownAt: DateTime) @asOf(knownAt: $knownAt) { node(id: $id) { __typename } }',
    { id, knownAt: knownAt?.toISOString() ?? null },
  );
  return data.node?.__typename ?? null;
}

/** An instant between what is on record and what comes next. */
async function between(): Promise<Date> {
  await new Promise((resolve) => setTimeout(resolve, 5));
  const now = new Date();
  await new Promise((resolve) => setTimeout(resolve, 5));
  return now;
}

beforeAll(async () => {
  bureau = await newUnit();
  station = await newUnit(bureau);
});

describe('a wrong enrollment', () => {
  it('is taken back with its post, and number and national id are free again', async () => {
    const personal = { policeNumber: `T${unique()}`, nationalId: newNationalId() };
    const { id } = await enroll(station, personal);
    const before = await between();
    expect(await refused(id)).toMatchObject({
      __typename: 'RuleViolationError',
      rule: 'record-needed',
      message: expect.stringMatching(/post "张伟 T\d+ 甲所 W\d+ 民警 2022-01-01"/),
    });
    const gone = await withdrawn(id, { withDependents: true });
    expect(gone).toHaveLength(2);
    expect(gone).toContain(id);
    expect(await officerAt(id, '2023-01-01')).toBeNull();
    expect(await officerAt(id, '2023-01-01', before)).toMatchObject({
      name: '张伟',
      policeNumber: personal.policeNumber,
    });
    for (const one of gone) {
      expect(await nodeAt(one)).toBeNull();
      expect(await nodeAt(one, before)).not.toBeNull();
    }
    expect(await refused(id)).toMatchObject({ __typename: 'NotFoundError' });
    const again = await enroll(station, personal);
    expect(await officerAt(again.id, '2023-01-01')).toMatchObject({ policeNumber: personal.policeNumber });
  });

  it('is undone by its change, and its undoing by the change of that', async () => {
    const { id, change } = await enroll(station, {
      policeNumber: `T${unique()}`,
      nationalId: newNationalId(),
    });
    const shown = await officerAt(id, '2023-01-01');
    expect(await withdrawn(change)).toHaveLength(2);
    expect(await officerAt(id, '2023-01-01')).toBeNull();
    const last = await api.registry.change.findFirstOrThrow({ orderBy: { position: 'desc' } });
    expect(await withdrawn(globalId('Change', Number(last.position)))).toEqual([]);
    expect(await officerAt(id, '2023-01-01')).toEqual(shown);
  });
});

describe('the wrong person retired', () => {
  const retire = (id: string) => act('separateOfficer', { id, status: 'RETIRED', effectiveOn: '2023-06-01' });

  it('serves again, with post and number', async () => {
    const { id } = await enroll(station, { policeNumber: `T${unique()}` });
    const shown = await officerAt(id, '2023-07-01');
    const { change } = await retire(id);
    expect(await officerAt(id, '2023-07-01')).toMatchObject({ status: 'RETIRED', policeNumber: null });
    expect(await withdrawn(change)).toEqual([]);
    expect(await officerAt(id, '2023-07-01')).toEqual(shown);
  });

  it('stays retired while another has the number, who is named by the change', async () => {
    const policeNumber = `T${unique()}`;
    const { id } = await enroll(station, { policeNumber });
    const { change } = await retire(id);
    const other = await enroll(station, { policeNumber, effectiveOn: '2023-08-01' });
    expect(await refused(change)).toMatchObject({
      rule: 'change-rested-on',
      message: expect.stringContaining(`change "${other.position} enroll officer"`),
    });
  });
});

describe('a transfer planned for next year', () => {
  const planned = async () => {
    const { id } = await enroll(station);
    const transfer = await act(
      'transferOfficer',
      { id, to: bureau, title: '科员', effectiveOn: nextYears(1) },
      'assignment { id }',
    );
    return { id, transfer };
  };
  const GOES_ON = { primaryAssignment: { title: '民警', validity: { from: '2022-01-01', to: null } } };

  it('is undone by its change, and the post before it goes on', async () => {
    const { id, transfer } = await planned();
    expect(await withdrawn(transfer.change)).toEqual([transfer.id]);
    expect(await officerAt(id, nextYears(1))).toMatchObject(GOES_ON);
  });

  it('is withdrawn by its post, and the post before it goes on', async () => {
    const { id, transfer } = await planned();
    expect(await withdraw(transfer.id)).toMatchObject({ withdrawn: [transfer.id], impacts: [] });
    expect(await officerAt(id, nextYears(1))).toMatchObject(GOES_ON);
  });

  it('leaves days without a primary post where the post before it is withdrawn, which are told', async () => {
    const { id } = await enroll(station);
    const [post] = await api.registry.assignment.findMany({ where: { officerId: keyOf(id) } });
    const before = globalId('Assignment', post!.id);
    const { id: after } = await act(
      'transferOfficer',
      { id, to: bureau, title: '科员', effectiveOn: '2023-01-01' },
      'assignment { id }',
    );
    const told = async (gone: string) => {
      const result = await withdraw(gone);
      if (result.__typename !== 'WithdrawRecordSuccess') throw new Error(result.message);
      return result.impacts.map(({ kind, message }) => [kind, message.split('; ')[0]]);
    };
    expect(await told(before)).toEqual([['LATER_RECORD', 'From 2022-01-01 until 2023-01-01 there is no primary post']]);
    expect(await told(after)).toEqual([['LATER_RECORD', 'From 2023-01-01 on there is no primary post']]);
  });
});

describe('a promotion for the wrong person', () => {
  it('is undone; one that was recorded since must go first', async () => {
    const { id } = await enroll(station, { rank: 'CONSTABLE_SECOND_CLASS' });
    const first = await act('promoteOfficer', { id, rank: 'CONSTABLE_FIRST_CLASS', effectiveOn: '2025-01-01' });
    const name = await act('reviseOfficer', { id, name: '张卫', effectiveOn: '2025-06-01' });
    expect(await refused(first.change)).toMatchObject({
      rule: 'change-rested-on',
      message: expect.stringContaining(`change "${name.position} revise officer"`),
    });
    await withdrawn(name.change);
    await withdrawn(first.change);
    expect(await officerAt(id, '2025-07-01')).toMatchObject({ name: '张伟', rank: 'CONSTABLE_SECOND_CLASS' });
  });
});

describe('an honor given to a namesake', () => {
  it('is withdrawn and given to the right one', async () => {
    const [wrong, right] = [await enroll(station), await enroll(station)];
    const nominate = (id: string) =>
      act(
        'nominateHonor',
        {
          title: '个人嘉奖',
          kind: 'INDIVIDUAL',
          level: 'COUNTY',
          meritClass: 'COMMENDATION',
          recipients: [id],
          nominatedOn: '2024-03-01',
        },
        'honor { id }',
      );
    const { id } = await nominate(wrong.id);
    const before = await between();
    expect(await withdrawn(id, { expectedVersion: 1 })).toEqual([id]);
    expect(await nodeAt(id)).toBeNull();
    expect(await nodeAt(id, before)).toBe('Honor');
    expect(keyOf((await nominate(right.id)).id)).toBeGreaterThan(keyOf(id));
  });
});

describe('a selection for the wrong officer', () => {
  it('is withdrawn and recorded for the right one, in a round that was concluded, too', async () => {
    await act('adoptSelectionPolicy', {
      key: `p${unique()}`,
      unit: bureau,
      targets: [{ category: 'STATION', basisPoints: 10_000 }],
      effectiveOn: '2022-01-01',
    });
    const round = await act(
      'openSelectionRound',
      { unit: bureau, title: '选任甲', vacancies: 1, openedOn: '2022-06-01' },
      'round { id }',
    );
    const select = async (officer: string) =>
      act(
        'recordSelection',
        { round: round.id, officer, title: '副所长', selectedOn: '2022-07-01' },
        'selection { id }',
      );
    const [wrong, right] = [await enroll(station), await enroll(station)];
    const { id } = await select(wrong.id);
    const concluded = await act('concludeSelectionRound', { id: round.id });
    expect(await withdrawn(id)).toEqual([id]);
    expect(await withdrawn(concluded.change)).toEqual([]);
    expect(await nodeAt((await select(right.id)).id)).toBe('Selection');
    await act('concludeSelectionRound', { id: round.id });
  });
});

it('all that was withdrawn and undone above leaves a sound record', async () => {
  expect(await breaksOf(api.registry)).toEqual([]);
});
