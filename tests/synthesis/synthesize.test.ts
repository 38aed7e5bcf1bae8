import { beforeAll, describe, expect, it } from '@jest/globals';
import { INVARIANTS } from '../../src/invariants.ts';
import { KEPT_TABLES } from '../../src/kept-tables.ts';
import { verifyRegistry } from '../../src/record/verify.ts';
import { guardsOf } from '../../src/database/guards.ts';
import { makeForce } from '../../src/synthesis/force.ts';
import { DEFAULTS } from '../../src/synthesis/options.ts';
import type { Progress } from '../../src/synthesis/progress.ts';
import { Rows, type Row } from '../../src/synthesis/rows.ts';
import { EMBEDDED_OFFICERS_MAXIMUM, synthesize } from '../../src/synthesis/synthesize.ts';
import { ALL_TABLES, TABLES } from '../../src/synthesis/tables.ts';
import { StartupError } from '../../src/errors/startup-error.ts';
import { graphql } from '../generated/gql.ts';
import { OrganizationTreeDocument } from '../generated/graphql.ts';
import { sealer } from '../../src/personal/sealer.ts';
import { newKey, personalKeys } from '../support/personal.ts';
import { globalId, useApp } from '../support/app.ts';
import type { Sql } from '../../src/sql/sql.ts';

const keys = personalKeys(newKey('k'));
const SMALL = { ...DEFAULTS, sealer: sealer(keys), officers: 300, units: 30, actor: 'test', requestId: 'request-1' };
const NAMES = ALL_TABLES.map(({ name }) => name);

const app = useApp({ personalKeys: keys });
const rows = <Found>(text: string, values: readonly unknown[] = []) => app.registry.$query<Found>(text as Sql, values);
const guards = async () => (await guardsOf(app.registry.$query, NAMES)).map(({ restore }) => restore);

