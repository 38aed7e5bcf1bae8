import { beforeAll, describe, expect, it } from '@jest/globals';
import type { GraphQLClient } from 'graphql-request';
import { sql } from '../../../src/sql/sql.ts';
import { failureOf } from '../../../src/modules/imports/import-job.runner.ts';
import {
  deleteOldCells,
  releaseAbandoned,
  rewrapImportKeys,
} from '../../../src/modules/imports/import-keeping.service.ts';
import { storeFindings } from '../../../src/modules/imports/import-rows.service.ts';
import { BROKEN, REPEATED } from '../../../src/modules/imports/import-row.rules.ts';
import { newWordKeyOf } from '../../../src/personal/words.ts';
import { graphql } from '../../generated/gql.ts';
import { ImportBatchDocument, ImportBatchesDocument } from '../../generated/graphql.ts';
import { globalId, refusal, useApp } from '../../support/app.ts';
import { createUnit } from '../../support/factories.ts';
import { csv, importActs } from '../../support/import-acts.ts';
import { newKey, personalKeys, sealerWith } from '../../support/personal.ts';

const [first, second] = [newKey('k1'), newKey('k2')];
const api = useApp({ personalKeys: personalKeys(first, second), limits: { bodyBytes: 1_000 } });
const { send, upload, read, map, discard, begin, run } = importActs(api);

const HEADINGS = ['单位代码', '单位名称', '机构种类', '生效日期'];
const rowOf = (code: string) => [code, `合成${code}`, '派出所', '2024-01-01'];
const PURPOSE = { 'x-purpose': encodeURIComponent('核对（合成）') };
let next = 0;
const fresh = () => csv(HEADINGS, rowOf(`F-${++next}`));
const keyOf = (id: string) => Number(Buffer.from(id, 'base64').toString().split(':')[1]);

beforeAll(async () => {
  await createUnit(api.registry, { code: 'ROOT' });
});

const told = async (response: Response) => {
  const { errors } = (await response.json()) as { errors: { message: string; extensions: { code: string } }[] };
  return [response.status, errors[0]!.extensions.code, errors[0]!.message] as const;
};

describe('the files of one viewer', () => {
  const copies = async (of: string, count: number, set: { status: string; worker: string | null }) =>
    api.registry
      .$executeRaw`INSERT INTO import_batch (kind, file_name, file_hash, uploaded_at, uploaded_by, holder, row_count, status, worker)
SELECT kind, file_name, 'copy', uploaded_at, uploaded_by, holder, row_count, ${set.status}::"ImportStatus", ${set.worker}
FROM import_batch, generate_series(1, ${count}) WHERE id = ${keyOf(of)}`;
  const forget = () => api.registry.$executeRaw`DELETE FROM import_batch WHERE file_hash = 'copy'`;

  it('are at most 100 that are not applied; those of others do not count', async () => {
    const id = await upload('CREATE_UNITS', fresh());
    // with the first
    await copies(id, 98, { status: 'FAILED', worker: null });
    await copies(id, 5, { status: 'APPLIED', worker: null });
    // of two at once one is taken in
    const both = await Promise.all([send('CREATE_UNITS', fresh()), send('CREATE_UNITS', fresh())]);
    expect(new Set(both.map(({ status }) => status))).toEqual(new Set([201, 422]));
    const [status, code, message] = await told(await send('CREATE_UNITS', fresh()));
    expect([status, code]).toEqual([422, 'REFUSED']);
    expect(message).toContain('100');
    const other = await api.signedIn(['registry:read', 'unit:write']);
    expect((await send('CREATE_UNITS', fresh(), { client: other })).status).toBe(201);
    await discard(id);
    expect((await send('CREATE_UNITS', fresh())).status).toBe(201);
    await forget();
  });

  it('are worked on five at a time', async () => {
    const id = await upload('CREATE_UNITS', fresh());
    await copies(id, 5, { status: 'REHEARSING', worker: 'w' });
    expect(await begin('rehearse', id)).toMatchObject({ rule: 'import-too-many' });
    expect(await read(id)).toMatchObject({ status: 'STAGED' });
    await api.registry
      .$executeRaw`UPDATE import_batch SET worker = NULL, status = 'FAILED' WHERE id = (SELECT max(id) FROM import_batch WHERE file_hash = 'copy')`;
    expect(await run('rehearse', id)).toMatchObject({ status: 'REHEARSED' });
    await forget();
  });
});

