import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { changeHash } from '../../src/record/chain.ts';
import type { Registry } from '../../src/database/client.ts';
import type { FieldChange } from '../../src/record/write.ts';
import { requirementsOf } from '../../src/modules/programs/requirement.declaration.ts';
import { formatSummary, loadFacts, type LoadSummary } from '../../src/publications/load.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { contents, copyFacts, FACTS, load } from './facts-directory.ts';
import { sql, type Sql } from '../../src/sql/sql.ts';

const COUNTS = {
  sources: 5,
  units: 30,
  officers: 17,
  posts: 25,
  honors: 8,
  honor_programs: 5,
  selection_ratios: 3,
  metrics: 37,
  programs: 108,
  regulation_rules: 52,
  places: 3,
  duties: 1,
  activities: 6,
  activity_results: 6,
};

let test: TestDatabase;
let registry: Registry;
let summary: LoadSummary;
let statements = 0;
const progress: string[] = [];

beforeAll(async () => {
  test = await openTestDatabase({ onStatement: () => statements++ });
  ({ registry } = test.database);
  statements = 0;
  summary = await loadFacts(registry, FACTS, {
    actor: 'load:test',
    requestId: 'request-1',
    onProgress: (line) => progress.push(line),
  });
});
afterAll(() => test.close());

/** One row of a statement, as text. */
const one = async (text: string, ...values: unknown[]): Promise<unknown> =>
  (await registry.$query(text as Sql, values))[0];

/** So many keys. */
const listOf = (count: number): unknown =>
  expect.stringMatching(new RegExp(String.raw`^[^,]+(, [^,]+){${count - 1}}$`));