describe('synthesize', () => {
  let before: string[];
  const told = { units: 0, officers: 0, evaluations: 0, guards: 0 };
  const progress: Progress = {
    advance: (stage, share) => (told[stage] += share),
    tell: () => undefined,
    stop: () => undefined,
  };

  beforeAll(async () => {
    before = await guards();
  });

  it('keeps nothing when it is stopped', async () => {
    const stopping: Progress = {
      ...progress,
      advance: (stage) => {
        if (stage === 'evaluations') throw new Error('stopped');
      },
    };
    await expect(synthesize(app.database, { ...SMALL, progress: stopping })).rejects.toThrow('stopped');
    expect(await rows('SELECT 1 FROM unit UNION ALL SELECT 1 FROM change')).toEqual([]);
    expect(await guards()).toEqual(before);
  });

  it('writes every row that is made, as it is made', async () => {
    const summary = await synthesize(app.database, { ...SMALL, progress });
    const made = new Map<string, Row[]>();
    const maker = new Rows();
    for (const _step of makeForce(SMALL, maker)) {
      for (const [{ name }, batch] of maker.takeBatch()) made.set(name, [...(made.get(name) ?? []), ...batch]);
    }
    expect(summary).toEqual(Object.fromEntries([...made].map(([name, { length }]) => [name, length])));
    for (const { name, columns } of [TABLES.unitVersion, TABLES.officerVersion, TABLES.assignmentVersion]) {
      const texts = ['id', ...columns.map((column) => column.name)].map((column) => `"${column}"::text`);
      const found = await rows<{ row: string[] }>(`SELECT ARRAY[${texts.join(', ')}] AS row FROM ${name} ORDER BY id`);
      expect(found.map(({ row }) => row)).toEqual(
        made.get(name)!.map((row) => row.map((value) => (value === null ? null : String(value)))),
      );
    }
    // the next row of each table gets the next number
    for (const { name } of Object.values(TABLES)) {
      const [next] = await rows<{ last: string }>(`SELECT last_value::text AS last FROM "${name}_id_seq"`);
      expect([name, Number(next!.last)]).toEqual([name, summary[name]]);
    }
  });

  it('leaves a sound registry, with one change that records what was made', async () => {
    const breaks: string[] = [];
    const brought = await app.rowsRead(async () => {
      const verification = await verifyRegistry(app.registry, {
        tables: KEPT_TABLES,
        invariants: INVARIANTS,
        onBreak: (line) => breaks.push(line),
      });
      expect(verification).toEqual({ changes: 1, position: '1', provenFrom: '1', breaks: 0 });
    });
    expect(breaks).toEqual([]);
    // the database compares rows: nothing of a sound force comes out of it but its change and its head
    expect(Math.max(...brought)).toBe(1);
    const [change] = await rows<{ operation: string; actor: string; basis: string; fields: { field: string }[] }>(
      'SELECT operation, actor, basis_document AS basis, fields FROM change',
    );
    expect(change).toMatchObject({ operation: 'synthesize', actor: 'test', basis: '合成数据' });
    expect(change!.fields.slice(0, 5)).toEqual([
      { field: 'seed', before: null, after: '1' },
      { field: 'until', before: null, after: '2026-06-30' },
      { field: 'evaluationYears', before: null, after: '5' },
      { field: 'unit', before: null, after: '30' },
      { field: 'unit_version', before: null, after: '30' },
    ]);
  });

  it('leaves every index and constraint as it was, and tells how far it is', async () => {
    expect(await guards()).toEqual(before);
    expect(Object.values(told).map((share) => Math.round(share * 1e9) / 1e9)).toEqual([1, 1, 1, 1]);
  });

  it('refuses a registry that is not empty, and changes nothing', async () => {
    await expect(synthesize(app.database, SMALL)).rejects.toThrow(
      new StartupError('The registry is not empty (unit has rows); a force is synthesized into an empty one.'),
    );
    expect(await rows('SELECT 1 AS one FROM change')).toHaveLength(1);
    expect(await guards()).toEqual(before);
  });

  it('refuses more officers than the embedded database takes', async () => {
    if (app.database.kind !== 'embedded') return;
    await expect(synthesize(app.database, { ...SMALL, officers: EMBEDDED_OFFICERS_MAXIMUM + 1 })).rejects.toThrow(
      'The embedded database takes at most 20000 synthetic officers; set DATABASE_URL for more.',
    );
  });

  it('makes a registry that answers queries, with every name of a unit marked', async () => {
    const { unit } = await app.admin.request(OrganizationTreeDocument, { code: 'SYN' });
    expect(unit).toMatchObject({ name: '公安部（合成）', children: { nodes: [{}, {}, {}] } });
    const { units } = await app.admin.request(
      graphql(`
        query AllUnits {
          units(first: 100) {
            totalCount
            nodes {
              code
              name
            }
          }
        }
      `),
    );
    expect(units.totalCount).toBe(30);
    expect(units.nodes.filter(({ code, name }) => !code.startsWith('SYN') || !name.endsWith('（合成）'))).toEqual([]);
  });

  it('marks sanctions, cases and recommendations as made up', async () => {
    const unmarked = await rows<{ marked: number; rest: number }>(`SELECT count(*) FILTER (WHERE marked)::int AS marked,
  count(*) FILTER (WHERE NOT marked)::int AS rest FROM (
  SELECT decided_by LIKE '%（合成）' AND basis_document = '合成数据' AS marked FROM sanction_version
  UNION ALL SELECT case_number LIKE 'SYN%（合成）' FROM case_liability_version
  UNION ALL SELECT grounds LIKE '合成%' FROM recommendation_version) t`);
    expect(unmarked).toEqual([{ marked: expect.any(Number), rest: 0 }]);
    const { unit } = await app.admin.request<{ unit: { sanctions: { nodes: { facts: string | null }[] } } }>(
      '{ unit(code: "SYN") { sanctions(first: 3) { nodes { facts officer { policeNumber } } } } }',
      {},
      { 'x-purpose': 'test' },
    );
    expect(unit.sanctions.nodes).toMatchObject(Array.from({ length: 3 }, () => ({ facts: '合成的违纪事实（合成）' })));
  });

  it('counts in the whole force every serving officer', async () => {
    const { officers, node } = await app.admin.request(
      graphql(`
        query WholeForce($unit: ID!) {
          officers(filter: { within: $unit, status: [ACTIVE, SUSPENDED] }) {
            totalCount
          }
          node(id: $unit) {
            ... on Unit {
              strength(includeSubunits: true) {
                officers
              }
            }
          }
        }
      `),
      { unit: globalId('Unit', 1) },
    );
    expect(officers.totalCount).toBe(273);
    expect(node).toEqual({ strength: { officers: 273 } });
  });
});
