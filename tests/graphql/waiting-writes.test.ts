import { describe, expect, it } from '@jest/globals';
import { CreateUnitDocument } from '../generated/graphql.ts';
import { useApp } from '../support/app.ts';
import { createUnit, unique } from '../support/factories.ts';

/** The embedded database has one connection: on it nothing can wait for anything else. */
const onServer = process.env['TEST_DATABASE_URL'] ? describe : describe.skip;

const WRITERS = 4;
const EACH = 5;

onServer('while more writes wait than there are connections', () => {
  const api = useApp();

  it('others read, search, rehearse, and find the server ready; then all writes are done', async () => {
    await createUnit(api.registry, { code: 'READ' });
    const reader = await api.signedIn(['registry:read', 'unit:write']);
    const writers = await Promise.all(
      Array.from({ length: WRITERS }, () => api.signedIn(['registry:read', 'unit:write'])),
    );
    const input = () => ({ code: `W${unique()}`, name: '新单位', kind: 'TEAM', effectiveOn: '2023-01-01' }) as const;
    const head = await api.database.pool.connect();
    await head.query('BEGIN; SELECT FROM change_head FOR UPDATE');
    let answered = 0;
    const writes = writers.flatMap((writer) =>
      Array.from({ length: EACH }, async () => {
        const { createUnit: made } = await writer.request(CreateUnitDocument, { input: input(), key: `w-${unique()}` });
        answered++;
        return made.__typename;
      }),
    );
    try {
      expect(await reader.request('{ unit(code: "READ") { code } }')).toEqual({ unit: { code: 'READ' } });
      expect(await reader.request('{ units(filter: { name: { contains: "单" } }) { totalCount } }')).toBeTruthy();
      const rehearsed = await reader.request(
        CreateUnitDocument,
        { input: input(), key: 'rehearsed' },
        { 'muster-dry-run': 'true' },
      );
      expect(rehearsed.createUnit.__typename).toBe('CreateUnitSuccess');
      const ready = await fetch(`${api.url}/readyz`);
      expect([ready.status, await ready.json()]).toEqual([200, { status: 'ok', reads: true, writes: true }]);
      expect(answered).toBe(0);
    } finally {
      await head.query('ROLLBACK');
      head.release();
    }
    expect(await Promise.all(writes)).toEqual(writes.map(() => 'CreateUnitSuccess'));
  });
});
