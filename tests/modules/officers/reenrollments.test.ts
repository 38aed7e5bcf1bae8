import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  DemoteOfficerDocument,
  ReenrollOfficerDocument,
  SeparateOfficerDocument,
  type ReenrollOfficerInput,
  type SeparateOfficerInput,
} from '../../generated/graphql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { addOfficerVersion, createAssignment, createOfficer, createUnit, unique } from '../../support/factories.ts';
import { issue, refusedInBoth, rule } from '../../support/refusals.ts';
import { lastChange, officerRows, postRows } from '../../support/writes.ts';

const api = useApp();

type Who = { id: number };

let unit: { id: number; code: string };

beforeAll(async () => {
  unit = await createUnit(api.registry, { code: 'A' });
});

const BASIS = { documentNumber: '测录〔2024〕1号' };

const reenroll = (officer: Who, more: Partial<ReenrollOfficerInput> = {}, headers = {}) =>
  api.admin
    .request(
      ReenrollOfficerDocument,
      {
        input: {
          id: globalId('Officer', officer.id),
          unit: globalId('Unit', unit.id),
          title: '民警',
          effectiveOn: '2024-01-01',
          basis: BASIS,
          ...more,
        },
      },
      headers,
    )
    .then(({ reenrollOfficer }) => reenrollOfficer);

const separate = (officer: Who, more: Partial<SeparateOfficerInput> = {}) =>
  api.admin
    .request(SeparateOfficerDocument, {
      input: { id: globalId('Officer', officer.id), status: 'SEPARATED', effectiveOn: '2023-01-01', ...more },
    })
    .then(({ separateOfficer }) => separateOfficer);

/** Police with a rank, who left at the beginning of 2023. */
async function left(status: 'SEPARATED' | 'RETIRED' = 'SEPARATED'): Promise<Who & { number: string }> {
  const number = `L${unique()}`;
  const officer = await createOfficer(api.registry, { policeNumber: number, rank: 'SUPERVISOR_FIRST_CLASS' });
  await createAssignment(api.registry, officer.id, { unitId: unit.id });
  expect(await separate(officer, { status })).toMatchObject({ __typename: 'SeparateOfficerSuccess' });
  return { ...officer, number };
}

const believed = async (officer: Who) =>
  (await officerRows(api.registry, officer.id))
    .filter((row) => row['believed'])
    .map(({ status, number, rank, from, to }) => [status, number, rank, from, to]);

const SUPERVISOR = 'SUPERVISOR_FIRST_CLASS';