describe('POST /imports', () => {
  it('takes a file in, stores it sealed, and names the same file that came before', async () => {
    const body = fresh();
    const id = await upload('CREATE_UNITS', body, { name: '新单位（合成）.csv' });
    expect(await read(id)).toMatchObject({
      status: 'STAGED',
      fileName: '新单位（合成）.csv',
      rowCount: 1,
      processedCount: 0,
    });
    const again = await send('CREATE_UNITS', body);
    expect(await again.json()).toMatchObject({ earlier: [id], rowCount: 1 });
    const stored = await api.registry.$query<{ text: string }>(
      sql`SELECT coalesce((SELECT string_agg(encode(r.cells, 'escape'), '') FROM import_row r), '') AS text`,
      [],
      'uncached',
    );
    expect(stored[0]!.text).not.toContain('F-');
  });

  it('refuses who does not sign in, who may not do what the rows become, and what is no such file', async () => {
    const anonymous = await send('CREATE_UNITS', fresh(), { client: api.anonymous() });
    expect((await told(anonymous)).slice(0, 2)).toEqual([401, 'UNAUTHENTICATED']);
    const reader = await api.signedIn(['registry:read', 'personnel:write']);
    expect((await told(await send('CREATE_UNITS', fresh(), { client: reader }))).slice(0, 2)).toEqual([
      403,
      'FORBIDDEN',
    ]);
    expect((await told(await send('NOTHING', fresh()))).slice(0, 2)).toEqual([400, 'BAD_USER_INPUT']);
    for (const more of ['&fileNam=x', '&fileName=x', '&kind=CREATE_UNITS']) {
      const answer = await told(await send(`CREATE_UNITS${more}`, fresh()));
      expect([answer[1], answer[2].split(' ')[0]]).toEqual(['BAD_USER_INPUT', /\w+/.exec(more)![0]]);
    }
    expect((await told(await send('CREATE_UNITS', Buffer.alloc(0)))).slice(0, 2)).toEqual([400, 'BAD_USER_INPUT']);
    const huge = await send('CREATE_UNITS', Buffer.alloc(20 * 1024 * 1024 + 1, 'x'));
    expect((await told(huge)).slice(0, 2)).toEqual([413, 'LIMIT_EXCEEDED']);
    const lrmx = Buffer.from('<?xml version="1.0" encoding="UTF-8"?><Person/>');
    expect(await told(await send('ENROLL_OFFICERS', lrmx, { type: 'application/xml' }))).toEqual([
      422,
      'REFUSED',
      '.lrmx 文件只能作为“档案信息登记”导入，其他请用 .xlsx 或 .csv',
    ]);
    const english = await send('CREATE_UNITS', csv(HEADINGS), { headers: { 'accept-language': 'en' } });
    expect((await told(english))[0]).toBe(422);
  });
});

