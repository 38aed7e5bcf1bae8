import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { GraphQLClient } from 'graphql-request';
import { sql } from '../../../src/sql/sql.ts';
import { globalId, refusal, useApp } from '../../support/app.ts';
import { createOfficerIn, createUnit, unique } from '../../support/factories.ts';
import { newKey, personalKeys, sealerWith, storePersonal } from '../../support/personal.ts';
import { createTwoBureaus, type Bureau } from '../../support/two-bureaus.ts';
import { leavingNoTrace } from '../../support/writes.ts';

// a viewer who moves officers of the whole force, and reads personal data and evaluates in one bureau

const key = newKey('k');
const api = useApp({ personalKeys: personalKeys(key) });

let own: Bureau;
let other: Bureau;
let viewer: GraphQLClient;
let officer: string;
let officerKey: number;

const BIRTH = '1961-11-09';

beforeAll(async () => {
  ({ own, other } = await createTwoBureaus(api.registry));
  viewer = await api.signedIn(
    ['officer:personal'],
    [own.bureau.id],
    ['registry:read', 'personnel:write', 'unit:write'],
  );
});

const personalOf = (id: number) => storePersonal(api.registry, sealerWith(key), id, { birthOn: BIRTH });

beforeEach(async () => {
  ({ id: officerKey } = await createOfficerIn(api.registry, other.station));
  officer = globalId('Officer', officerKey);
  await personalOf(officerKey);
});

const DOCUMENTS = {
  transfer: `transferOfficer(input: $transfer) { ... on TransferOfficerSuccess { officer { birthOn } } }`,
  revise: `reviseOfficer(input: $revise) { ... on ReviseOfficerSuccess { officer { birthOn } } }`,
};

const transferInto = (bureau: Bureau, effectiveOn = '2023-01-01') => ({
  id: officer,
  to: globalId('Unit', bureau.station.id),
  title: '民警',
  effectiveOn,
});

const transfer = (directive = '', bureau = own, client = viewer) =>
  client.rawRequest<{ transferOfficer: { officer: { birthOn: string | null } } }>(
    `mutation ($transfer: TransferOfficerInput!) ${directive} { ${DOCUMENTS.transfer} }`,
    { transfer: transferInto(bureau) },
  );

const both = (directive: string, revise: object) =>
  viewer.request<Record<string, { officer?: { birthOn: string | null } } | null>>(
    `mutation ($transfer: TransferOfficerInput!, $revise: ReviseOfficerInput!) ${directive} {
      ${DOCUMENTS.transfer} ${DOCUMENTS.revise}
    }`,
    { transfer: transferInto(own), revise: { id: officer, effectiveOn: '2023-02-01', ...revise } },
  );

const birthOn = async (client = viewer) =>
  (await client.request<{ officer: { birthOn: string | null } }>(`{ officer(id: "${officer}") { birthOn } }`)).officer
    .birthOn;

/** The reads of the officer's personal data that are on record. */
const reads = () =>
  api.registry.$query<{ field: string }>(sql`SELECT field FROM personal_read WHERE officer_id = $1 ORDER BY id`, [
    officerKey,
  ]);