describe('loading the published facts', () => {
  it('inserts every row, in few statements', () => {
    const counts = Object.entries(COUNTS);
    expect(summary).toEqual(
      Object.fromEntries(counts.map(([name, inserted]) => [name, { inserted, corrected: 0, unchanged: 0, absent: 0 }])),
    );
    expect(formatSummary(summary).split('\n').slice(0, 2)).toEqual([
      'sources: 5 inserted, 0 corrected, 0 unchanged',
      'units: 30 inserted, 0 corrected, 0 unchanged',
    ]);
    expect(progress.slice(0, 3)).toEqual([
      '434 rows read and checked',
      'sources: writing 5 rows',
      'units: writing 30 rows',
    ]);
    // the same for files of any length, up to 20,000 rows of a dataset; 69 of them ask whether the rules hold, before and after
    expect(statements).toBe(152);
  });

  it('fills the tables', async () => {
    const tables = {
      source: 5,
      unit: 30,
      unit_version: 30,
      officer: 17,
      officer_version: 17,
      assignment: 25,
      assignment_version: 25,
      honor: 8,
      honor_version: 8,
      honor_recipient: 8,
      honor_program: 5,
      honor_program_version: 5,
      selection_policy: 1,
      selection_policy_version: 1,
      selection_target: 3,
      metric_observation: 37,
      program: 108,
      program_version: 108,
      regulation_rule: 52,
      regulation_rule_version: 52,
      place: 3,
      place_version: 3,
      duty: 1,
      duty_version: 1,
      activity: 6,
      activity_version: 6,
      attendance: 6,
      attestation: 30 + 17 + 25 + 8 + 1 + 108 + 3 + 1 + 6 + 6,
      loaded_fact: 306,
      change: 1,
    };
    const counted = await Promise.all(
      Object.keys(tables).map(
        async (table) => [table, await one(`SELECT count(*)::int AS n FROM "${table}"`)] as const,
      ),
    );
    expect(Object.fromEntries(counted)).toEqual(
      Object.fromEntries(Object.entries(tables).map(([table, n]) => [table, { n }])),
    );
  });

  it('numbers things in the order of the files', async () => {
    const rows = await registry.$query<{ code: string }>(sql`SELECT code FROM unit_version ORDER BY unit_id`, []);
    expect(rows.map(({ code }) => code).slice(0, 4)).toEqual(['330000', '330600', '330700', '350600']);
  });

  it('has nothing stand in a unit before the unit is there', async () => {
    const early = await registry.$query(
      sql`SELECT c.code FROM unit_version c JOIN unit_version p ON p.unit_id = c.parent_id AND p.valid_from > c.valid_from
UNION ALL
SELECT v.title FROM assignment_version v JOIN unit_version u ON u.unit_id = v.unit_id AND u.valid_from > v.valid_from
UNION ALL
SELECT v.title FROM assignment_version v JOIN officer_version o ON o.officer_id = v.officer_id AND o.valid_from > v.valid_from
UNION ALL
SELECT v.name FROM honor_program_version v JOIN unit_version u ON u.unit_id = v.owner_id AND u.valid_from > v.valid_from`,
      [],
    );
    expect(early).toEqual([]);
  });

  it('has each program with whom it concerns and what it asks, and each rule with its days', async () => {
    const programs = await registry.program.findMany({
      where: { key: { in: ['jiangnan-three-stations', 'wuhan-phd-studios', 'jiangnan-auxiliary-2020'] } },
      include: { versions: { include: { parent: true, owner: { include: { versions: true } } } } },
      orderBy: { key: 'asc' },
    });
    const asked = programs.map(({ versions: [version], key, kind, admission, subjectKind }) => [
      [key, kind, admission, subjectKind, version!.owner!.versions[0]!.code, version!.parent?.key ?? null],
      [
        version!.categories,
        version!.unitKinds,
        version!.startKnown,
        requirementsOf(version!).map((requirement) => requirement.key),
      ],
    ]);
    expect(asked).toEqual([
      [
        ['jiangnan-auxiliary-2020', 'CAMPAIGN', 'BY_CRITERIA', 'OFFICER', '330700-JN', 'jiangnan-rectify-2019'],
        [['AUXILIARY'], [], false, []],
      ],
      [
        ['jiangnan-three-stations', 'CONTACT', 'BY_CRITERIA', 'OFFICER', '330700-JN', null],
        [[], [], false, ['buildings', 'visits']],
      ],
      [
        ['wuhan-phd-studios', 'TALENT', 'BY_ADMISSION', 'UNIT', '420100', null],
        [[], ['STUDIO'], false, []],
      ],
    ]);
    const rule = await registry.regulationRule.findUniqueOrThrow({
      where: { key: 'sanction.warning.months' },
      include: { versions: true },
    });
    expect(rule).toMatchObject({
      name: '警告处分期',
      valueUnit: 'MONTHS',
      versions: [{ article: '公务员法 第六十四条', confirmed: true, startKnown: true, basisDocument: null }],
    });
  });

  it('records one change', async () => {
    const [change, ...others] = await registry.change.findMany();
    expect(others).toEqual([]);
    expect(change).toMatchObject({
      position: 1n,
      actor: 'load:test',
      operation: 'loadFacts',
      subjectType: 'Registry',
      subjectId: null,
      fields: Object.entries(COUNTS).flatMap(([field, count]) => [
        { field, before: '0', after: `${count}` },
        // the key of each thing; the ratios are of one policy
        { field: `${field}.inserted`, before: null, after: listOf(field === 'selection_ratios' ? 1 : count) },
      ]),
      basisDocument: null,
      basisReason: null,
      requestId: 'request-1',
    });
    const { recorded } = (await one('SELECT DISTINCT recorded_at AS recorded FROM unit_version')) as { recorded: Date };
    expect(recorded).toEqual(change?.at);
    expect(change?.fields).toContainEqual({
      field: 'selection_ratios.inserted',
      before: null,
      after: 'jiangnan-cadre-ratio',
    });
    const fields = change!.fields as unknown as FieldChange[];
    const record = {
      actor: 'load:test',
      operation: 'loadFacts',
      subjectType: 'Registry',
      subjectId: null,
      fields,
      basis: null,
      requestId: 'request-1',
    };
    const start = '0'.repeat(64);
    const proof = { rowsHash: change!.rowsHash!, readsPosition: '0', readsHash: start };
    expect(change?.hash).toBe(changeHash(1n, recorded, record, start, proof));
  });

  it('changes nothing the second time', async () => {
    const before = await contents(registry);
    const second = await load(registry, FACTS);
    expect(second).toEqual(
      Object.fromEntries(
        Object.entries(COUNTS).map(([name, unchanged]) => [name, { inserted: 0, corrected: 0, unchanged, absent: 0 }]),
      ),
    );
    expect(await contents(registry)).toEqual(before);
    expect(before['change_head']).toMatch(/^1 /);
    expect(before['metric_observation']).toMatch(/^37 /);
  });

  it('stores nothing of files of which one is broken', async () => {
    const before = await contents(registry);
    const facts = await copyFacts();
    try {
      await facts.edit(
        'units.csv',
        (content) => `${content}420100-NEW,新中心,,CENTER,,none,420100,stated,,false,composed,新,wuhan-2019\n`,
      );
      await facts.edit('metrics.csv', (content) => content.replace(',23.9,', ',many,'));
      await expect(load(registry, facts.directory)).rejects.toThrow(/^metrics\.csv:2 value: "many" is not a number/);
    } finally {
      await facts.remove();
    }
    expect(await contents(registry)).toEqual(before);
  });
});
