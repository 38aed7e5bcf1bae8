import { beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../generated/gql.ts';
import { EnrollOfficerDocument, SeparateOfficerDocument, type SeparateOfficerInput } from '../../generated/graphql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { addOfficerVersion, createAssignment, createOfficer, createUnit, unique } from '../../support/factories.ts';
import {
  ENGLISH,
  lastChange,
  leavingNoTrace,
  nextYears,
  officerRows,
  postRows,
  versionOf,
} from '../../support/writes.ts';

const api = useApp();

let unit: { id: number; code: string };

beforeAll(async () => {
  unit = await createUnit(api.registry, { code: 'A' });
});

const HolderOn = graphql(`
  query HolderOn($policeNumber: String!, $date: Date!) @asOf(date: $date) {
    officer(policeNumber: $policeNumber) {
      id
    }
  }
`);

const PreviewSeparation = graphql(`
  mutation PreviewSeparation($input: SeparateOfficerInput!) @dryRun {
    separateOfficer(input: $input) {
      __typename
    }
  }
`);

const separate = (officer: { id: number }, more: Partial<SeparateOfficerInput> = {}, headers = {}) =>
  api.admin
    .request(
      SeparateOfficerDocument,
      {
        input: { id: globalId('Officer', officer.id), status: 'RETIRED', effectiveOn: '2023-01-01', ...more },
      },
      headers,
    )
    .then(({ separateOfficer }) => separateOfficer);

const refused = (officer: { id: number }, more: Partial<SeparateOfficerInput> = {}, headers = {}) =>
  leavingNoTrace(api.registry, () => separate(officer, more, headers));

const believed = async (officer: { id: number }) =>
  (await officerRows(api.registry, officer.id))
    .filter((row) => row['believed'])
    .map(({ status, number, from, to }) => [status, number, from, to]);

const LastService = graphql(`
  query LastService($ids: [ID!]!, $date: Date) @asOf(date: $date) {
    nodes(ids: $ids) {
      ... on Officer {
        policeNumber
        lastPoliceNumber
        lastUnitName
      }
    }
  }
`);

describe('who has left', () => {
  it('is told by the police number and the unit of the last day of service, whatever became of them, and who serves is not', async () => {
    const gone = await createUnit(api.registry, { name: '合成撤销所', to: '2023-01-01' });
    const officer = await createOfficer(api.registry, { policeNumber: 'T00091' });
    await createAssignment(api.registry, officer.id, { unitId: gone.id });
    await separate(officer);
    // never served on record
    const unknown = await createOfficer(api.registry, { status: 'RETIRED' });
    const ids = [officer, unknown].map(({ id }) => globalId('Officer', id));
    const none = { lastPoliceNumber: null, lastUnitName: null };
    expect((await api.admin.request(LastService, { ids })).nodes).toEqual([
      { policeNumber: null, lastPoliceNumber: 'T00091', lastUnitName: '合成撤销所' },
      { policeNumber: null, ...none },
    ]);
    expect((await api.admin.request(LastService, { ids: ids.slice(0, 1), date: '2022-12-31' })).nodes).toEqual([
      { policeNumber: 'T00091', ...none },
    ]);
  });

  it('are read by one statement, however many they are', async () => {
    const count = async (many: number) => {
      const made = Array.from({ length: many }, () => createOfficer(api.registry, { status: 'RETIRED' }));
      const ids = (await Promise.all(made)).map(({ id }) => globalId('Officer', id));
      return (await api.statements(() => api.admin.request(LastService, { ids }))).length;
    };
    expect(await count(5)).toBe(await count(1));
  });
});

describe('separateOfficer', () => {
  it('ends every post, later ones too, and clears the police number', async () => {
    const officer = await createOfficer(api.registry, { policeNumber: 'T00001' });
    const primary = await createAssignment(api.registry, officer.id, { unitId: unit.id, to: nextYears(1) });
    const organ = { externalOrgan: '某办', title: '联络员', kind: 'CONCURRENT' as const };
    const outside = await createAssignment(api.registry, officer.id, organ);
    const over = await createAssignment(api.registry, officer.id, { ...organ, to: '2023-01-01' });
    const planned = { unitId: unit.id, title: '所长', from: nextYears(1) };
    const later = await createAssignment(api.registry, officer.id, planned);
    const result = await separate(officer, {
      expectedVersion: 1,
      basis: { documentNumber: '测退〔2023〕1号', reason: '到龄' },
    });
    const change = await lastChange(api.registry);
    const fields = [
      ['effectiveOn', null, '2023-01-01'],
      ['status', 'ACTIVE', 'RETIRED'],
      ['policeNumber', 'T00001', null],
      ['单位A A 民警.validTo', nextYears(1), '2023-01-01'],
      ['某办 联络员.validTo', null, '2023-01-01'],
      ['单位A A 所长.validFrom', nextYears(1), null],
    ];
    expect(result).toEqual({
      __typename: 'SeparateOfficerSuccess',
      endedDuties: 0,
      officer: {
        id: globalId('Officer', officer.id),
        version: 2,
        name: '甲乙',
        policeNumber: null,
        status: 'RETIRED',
        assignments: [],
        validity: { from: '2023-01-01', to: null },
      },
      change: {
        position: String(change.position),
        fields: fields.map(([field, before, after]) => ({ field, before, after })),
      },
    });
    expect(change).toEqual({
      position: change.position,
      operation: 'separateOfficer',
      subjectType: 'Officer',
      subjectId: officer.id,
      actor: 'service:administrator',
      basisDocument: '测退〔2023〕1号',
      basisReason: '到龄',
      fields,
    });
    expect(await believed(officer)).toEqual([
      ['ACTIVE', 'T00001', '2020-01-01', '2023-01-01'],
      ['RETIRED', null, '2023-01-01', null],
    ]);
    expect(await postRows(api.registry, officer.id)).toMatchObject([
      { id: primary.id, to: '2023-01-01' },
      { id: outside.id, to: '2023-01-01' },
      { id: over.id, to: '2023-01-01' },
    ]);
    for (const { id } of [primary, outside, later]) expect(await versionOf(api.registry, 'assignment', id)).toBe(2);
    expect(await versionOf(api.registry, 'assignment', over.id)).toBe(1);
  });

  it('frees the police number for another officer from that day on', async () => {
    const policeNumber = `F${unique()}`;
    const officer = await createOfficer(api.registry, { policeNumber });
    await separate(officer, { status: 'SEPARATED' });
    const enroll = (effectiveOn: string) =>
      api.admin.request(EnrollOfficerDocument, {
        input: {
          name: '丙丁',
          policeNumber,
          category: 'POLICE',
          unit: globalId('Unit', unit.id),
          title: '民警',
          effectiveOn,
        },
        key: `free-${unique()}`,
      });
    const early = await leavingNoTrace(api.registry, () => enroll('2022-12-31'));
    expect(early.enrollOfficer).toMatchObject({
      __typename: 'ConflictError',
      existing: { id: globalId('Officer', officer.id) },
    });
    const { enrollOfficer } = await enroll('2023-01-01');
    if (enrollOfficer.__typename !== 'EnrollOfficerSuccess') throw new Error(enrollOfficer.__typename);
    const holderOn = async (date: string) => (await api.admin.request(HolderOn, { policeNumber, date })).officer?.id;
    expect(await holderOn('2022-12-31')).toBe(globalId('Officer', officer.id));
    expect(await holderOn('2023-01-01')).toBe(enrollOfficer.officer.id);
  });

  it('keeps a later separation on record, and drops a suspension planned before it', async () => {
    const officer = await createOfficer(api.registry, { policeNumber: `L${unique()}`, to: '2024-01-01' });
    await addOfficerVersion(api.registry, officer.id, { from: '2024-01-01', to: '2025-01-01', status: 'SUSPENDED' });
    await addOfficerVersion(api.registry, officer.id, { from: '2025-01-01', to: '2026-01-01', status: 'SEPARATED' });
    await addOfficerVersion(api.registry, officer.id, { from: '2026-01-01', policeNumber: 'BACK' });
    const back = await createAssignment(api.registry, officer.id, { unitId: unit.id, from: '2026-01-01' });
    const result = await separate(officer);
    expect(result).toMatchObject({
      officer: { status: 'RETIRED', validity: { to: '2024-01-01' } },
      change: {
        fields: [
          {},
          { field: 'status', before: 'ACTIVE', after: 'RETIRED' },
          { field: 'policeNumber', after: null },
          { field: '2024-01-01.status', before: 'SUSPENDED', after: null },
          { field: '2024-01-01.policeNumber', before: null, after: null },
        ],
      },
    });
    expect((await believed(officer)).map(([status, number, from]) => [status, number, from])).toEqual([
      ['ACTIVE', expect.any(String), '2020-01-01'],
      ['RETIRED', null, '2023-01-01'],
      ['RETIRED', null, '2024-01-01'],
      ['SEPARATED', null, '2025-01-01'],
      ['ACTIVE', 'BACK', '2026-01-01'],
    ]);
    expect(await versionOf(api.registry, 'assignment', back.id)).toBe(1);
  });

  it('refuses an officer who has left already', async () => {
    const officer = await createOfficer(api.registry);
    await separate(officer);
    expect(await refused(officer, { status: 'SEPARATED', effectiveOn: '2024-01-01' })).toEqual({
      __typename: 'RuleViolationError',
      message: '甲乙 自 2024-01-01 起并非始终在职',
      rule: 'officer-not-serving',
      article: null,
    });
    expect(await refused(officer, {}, ENGLISH)).toMatchObject({
      message: '甲乙 does not serve on every day from 2023-01-01.',
    });
  });

  it.each(['RETIRED', 'SEPARATED'] as const)('records the death of an officer who is %s, once', async (status) => {
    const officer = await createOfficer(api.registry);
    await separate(officer, { status });
    expect(await separate(officer, { status: 'DECEASED', effectiveOn: '2024-01-01' })).toMatchObject({
      officer: { status: 'DECEASED' },
      change: {
        fields: [
          { field: 'effectiveOn', before: null, after: '2024-01-01' },
          { field: 'status', before: status, after: 'DECEASED' },
        ],
      },
    });
    expect(await believed(officer)).toEqual([
      ['ACTIVE', null, '2020-01-01', '2023-01-01'],
      [status, null, '2023-01-01', '2024-01-01'],
      ['DECEASED', null, '2024-01-01', null],
    ]);
    for (const again of ['DECEASED', 'RETIRED'] as const) {
      expect(await refused(officer, { status: again, effectiveOn: '2025-01-01' })).toMatchObject({
        rule: 'officer-not-serving',
      });
    }
  });

  it('is corrected by a separation on an earlier day', async () => {
    const officer = await createOfficer(api.registry);
    await separate(officer);
    await separate(officer, { effectiveOn: '2022-01-01' });
    expect(await believed(officer)).toEqual([
      ['ACTIVE', null, '2020-01-01', '2022-01-01'],
      ['RETIRED', null, '2022-01-01', '2023-01-01'],
      ['RETIRED', null, '2023-01-01', null],
    ]);
  });

  it('sends the same number of statements whatever the number of posts', async () => {
    const counts: number[] = [];
    for (const posts of [1, 4]) {
      const officer = await createOfficer(api.registry);
      for (let n = 0; n < posts; n++) {
        await createAssignment(api.registry, officer.id, { unitId: unit.id, kind: 'CONCURRENT', title: `教官${n}` });
      }
      const statements = await api.statements(() =>
        api.admin.request(PreviewSeparation, {
          input: { id: globalId('Officer', officer.id), status: 'RETIRED', effectiveOn: '2023-01-01' },
        }),
      );
      counts.push(statements.length);
    }
    expect(counts).toEqual([counts[0], counts[0]]);
  });

  it.each(['ACTIVE', 'SUSPENDED'] as const)('refuses the status %s, in which an officer serves', async (status) => {
    const officer = await createOfficer(api.registry);
    const issue = (message: string) => ({ __typename: 'InvalidInputError', issues: [{ path: 'status', message }] });
    expect(await refused(officer, { status })).toMatchObject(issue('必须是 RETIRED、SEPARATED 或 DECEASED'));
    expect(await refused(officer, { status }, ENGLISH)).toMatchObject(issue('must be RETIRED, SEPARATED or DECEASED'));
  });

  it('refuses the first day on record', async () => {
    const officer = await createOfficer(api.registry);
    const first = { effectiveOn: '2020-01-01' };
    expect(await refused(officer, first)).toEqual({
      __typename: 'RuleViolationError',
      message: '甲乙 自 2020-01-01 起登记在册，不能在当日或之前离职',
      rule: 'officer-never-served',
      article: null,
    });
    expect(await refused(officer, first, ENGLISH)).toMatchObject({
      message: '甲乙 is on record from 2020-01-01 and cannot leave on that day or before.',
    });
  });

  it('refuses a day before the officer is on record', async () => {
    const officer = await createOfficer(api.registry);
    expect(await refused(officer, { effectiveOn: '2019-12-31' })).toMatchObject({ __typename: 'NotFoundError' });
  });

  it('refuses a version that is not the current one', async () => {
    const officer = await createOfficer(api.registry);
    expect(await refused(officer, { expectedVersion: 4 })).toMatchObject({ currentVersion: 1 });
  });
});