describe('an act that brings an officer within reach', () => {
  it('shows no personal data in its answer, rehearsed or done, and tells so', async () => {
    const redactions = [{ path: ['transferOfficer', 'officer', 'birthOn'], scope: 'officer:personal' }];
    for (const directive of ['@dryRun', '']) {
      const { data, extensions } = await transfer(directive);
      expect(data.transferOfficer.officer).toEqual({ birthOn: null });
      expect(extensions).toMatchObject({ redactions });
    }
    expect(await reads()).toEqual([]);
  });

  it('lets the next request read it, on record', async () => {
    await transfer();
    expect(await birthOn()).toBe(BIRTH);
    expect(await reads()).toEqual([{ field: 'birthOn' }]);
  });

  it('leaves it out of the answers of later acts of its request, rehearsed or done', async () => {
    for (const directive of ['@dryRun', '']) {
      expect(await both(directive, { name: `改${unique()}` })).toEqual({
        transferOfficer: { officer: { birthOn: null } },
        reviseOfficer: { officer: { birthOn: null } },
      });
    }
  });

  it('lets no later act of its request do what needed the reach before', async () => {
    for (const directive of ['@dryRun', '']) {
      const answer = refusal(both(directive, { birthOn: '1990-01-01' }));
      expect(await answer).toMatchObject([
        { path: ['reviseOfficer'], extensions: { code: 'FORBIDDEN', scope: 'officer:personal' } },
      ]);
    }
    expect(await birthOn(api.admin)).toBe(BIRTH);
  });

  it('is no different where the officer had no post at all', async () => {
    const { id } = await api.registry.officer.create({ data: {} });
    await api.registry.$query(
      sql`INSERT INTO officer_version (officer_id, name, name_pinyin, name_joined, name_initials, name_strokes, category,
  valid_from, recorded_at) VALUES ($1, '乙', 'yi', 'yi', 'y', '5', 'POLICE', '2020-01-01', now() - interval '1 minute')`,
      [id],
    );
    await personalOf(id);
    const input = {
      officer: globalId('Officer', id),
      unit: globalId('Unit', own.station.id),
      title: '民警',
      kind: 'PRIMARY',
      effectiveOn: '2023-01-01',
    };
    const answer = await viewer.request(
      `mutation ($input: AddAssignmentInput!) {
        addAssignment(input: $input) { ... on AddAssignmentSuccess { assignment { officer { birthOn } } } }
      }`,
      { input },
    );
    expect(answer).toEqual({ addAssignment: { assignment: { officer: { birthOn: null } } } });
  });

  it('is no different where the whole unit moves', async () => {
    const unit = await createUnit(api.registry, { parentId: other.bureau.id });
    const { id } = await createOfficerIn(api.registry, unit);
    await personalOf(id);
    const move = (directive: string) =>
      viewer.request(
        `mutation ($input: MoveUnitInput!) ${directive} {
          moveUnit(input: $input) { ... on MoveUnitSuccess { unit { officers { nodes { birthOn } } } } }
        }`,
        {
          input: { id: globalId('Unit', unit.id), parent: globalId('Unit', own.bureau.id), effectiveOn: '2023-01-01' },
        },
      );
    const hidden = { moveUnit: { unit: { officers: { nodes: [{ birthOn: null }] } } } };
    expect([await move('@dryRun'), await move('')]).toEqual([hidden, hidden]);
  });
});

describe('an act by which an officer leaves reach', () => {
  it('shows what its viewer could read before, on record, rehearsed or done; and nothing afterwards', async () => {
    await transfer('', own, api.admin);
    const before = (await reads()).length;
    const home = await leavingNoTrace(api.registry, () => transfer('@dryRun', other), 'personal_read');
    expect(home.data.transferOfficer.officer).toEqual({ birthOn: BIRTH });
    expect((await reads()).length).toBe(before + 1);
    const { data } = await viewer.rawRequest<Record<string, unknown>>(
      `mutation ($transfer: TransferOfficerInput!) { ${DOCUMENTS.transfer} }`,
      { transfer: transferInto(other, '2024-01-01') },
    );
    expect(data).toEqual({ transferOfficer: { officer: { birthOn: BIRTH } } });
    expect((await reads()).length).toBe(before + 2);
    expect(await birthOn()).toBeNull();
  });
});

describe('a thing that an act makes', () => {
  it('is within reach of the act where it is made', async () => {
    const input = {
      name: '丁一',
      category: 'POLICE',
      title: '民警',
      unit: globalId('Unit', own.station.id),
      birthOn: BIRTH,
      effectiveOn: '2023-01-01',
    };
    for (const directive of ['@dryRun', '']) {
      expect(
        await viewer.request(
          `mutation ($input: EnrollOfficerInput!) ${directive} {
            enrollOfficer(input: $input) { ... on EnrollOfficerSuccess { officer { birthOn } } }
          }`,
          { input },
        ),
      ).toEqual({ enrollOfficer: { officer: { birthOn: BIRTH } } });
    }
  });
});

describe('an answer that is given again under an idempotency key', () => {
  it('shows what is within reach then', async () => {
    const idempotencyKey = `again-${unique()}`;
    const send = () =>
      viewer.request(
        `mutation ($transfer: TransferOfficerInput!, $key: String!) {
          transferOfficer(input: $transfer) @idempotent(key: $key) {
            ... on TransferOfficerSuccess { officer { birthOn } }
          }
        }`,
        { transfer: transferInto(own), key: idempotencyKey },
      );
    const answer = (birth: string | null) => ({ transferOfficer: { officer: { birthOn: birth } } });
    expect(await send()).toEqual(answer(null));
    expect(await send()).toEqual(answer(BIRTH));
    await api.admin.request(`mutation ($transfer: TransferOfficerInput!) { ${DOCUMENTS.transfer} }`, {
      transfer: transferInto(other, '2024-01-01'),
    });
    expect(await send()).toEqual(answer(null));
  });
});