describe('reenrollOfficer', () => {
  it('takes the same officer back in a primary post, with the record of before', async () => {
    const officer = await left();
    const result = await reenroll(officer, {
      policeNumber: officer.number,
      rank: 'SUPERVISOR_SECOND_CLASS',
      grade: 'POLICE_OFFICER_2',
      role: 'DEPUTY',
      expectedVersion: 2,
    });
    const change = await lastChange(api.registry);
    const fields = [
      ['effectiveOn', null, '2024-01-01'],
      ['status', 'SEPARATED', 'ACTIVE'],
      ['policeNumber', null, officer.number],
      ['rank', SUPERVISOR, 'SUPERVISOR_SECOND_CLASS'],
      ['grade', null, 'POLICE_OFFICER_2'],
      ['unit', null, 'A'],
      ['title', null, '民警'],
      ['role', null, 'DEPUTY'],
      ['kind', null, 'PRIMARY'],
    ];
    const posts = await postRows(api.registry, officer.id);
    expect(result).toEqual({
      __typename: 'ReenrollOfficerSuccess',
      officer: {
        id: globalId('Officer', officer.id),
        version: 3,
        name: '甲乙',
        policeNumber: officer.number,
        category: 'POLICE',
        status: 'ACTIVE',
        rank: 'SUPERVISOR_SECOND_CLASS',
        grade: 'POLICE_OFFICER_2',
        joinedOn: null,
        validity: { from: '2024-01-01', to: null },
      },
      assignment: {
        id: globalId('Assignment', posts.at(-1)!['id'] as number),
        unit: { code: 'A' },
        title: '民警',
        role: 'DEPUTY',
        validity: { from: '2024-01-01', to: null },
      },
      change: {
        position: String(change.position),
        fields: fields.map(([field, before, after]) => ({ field, before, after })),
      },
    });
    expect(change).toMatchObject({ operation: 'reenrollOfficer', subjectId: officer.id, fields });
    expect(await believed(officer)).toEqual([
      ['ACTIVE', officer.number, SUPERVISOR, '2020-01-01', '2023-01-01'],
      ['SEPARATED', null, SUPERVISOR, '2023-01-01', '2024-01-01'],
      ['ACTIVE', officer.number, 'SUPERVISOR_SECOND_CLASS', '2024-01-01', null],
    ]);
    expect(posts).toMatchObject([{ to: '2023-01-01' }, { from: '2024-01-01', to: null }]);
  });

  it('keeps the rank of who had retired, and none of who left otherwise', async () => {
    expect(await reenroll(await left('RETIRED'))).toMatchObject({ officer: { rank: SUPERVISOR } });
    expect(await reenroll(await left())).toMatchObject({ officer: { rank: null, policeNumber: null } });
  });

  it('lasts until a death on record, which keeps the rank of then', async () => {
    const officer = await left();
    await separate(officer, { status: 'DECEASED', effectiveOn: '2026-01-01' });
    const back = await reenroll(officer, { policeNumber: officer.number, rank: 'SUPERVISOR_SECOND_CLASS' });
    expect(back).toMatchObject({ assignment: { validity: { from: '2024-01-01', to: '2026-01-01' } } });
    expect((await believed(officer)).slice(2)).toEqual([
      ['ACTIVE', officer.number, 'SUPERVISOR_SECOND_CLASS', '2024-01-01', '2026-01-01'],
      ['DECEASED', null, 'SUPERVISOR_SECOND_CLASS', '2026-01-01', null],
    ]);
    expect((await lastChange(api.registry)).fields).toContainEqual(['validTo', null, '2026-01-01']);
  });

  it('lasts until another return on record, which stays as it is', async () => {
    const officer = await left();
    await reenroll(officer, { effectiveOn: '2025-01-01', rank: 'SUPERVISOR_SECOND_CLASS', title: '所长' });
    await reenroll(officer, { rank: 'SUPERVISOR_THIRD_CLASS' });
    expect((await believed(officer)).slice(2)).toEqual([
      ['ACTIVE', null, 'SUPERVISOR_THIRD_CLASS', '2024-01-01', '2025-01-01'],
      ['ACTIVE', null, 'SUPERVISOR_SECOND_CLASS', '2025-01-01', null],
    ]);
    expect(await postRows(api.registry, officer.id)).toMatchObject([
      { to: '2023-01-01' },
      { title: '民警', from: '2024-01-01', to: '2025-01-01' },
      { title: '所长', from: '2025-01-01', to: null },
    ]);
  });

  it('stays where the first separation is recorded for an earlier day', async () => {
    const officer = await left();
    await reenroll(officer, { policeNumber: officer.number, rank: 'SUPERVISOR_SECOND_CLASS' });
    await separate(officer, { effectiveOn: '2022-01-01' });
    expect(await believed(officer)).toEqual([
      ['ACTIVE', officer.number, SUPERVISOR, '2020-01-01', '2022-01-01'],
      ['SEPARATED', null, SUPERVISOR, '2022-01-01', '2023-01-01'],
      ['SEPARATED', null, SUPERVISOR, '2023-01-01', '2024-01-01'],
      ['ACTIVE', officer.number, 'SUPERVISOR_SECOND_CLASS', '2024-01-01', null],
    ]);
  });

  it('refuses who still serves, and the dead', async () => {
    const officer = await left();
    expect(await refusedInBoth(api, (headers) => reenroll(officer, { effectiveOn: '2022-12-31' }, headers))).toEqual(
      rule(
        'officer-serving',
        '甲乙 在 2022-12-31 尚在职，离职之日起方可重新录用',
        '甲乙 still serves on 2022-12-31; who comes back has left by then.',
      ),
    );
    await separate(officer, { status: 'DECEASED', effectiveOn: '2023-06-01' });
    expect(await refusedInBoth(api, (headers) => reenroll(officer, {}, headers))).toEqual(
      rule(
        'officer-deceased',
        '甲乙 在 2024-01-01 已去世，不能重新录用',
        '甲乙 is dead on 2024-01-01 and cannot come back.',
      ),
    );
  });

  it('refuses the police number that another officer has on a later day', async () => {
    const officer = await left();
    const policeNumber = `N${unique()}`;
    const other = await createOfficer(api.registry, { policeNumber, from: '2025-01-01' });
    expect(await refusedInBoth(api, (headers) => reenroll(officer, { policeNumber }, headers))).toEqual(
      [`警号 ${policeNumber} 已被使用`, `The police number ${policeNumber} belongs to another officer.`].map(
        (message) => ({
          __typename: 'ConflictError',
          message,
          existing: { id: globalId('Officer', other.id) },
        }),
      ),
    );
  });

  it('refuses a unit that is not there as long as the post is held, and a rank of an auxiliary', async () => {
    const officer = await left();
    const closing = await createUnit(api.registry, { to: '2025-01-01' });
    const rank = 'CONSTABLE_SECOND_CLASS' as const;
    expect(
      await refusedInBoth(api, async (headers) => [
        await reenroll(officer, { unit: globalId('Unit', closing.id) }, headers),
        await reenroll(officer, { category: 'AUXILIARY', rank }, headers),
      ]),
    ).toMatchObject(Array.from({ length: 2 }, () => [{ rule: 'unit-outside-validity' }, { rule: 'rank-police-only' }]));
  });

  it('refuses an officer and a day that are not there, a stale version and an order of nobody', async () => {
    const officer = await left();
    expect(
      await refusedInBoth(api, async (headers) => [
        await reenroll({ id: 999_999 }, {}, headers),
        await reenroll(officer, { effectiveOn: '2019-01-01' }, headers),
        await reenroll(officer, { expectedVersion: 1 }, headers),
      ]),
    ).toMatchObject(
      Array.from({ length: 2 }, () => [
        { __typename: 'NotFoundError' },
        { __typename: 'NotFoundError' },
        { __typename: 'StaleVersionError', currentVersion: 2 },
      ]),
    );
    expect(await refusedInBoth(api, (headers) => reenroll(officer, { basis: {} }, headers))).toMatchObject(
      issue('basis', '须有文号或事由', 'must have a document number or a reason'),
    );
  });
});