describe('a file', () => {
  it('is there for who sent it and who reads all personal data alone', async () => {
    const owner = await api.signedIn(['registry:read', 'unit:write']);
    const other = await api.signedIn(['registry:read', 'unit:write']);
    const bound = await api.signedIn(['registry:read', 'unit:write', 'officer:personal'], [1]);
    const id = await upload('CREATE_UNITS', fresh(), { client: owner });
    const seen = async (client: typeof owner) => {
      const { importBatches } = await client.request(ImportBatchesDocument, { last: 100 });
      const { importBatch } = await client.request(ImportBatchDocument, { id, first: 100 }, PURPOSE);
      return [importBatch !== null, importBatches.nodes.some((one) => one.id === id)];
    };
    expect(await seen(owner)).toEqual([true, true]);
    expect(await seen(api.admin)).toEqual([true, true]);
    expect(await seen(other)).toEqual([false, false]);
    expect(await seen(bound)).toEqual([false, false]);
    expect(await discard(id, other)).toMatchObject({ __typename: 'NotFoundError' });
    const reader = await api.signedIn(['registry:read', 'officer:personal']);
    expect(await refusal(discard(id, reader))).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });

  it('is mapped by hand, and asked for again where a column is missing', async () => {
    const id = await upload('CREATE_UNITS', csv(['甲', '乙', '丙', '丁'], rowOf('M-1')));
    expect((await read(id)).columns.map(({ field }) => field)).toEqual([null, null, null, null]);
    expect(await begin('rehearse', id)).toMatchObject({ rule: 'import-columns-missing' });
    expect(await map(id, ['code', 'name', 'code', 'nothing'])).toMatchObject({
      issues: [{ path: 'columns.2.field' }, { path: 'columns.3.field' }],
    });
    expect(await map(id, ['code', 'name', 'kind', 'effectiveOn'])).toMatchObject({ __typename: 'ImportSuccess' });
    expect(await run('rehearse', id)).toMatchObject({ status: 'REHEARSED', acceptedCount: 1 });
    expect(await map(id, ['code', 'name', 'kind', null])).toMatchObject({
      batch: { status: 'STAGED', acceptedCount: null },
    });
    expect(await run('apply', id, { effectiveOn: '2024-01-01' })).toMatchObject({ status: 'APPLIED' });
    expect(await map(id, ['code', 'name', 'kind', null])).toMatchObject({ rule: 'import-status' });
  });

  it('is put aside with its cells deleted', async () => {
    const id = await upload('CREATE_UNITS', fresh());
    expect(await discard(id)).toMatchObject({ batch: { status: 'DISCARDED' } });
    expect(await read(id)).toMatchObject({ columns: [], rows: { nodes: [] } });
    expect(await begin('apply', id)).toMatchObject({ rule: 'import-cells-deleted' });
  });

  it('loses its cells 90 days after it came, and keeps what it did', async () => {
    const [id, staged] = [await upload('CREATE_UNITS', fresh()), await upload('CREATE_UNITS', fresh())];
    await run('apply', id);
    const later = (days: number) => new Date(Date.now() + days * 86_400_000);
    expect(await deleteOldCells(api.registry, later(89))).toBe(0);
    expect((await read(id)).rows.nodes).toHaveLength(1);
    await deleteOldCells(api.registry, later(91));
    expect(await read(id)).toMatchObject({ status: 'APPLIED', acceptedCount: 1, rows: { nodes: [] } });
    expect(await read(staged)).toMatchObject({ status: 'DISCARDED' });
  });

  it('is not held by a process that ended in the middle', async () => {
    const [id, done] = [await upload('CREATE_UNITS', fresh()), await upload('CREATE_UNITS', fresh())];
    await run('apply', done);
    await api.registry
      .$executeRaw`UPDATE import_batch SET status = 'APPLYING', worker = 'gone', heartbeat_at = now() - interval '61 s'
WHERE id IN (${keyOf(id)}, ${keyOf(done)})`;
    // applied, though none of its rows changed anything, and being undone
    await api.registry.$executeRaw`UPDATE import_batch SET first_position = NULL, last_position = NULL
WHERE id = ${keyOf(done)}`;
    await releaseAbandoned(api.registry.$query);
    expect(await read(id)).toMatchObject({ status: 'FAILED', failure: '服务器停止，什么也没有做，请重试' });
    expect(await read(done)).toMatchObject({ status: 'APPLIED', acceptedCount: 1 });
    expect(await run('apply', id)).toMatchObject({ status: 'APPLIED' });
  });

  it('keeps what its present worker found of rows from one that was taken for gone', async () => {
    const id = keyOf(await upload('CREATE_UNITS', fresh()));
    await api.registry.$executeRaw`UPDATE import_batch SET status = 'REHEARSING', worker = 'next' WHERE id = ${id}`;
    const rows = [{ number: 2, accepted: true, finding: { summary: null, problems: [] } }];
    const key = newWordKeyOf(sealerWith(first), 'test');
    const stored = async (worker: string) => [
      await storeFindings(api.registry.$query, { id, key, worker }, rows),
      await api.registry.importRow.count({ where: { batchId: id, accepted: true } }),
    ];
    expect(await stored('gone')).toEqual([false, 0]);
    expect(await stored('next')).toEqual([true, 1]);
    await api.registry.$executeRaw`UPDATE import_batch SET status = 'STAGED', worker = NULL WHERE id = ${id}`;
  });

  it('is said to be applied already where that is why the database refuses it, not where something else is there twice', async () => {
    const body = fresh();
    const [one, two] = [keyOf(await upload('CREATE_UNITS', body)), keyOf(await upload('CREATE_UNITS', body))];
    const failing = (work: Promise<unknown>) =>
      work.then(
        () => null,
        (error: unknown) => failureOf(error),
      );
    const { $query } = api.registry;
    const positions = sql`UPDATE import_batch SET first_position = 1, last_position = 1 WHERE id = ANY($1::int[])`;
    const rows = sql`INSERT INTO import_row (batch_id, number, cells) VALUES ($1::int, 2, ''::bytea)`;
    expect(await failing($query(positions, [[one, two]], 'uncached'))).toBe(REPEATED);
    expect(await failing($query(rows, [one], 'uncached'))).toBe(BROKEN);
    // as Prisma throws them
    const { registry } = api;
    expect(
      await failing(
        registry.$executeRaw`UPDATE import_batch SET first_position = 1, last_position = 1 WHERE id IN (${one}, ${two})`,
      ),
    ).toBe(REPEATED);
    expect(
      await failing(
        registry.$executeRaw`INSERT INTO import_row (batch_id, number, cells) VALUES (${one}, 2, ''::bytea)`,
      ),
    ).toBe(BROKEN);
  });

  it('is opened with another key once that seals it', async () => {
    const id = await upload('CREATE_UNITS', fresh());
    expect(await rewrapImportKeys(api.registry, sealerWith(second, first))).toBeGreaterThan(0);
    expect((await read(id)).rows.nodes[0]!.cells[0]).toMatch(/^F-/);
  });

  it('is tried by a mutation of its own, not by a dry run', async () => {
    const id = await upload('CREATE_UNITS', fresh());
    const dry = api.admin.request(`mutation @dryRun { discardImport(input: { id: "${id}" }) { __typename } }`);
    expect(await refusal(dry)).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'dryRun' } }]);
    expect(await discard(globalId('ImportBatch', 999_999))).toMatchObject({ __typename: 'NotFoundError' });
  });
});

