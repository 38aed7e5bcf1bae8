import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type { Transaction } from '../../../src/database/client.ts';
import { Rehearsal } from '../../../src/record/rehearsal.ts';
import { CreateUnitDocument, type CreateUnitInput } from '../../generated/graphql.ts';
import { globalId, refusal, useApp } from '../../support/app.ts';
import { createOfficerIn, createUnit, unique } from '../../support/factories.ts';
import { leavingNoTrace } from '../../support/writes.ts';

/** The embedded database has one connection, on which nothing can meet. */
const onServer = process.env['TEST_DATABASE_URL'] ? describe : describe.skip;

const DRY_RUN = { 'muster-dry-run': 'true' };

onServer('dry runs beside writes', () => {
  const api = useApp();
  const newUnit = (more: Partial<CreateUnitInput> = {}): CreateUnitInput => ({
    code: `D${unique()}`,
    name: '新单位',
    kind: 'TEAM',
    effectiveOn: '2023-01-01',
    ...more,
  });

  const create = (input: CreateUnitInput, headers = {}) =>
    api.admin
      .request(CreateUnitDocument, { input, key: `key-${unique()}` }, headers)
      .then(({ createUnit: { __typename } }) => __typename);

  /** Does work while another session holds what a statement locks. */
  const whileLocked = async <Result>(statement: string, work: () => Promise<Result>): Promise<Result> => {
    const other = await api.database.pool.connect();
    await other.query('BEGIN');
    try {
      await other.query(statement);
      return await work();
    } finally {
      await other.query('ROLLBACK');
      other.release();
    }
  };

  it('are answered while a write holds the head', async () => {
    const answer = await whileLocked('SELECT FROM change_head FOR UPDATE', () => create(newUnit(), DRY_RUN));
    expect(answer).toBe('CreateUnitSuccess');
  });

  it('wait for no numbers of people that writes keep, and count those that they show', async () => {
    const [from, to] = [await createUnit(api.registry), await createUnit(api.registry)];
    const officer = await createOfficerIn(api.registry, from);
    const input = {
      id: globalId('Officer', officer.id),
      to: globalId('Unit', to.id),
      title: '民警',
      effectiveOn: '2023-01-01',
      basis: { reason: '合成' },
    };
    const transfer = `mutation ($input: TransferOfficerInput!) { transferOfficer(input: $input) { ... on TransferOfficerSuccess {
      officer { unit { strength { officers } all: strength(includeSubunits: true) { officers } officers { totalCount } } } } } }`;
    // the rows of everybody and of both units
    const answer = await whileLocked('SELECT FROM headcount_total FOR UPDATE', () =>
      api.admin.request(transfer, { input }, DRY_RUN),
    );
    expect(answer).toEqual({
      transferOfficer: {
        officer: { unit: { strength: { officers: 1 }, all: { officers: 1 }, officers: { totalCount: 1 } } },
      },
    });
  });

  it('hold up no write while they go on', async () => {
    const unit = newUnit();
    let written: string | undefined;
    const rehearsing = api.registry.$transaction(async (transaction) => {
      const rehearsal = await Rehearsal.open(transaction as unknown as Transaction, 0);
      await rehearsal.perform(async (write) => {
        write.buffer.identity('unit', { id: 999_999_999 });
        await write.buffer.flush();
        written = await create(unit);
        return { result: null, change: null };
      }, null);
      throw new Error('the end of the dry run');
    });
    await expect(rehearsing).rejects.toThrow('the end of the dry run');
    expect(written).toBe('CreateUnitSuccess');
    expect(await api.registry.unitVersion.count({ where: { code: unit.code } })).toBe(1);
  });

  it('give up where a write holds the same rows, and say that the registry is busy', async () => {
    const { id } = await createUnit(api.registry, {});
    const revise = `mutation ($input: ReviseUnitInput!) { reviseUnit(input: $input) { __typename } }`;
    const input = { id: Buffer.from(`Unit:${id}`).toString('base64'), name: '改名', effectiveOn: '2023-01-01' };
    const refused = await whileLocked(`SELECT FROM unit WHERE id = ${id} FOR UPDATE`, () =>
      refusal(api.admin.request(revise, { input }, DRY_RUN)),
    );
    expect(refused).toMatchObject([{ extensions: { code: 'UNAVAILABLE' } }]);
    expect(await leavingNoTrace(api.registry, () => api.admin.request(revise, { input }, DRY_RUN))).toEqual({
      reviseUnit: { __typename: 'ReviseUnitSuccess' },
    });
  });

  it('of twenty acts in loops of four viewers leave every write beside them done', async () => {
    const viewers = await Promise.all(Array.from({ length: 4 }, () => api.signedIn(['registry:read', 'unit:write'])));
    const twenty = `mutation (${Array.from({ length: 20 }, (_, n) => `$u${n}: CreateUnitInput!`).join(', ')}) @dryRun {
      ${Array.from({ length: 20 }, (_, n) => `u${n}: createUnit(input: $u${n}) { __typename }`).join('\n')}
    }`;
    const variables = () => Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`u${n}`, newUnit()]));
    const writing = new AbortController();
    let rehearsed = 0;
    const loops = viewers.map(async (viewer) => {
      while (!writing.signal.aborted) {
        const answer = await viewer.request<Record<string, { __typename: string }>>(twenty, variables());
        expect(new Set(Object.values(answer).map(({ __typename }) => __typename))).toEqual(
          new Set(['CreateUnitSuccess']),
        );
        rehearsed++;
      }
    });
    const written: string[] = [];
    for (let n = 0; n < 25; n++) {
      written.push(await create(newUnit()));
      await sleep(20);
    }
    writing.abort();
    await Promise.all(loops);
    expect(new Set(written)).toEqual(new Set(['CreateUnitSuccess']));
    expect(rehearsed).toBeGreaterThan(0);
  }, 60_000);

  it('take their turns, one at a time for each viewer', async () => {
    const code = newUnit().code;
    const [one, two] = await leavingNoTrace(api.registry, () =>
      Promise.all([create(newUnit({ code }), DRY_RUN), create(newUnit({ code }), DRY_RUN)]),
    );
    // at the same time, the second would have met the rows of the first
    expect([one, two]).toEqual(['CreateUnitSuccess', 'CreateUnitSuccess']);
  });
});