describe('an officer who came back', () => {
  it('is demoted for the time before, and keeps what was given at the return', async () => {
    const officer = await left();
    await reenroll(officer, { rank: 'COMMISSIONER_THIRD_CLASS' });
    const input = {
      id: globalId('Officer', officer.id),
      rank: 'SUPERVISOR_SECOND_CLASS' as const,
      effectiveOn: '2022-01-01',
      basis: BASIS,
    };
    const { demoteOfficer } = await api.admin.request(DemoteOfficerDocument, { input });
    expect(demoteOfficer).toMatchObject({ __typename: 'DemoteOfficerSuccess' });
    expect((await believed(officer)).map(([status, , rank]) => [status, rank])).toEqual([
      ['ACTIVE', SUPERVISOR],
      ['ACTIVE', 'SUPERVISOR_SECOND_CLASS'],
      ['SEPARATED', 'SUPERVISOR_SECOND_CLASS'],
      ['ACTIVE', 'COMMISSIONER_THIRD_CLASS'],
    ]);
  });

  it('leaves again, and what was given meanwhile stays', async () => {
    const officer = await createOfficer(api.registry, { status: 'RETIRED', to: '2024-01-01', rank: SUPERVISOR });
    await addOfficerVersion(api.registry, officer.id, { from: '2024-01-01', status: 'RETIRED', rank: SUPERVISOR });
    await reenroll(officer, { category: 'AUXILIARY' });
    await separate(officer, { effectiveOn: '2025-01-01' });
    expect(await believed(officer)).toEqual([
      ['RETIRED', null, SUPERVISOR, '2020-01-01', '2024-01-01'],
      ['ACTIVE', null, null, '2024-01-01', '2025-01-01'],
      ['SEPARATED', null, null, '2025-01-01', null],
    ]);
  });

  it('is not back where a death before that is recorded', async () => {
    const officer = await left();
    await reenroll(officer, { category: 'AUXILIARY', policeNumber: `N${unique()}` });
    await separate(officer, { status: 'DECEASED', effectiveOn: '2023-06-01' });
    expect((await believed(officer)).map(([status, number, rank]) => [status, number, rank])).toEqual([
      ['ACTIVE', officer.number, SUPERVISOR],
      ['SEPARATED', null, SUPERVISOR],
      ['DECEASED', null, SUPERVISOR],
      ['DECEASED', null, SUPERVISOR],
    ]);
    const { fields } = await lastChange(api.registry);
    expect(fields).toContainEqual(['2024-01-01.category', 'AUXILIARY', null]);
    expect(fields).toContainEqual(['单位A A 民警.validFrom', '2024-01-01', null]);
  });
});