describe('rows of a file that somebody else sent', () => {
  const Twice = graphql(`
    query RowsTwice($id: ID!) {
      importBatch(id: $id) {
        rows(first: 5) {
          nodes {
            cells
            summary
          }
        }
        again: rows(first: 5) {
          nodes {
            problems {
              message
            }
          }
        }
        counted: rows(first: 1, refusedOnly: true) {
          totalCount
          nodes {
            number
          }
        }
      }
    }
  `);
  const onRecord = () => api.registry.bulkRead.findMany({ orderBy: { id: 'asc' } });
  const sheetOf = (id: string, client: GraphQLClient, headers: Record<string, string> = {}, method = 'GET') => {
    const { authorization } = client.requestConfig.headers as { authorization: string };
    const path = `${api.url}/imports/${encodeURIComponent(id)}/rows.xlsx`;
    return fetch(path, { method, headers: { authorization, ...headers } });
  };
  const readers = async () => {
    const owner = await api.signedIn(['registry:read', 'unit:write']);
    const reader = await api.signedIn(['registry:read', 'officer:personal']);
    const id = await upload('CREATE_UNITS', csv(HEADINGS, rowOf(`O-${++next}`), rowOf(`O-${++next}`)), {
      client: owner,
    });
    return { owner, reader, id };
  };

  it('are told for a purpose, and on record once for each question', async () => {
    const { owner, reader, id } = await readers();
    const before = (await onRecord()).length;
    const [refused] = await refusal(reader.request(ImportBatchDocument, { id, first: 100 }));
    expect(refused).toMatchObject({ extensions: { code: 'PURPOSE_REQUIRED' } });
    expect((await read(id, owner)).rows.nodes).toHaveLength(2);
    expect(await onRecord()).toHaveLength(before);
    const answer = await reader.request(Twice, { id }, PURPOSE);
    expect(answer.importBatch!.rows.nodes.map(({ cells }) => cells[0])).toEqual([
      expect.stringMatching(/^O-/),
      expect.stringMatching(/^O-/),
    ]);
    const noted = (await onRecord()).slice(before);
    expect(noted).toMatchObject([
      { fields: ['cells', 'summary'], officers: 2, purpose: '核对（合成）' },
      { fields: ['problems'], officers: 2 },
    ]);
    expect(noted[0]!.asked).toContain(`ImportBatch.rows {"id":"${id}"`);
  });

  it('are handed out as a sheet for a purpose, and on record before that', async () => {
    const { owner, reader, id } = await readers();
    const before = (await onRecord()).length;
    const refused = await sheetOf(id, reader);
    expect((await told(refused))[1]).toBe('PURPOSE_REQUIRED');
    expect((await sheetOf(id, owner)).status).toBe(200);
    expect((await sheetOf(id, reader, PURPOSE, 'HEAD')).status).toBe(404);
    expect(await onRecord()).toHaveLength(before);
    expect((await sheetOf(id, reader, PURPOSE)).status).toBe(200);
    const noted = (await onRecord()).slice(before);
    expect(noted).toMatchObject([{ fields: ['cells', 'problems'], officers: 2, purpose: '核对（合成）' }]);
    expect(noted[0]!.asked).toContain(`imports/rows.xlsx {"id":"${id}"`);
  });
});
