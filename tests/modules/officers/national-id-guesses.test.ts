import { beforeAll, describe, expect, it } from '@jest/globals';
import type { GraphQLClient } from 'graphql-request';
import { sql } from '../../../src/sql/sql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { createOfficerIn, unique } from '../../support/factories.ts';
import { syntheticNationalId } from '../../support/national-ids.ts';
import { newKey, personalKeys, sealerWith, storePersonal } from '../../support/personal.ts';
import { createTwoBureaus, type Bureau } from '../../support/two-bureaus.ts';
import { ENGLISH, leavingNoTrace } from '../../support/writes.ts';

// who tries national ids: what the refusal tells, and that the guess is on record

const key = newKey('k');
const api = useApp({ personalKeys: personalKeys(key) });

let own: Bureau;
let other: Bureau;
let viewer: GraphQLClient;

beforeAll(async () => {
  ({ own, other } = await createTwoBureaus(api.registry));
  viewer = await api.signedIn(['personnel:write', 'officer:personal'], [own.bureau.id], ['registry:read']);
});

/** An officer with a national id. */
async function officerIn({ station }: Bureau) {
  const { id } = await createOfficerIn(api.registry, station);
  const birth = new Date(Date.UTC(1950, 0, unique())).toISOString().slice(0, 10).replaceAll('-', '');
  const nationalId = syntheticNationalId({ birth });
  await storePersonal(api.registry, sealerWith(key), id, { nationalId });
  return { id, nationalId };
}

const FIELDS = '{ __typename ... on ConflictError { message existing { __typename ... on Officer { id } } } }';

const enroll = (nationalId: string, directive: string, headers = {}) =>
  viewer.request<{ enrollOfficer: object }>(
    `mutation ($input: EnrollOfficerInput!) ${directive} { enrollOfficer(input: $input) ${FIELDS} }`,
    {
      input: {
        name: '丁一',
        category: 'POLICE',
        title: '民警',
        unit: globalId('Unit', own.station.id),
        nationalId,
        effectiveOn: '2023-01-01',
      },
    },
    headers,
  );

const revise = (id: number, nationalId: string, directive: string, headers = {}) =>
  viewer.request<{ reviseOfficer: object }>(
    `mutation ($input: ReviseOfficerInput!) ${directive} { reviseOfficer(input: $input) ${FIELDS} }`,
    { input: { id: globalId('Officer', id), nationalId, effectiveOn: '2023-01-01' } },
    headers,
  );

/** The reads of an officer's data on record. */
const reads = ({ id }: { id: number }) =>
  api.registry.$query<{ field: string; viewer: string }>(
    sql`SELECT field, viewer FROM personal_read WHERE officer_id = $1 ORDER BY id`,
    [id],
  );

const READ = { field: 'nationalId', viewer: expect.stringMatching(/^service:/) };

/** Nothing but the read is kept. */
const refused = <Result>(work: () => Promise<Result>): Promise<Result> =>
  leavingNoTrace(api.registry, work, 'personal_read');

describe.each(['', '@dryRun'])('a national id that an officer of another bureau has, tried with "%s"', (directive) => {
  const ZH = '无法登记该公民身份号码，请联系登记系统管理员核实';
  const EN = 'The national id cannot be recorded; ask the administrator of the registry.';

  it('is refused by enrollOfficer, which names nobody and tells whom to ask; the guess is on record', async () => {
    const holder = await officerIn(other);
    for (const [headers, message] of [
      [{}, ZH],
      [ENGLISH, EN],
    ] as const) {
      expect(await refused(() => enroll(holder.nationalId, directive, headers))).toEqual({
        enrollOfficer: { __typename: 'ConflictError', message, existing: null },
      });
    }
    expect(await reads(holder)).toEqual([READ, READ]);
  });

  it('is refused by reviseOfficer alike; the guess is on record of both officers', async () => {
    const holder = await officerIn(other);
    const { id } = await createOfficerIn(api.registry, own.station);
    expect(await refused(() => revise(id, holder.nationalId, directive))).toEqual({
      reviseOfficer: { __typename: 'ConflictError', message: ZH, existing: null },
    });
    expect(await reads(holder)).toEqual([READ]);
    expect((await reads({ id })).map(({ field }) => field)).toContain('nationalId');
  });

  it('is told to those who read the record of the other bureau', async () => {
    const holder = await officerIn(other);
    await enroll(holder.nationalId, directive, { 'x-purpose': encodeURIComponent('核对') });
    const auditor = await api.signedIn(['change:read'], [other.bureau.id], ['registry:read']);
    const query = `{ reads(filter: { officer: "${globalId('Officer', holder.id)}" }) { nodes { field } } }`;
    expect(await auditor.request(query)).toEqual({ reads: { nodes: [{ field: 'nationalId' }] } });
  });
});

describe.each(['', '@dryRun'])('a national id that an officer of the own bureau has, tried with "%s"', (directive) => {
  it('is refused with the officer, and the guess is on record', async () => {
    const holder = await officerIn(own);
    expect(await refused(() => enroll(holder.nationalId, directive))).toEqual({
      enrollOfficer: {
        __typename: 'ConflictError',
        message: '该公民身份号码已登记在另一民警名下',
        existing: { __typename: 'Officer', id: globalId('Officer', holder.id) },
      },
    });
    expect(await reads(holder)).toEqual([READ]);
  });
});

describe('a rehearsed transfer of the officer who has it', () => {
  it('does not have a later act of the request show the officer', async () => {
    const mover = await api.signedIn(['officer:personal'], [own.bureau.id], ['registry:read', 'personnel:write']);
    const holder = await officerIn(other);
    const { id } = await createOfficerIn(api.registry, own.station);
    const answer = await mover.request(
      `mutation ($transfer: TransferOfficerInput!, $revise: ReviseOfficerInput!) @dryRun {
        transferOfficer(input: $transfer) { __typename } reviseOfficer(input: $revise) ${FIELDS}
      }`,
      {
        transfer: {
          id: globalId('Officer', holder.id),
          to: globalId('Unit', own.station.id),
          title: '民警',
          effectiveOn: '2023-01-01',
        },
        revise: { id: globalId('Officer', id), nationalId: holder.nationalId, effectiveOn: '2023-01-01' },
      },
    );
    expect(answer).toMatchObject({ reviseOfficer: { __typename: 'ConflictError', existing: null } });
    expect(await reads(holder)).toEqual([READ]);
  });
});
