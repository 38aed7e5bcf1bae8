import { describe, expect, it } from '@jest/globals';
import { changeHash } from '../../src/record/chain.ts';
import { INVARIANTS } from '../../src/invariants.ts';
import { KEPT_TABLES } from '../../src/kept-tables.ts';
import { verifyRegistry } from '../../src/record/verify.ts';
import { loadFacts } from '../../src/publications/load.ts';
import { FACTS } from '../publications/facts-directory.ts';
import { openTestDatabase } from '../support/database.ts';
import { CHANGES, another, useSoundRegistry } from '../support/sound-registry.ts';

const sound = useSoundRegistry();
const { breaksAfter, rowOf, seen } = sound;

const altered = (position: number) => [`change ${position} is not as it was recorded: its hash does not fit`];

describe('a registry that is sound', () => {
  it('has no breaks, its changes read page by page', async () => {
    for (const batchSize of [1, 7, 25, 26, 1_000]) {
      seen.length = 0;
      const lines: string[] = [];
      const result = await verifyRegistry(sound.registry, {
        tables: KEPT_TABLES,
        invariants: INVARIANTS,
        onBreak: (line) => lines.push(line),
        batchSize,
      });
      expect(lines).toEqual([]);
      expect(result).toEqual({ changes: CHANGES, position: String(CHANGES), provenFrom: '1', breaks: 0 });
      const pages = seen.filter((text) => text.includes('FROM change WHERE change.position >'));
      expect(pages).toHaveLength(Math.floor(CHANGES / batchSize) + 1);
      const rows = seen.filter((text) => text.startsWith('WITH note'));
      // all but the eight of the record itself and of its form, the two that are counted from it, the keys of words, files, and the reads
      expect(rows).toHaveLength(KEPT_TABLES.length - 8 - 2 - 1 - 1 + 1);
      // begin, its isolation, the head, checkpoints, stray notes, links of reads and their head, the invariants, commit
      expect(seen).toHaveLength(pages.length + rows.length + INVARIANTS.length + 8);
    }
  });

  it('may be empty, or hold the published facts', async () => {
    const other = await openTestDatabase();
    const lines: string[] = [];
    const verified = () =>
      verifyRegistry(other.database.registry, {
        tables: KEPT_TABLES,
        invariants: INVARIANTS,
        onBreak: (line) => lines.push(line),
      });
    try {
      expect(await verified()).toEqual({ changes: 0, position: '0', provenFrom: null, breaks: 0 });
      await loadFacts(other.database.registry, FACTS, { actor: 'test', requestId: 'request-1' });
      expect(await verified()).toEqual({ changes: 1, position: '1', provenFrom: '1', breaks: 0 });
      expect(lines).toEqual([]);
    } finally {
      await other.close();
    }
  }, 60_000);
});

describe('the chain of changes', () => {
  it.each([
    ['the actor', `actor = 'person:乙'`],
    ['the operation', `operation = 'other'`],
    ['the subject', `subject_type = 'Officer'`],
    ['the number of the subject', 'subject_id = 7'],
    ['a field', `fields = '[{"field": "name", "before": "“13”", "after": ""}]'`],
    ['the order of words', `fields = '[{"field": "“13”", "before": "name", "after": null}]'`],
    ['the fields, all of them', `fields = '[]'`],
    ['the shape of the fields', `fields = '{}'`],
    ['the fields, by nothing', `fields = 'null'`],
    ['the fields, by a list of nothing', `fields = '[null]'`],
    ['the document', 'basis_document = NULL'],
    ['the reason', `basis_reason = ''`],
    ['what it cites', `cited_type = 'Selection', cited_id = 1`],
    ['the request', `request_id = 'request-2'`],
  ])('shows where %s was altered', async (_case, assignment) => {
    const before = await sound.registry.change.findUniqueOrThrow({ where: { position: 13n } });
    expect(before.fields).toEqual([{ field: 'name', before: '“13”', after: null }]);
    const lines = await breaksAfter([`UPDATE change SET ${assignment} WHERE position = 13`]);
    expect(lines).toEqual(altered(13));
  });

  it('shows where a change was altered and hashed anew', async () => {
    const change = await sound.registry.change.findUniqueOrThrow({ where: { position: 13n } });
    const { position, at, previousHash, actor, operation, subjectType, subjectId, requestId } = change;
    const forged = { actor, operation, subjectType, subjectId, requestId, fields: [], basis: null };
    const proof = {
      rowsHash: change.rowsHash!,
      readsPosition: String(change.readsPosition),
      readsHash: change.readsHash!,
    };
    const hash = changeHash(position, at, forged, previousHash, proof);
    const lines = await breaksAfter([
      `UPDATE change SET fields = '[]', basis_document = NULL, hash = '${hash}' WHERE position = 13`,
    ]);
    expect(lines).toEqual(['change 14 does not carry the hash of the one before it']);
  });

  it('shows where changes are missing, whatever page they were on', async () => {
    for (const batchSize of [1, 3, 1_000]) {
      expect(await breaksAfter(['DELETE FROM change WHERE position = 13'], { batchSize })).toEqual([
        'change 13 is missing',
      ]);
      expect(await breaksAfter(['DELETE FROM change WHERE position BETWEEN 2 AND 24'], { batchSize })).toEqual([
        'changes 2 to 24 are missing',
      ]);
    }
  });

  it('shows a change that lost its place in time', async () => {
    const lines = await breaksAfter([
      `UPDATE change SET at = (SELECT at FROM change WHERE position = 12) - interval '1 hour' WHERE position = 13`,
    ]);
    expect(lines).toEqual(['change 13 is earlier than the one before it', ...altered(13)]);
  });

  it('shows a lost end, a head that is elsewhere and one that is gone', async () => {
    expect(await breaksAfter(['DELETE FROM change WHERE position = 25'])).toEqual([
      'the head is at position 25, and does not fit change 24, the last there is',
    ]);
    const head = 'the head is at position 25, and does not fit change 25, the last there is';
    expect(await breaksAfter([`UPDATE change_head SET hash = repeat('0', 64)`])).toEqual([head]);
    expect(await breaksAfter([`UPDATE change_head SET at = at + interval '1 second'`])).toEqual([head]);
    expect(await breaksAfter(['DELETE FROM change_head'])).toEqual(['the head is lost']);
  });

  it('shows an end that was cut off with its head by the rows that came with it', async () => {
    const unit = await rowOf('unit_version', `code = 'A1'`);
    const lines = await breaksAfter([
      `UPDATE unit_version SET superseded_at = (SELECT at FROM change WHERE position = 25) WHERE id = ${unit}`,
      another('unit_version', `id = ${unit}`, { recorded_at: 'superseded_at', superseded_at: 'NULL' }),
      'DELETE FROM change WHERE position = 25',
      'UPDATE change_head h SET position = 24, at = c.at, hash = c.hash FROM change c WHERE c.position = 24',
    ]);
    const successor = expect.stringMatching(/^unit_version \d+: no change was made when it was recorded, at .*Z$/);
    const superseded = expect.stringMatching(
      new RegExp(`^unit_version ${unit}: no change was made when it was superseded, at .*Z$`),
    );
    const rows = [
      `unit_version ${unit}: it is not as change 1 wrote it`,
      expect.stringMatching(/: no change recorded it$/),
    ];
    expect(lines).toEqual([...rows, successor, superseded]);
  });
});
