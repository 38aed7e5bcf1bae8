import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { SCOPES } from '../../src/access/scopes.ts';
import { globalId, useApp } from '../support/app.ts';
import { tokenOf, useBothPaths } from '../support/both-paths.ts';
import { createCycle, createEvaluation, createScheme } from '../support/evaluation-factories.ts';
import {
  addOfficerVersion,
  createAssignment,
  createOfficer,
  createOfficerIn,
  createUnit,
  day,
} from '../support/factories.ts';
import { createHonor } from '../support/honor-factories.ts';
import { NASTY_TEXTS } from '../support/nasty-texts.ts';
import { createOneOfEach } from '../support/one-of-each.ts';
import { newKey, personalKeys, sealerWith } from '../support/personal.ts';

// What the database writes as the text of an answer is to the letter what resolvers answer, at the same cost.

type Questions = Readonly<Record<string, { readonly muster: { readonly query: string }; readonly writes?: boolean }>>;
const benchmark: string = '../../bench/compare/questions.mjs';
const { questions } = (await import(benchmark)) as { questions: Questions };

const key = newKey('k');
const keys = { personalKeys: personalKeys(key) };
const api = useApp({ ...keys, limits: { budget: 1e12, cost: 1e9 }, compiled: 'always' });
const answers = useBothPaths(api, keys);

/** The database has no NUL and no half of a pair. */
const texts = NASTY_TEXTS.filter((text) => !text.includes('\0') && !/\p{Surrogate}/u.test(text));
const HOSTILE = [
  ...texts,
  '{',
  ',{',
  '[{',
  '{"a":1},{"b":2}',
  '\u0001\u0002\u0003',
  '\u00010\u0002{}\u0002',
  '\b\f\n\r\t\u001F\u007F\u0080',
  '\u2028\u2029',
  '\u{10FFFF}',
  '"',
  '\\"',
  '}]}',
];

let ids: Record<string, string>;
let stationId: number;
let emptyId: number;

beforeAll(async () => {
  const { registry } = api;
  const top = await createUnit(registry, { code: 'TOP' });
  const station = await createUnit(registry, { code: 'B00002', parentId: top.id, category: 'STATION' });
  const made = await createOneOfEach(registry, top, sealerWith(key));
  ids = Object.fromEntries(Object.entries(made).map(([type, id]) => [type, globalId(type, id)]));
  stationId = station.id;
  emptyId = (await createUnit(registry)).id;
  ids['Unit'] = globalId('Unit', station.id);
  const scheme = await createScheme(registry);
  const years = { fromOn: '2021-01-01', toOn: '2022-01-01' };
  const cycle = await createCycle(registry, { schemeId: scheme.id, unitId: top.id, ...years });
  const honors = HOSTILE.map((title, i) => ({
    title,
    citation: title,
    awardedOn: day('2021-05-04'),
    awardedPrecision: (['DAY', 'MONTH', 'YEAR'] as const)[i % 3]!,
  }));
  for (const [i, honor] of honors.entries()) {
    const officer = await createOfficerIn(registry, station, { name: honor.title, policeNumber: `P${i}` });
    if (i === 0) for (const one of honors) await createHonor(registry, [{ officerId: officer.id }], one);
    if (i < 4)
      await createEvaluation(registry, {
        cycleId: cycle.id,
        officerId: officer.id,
        ...(i > 0 && { total: i * 33.33 }),
      });
    if (i === 1) {
      await createAssignment(registry, officer.id, { unitId: top.id, kind: 'CONCURRENT', role: 'LEADER' });
      await createAssignment(registry, officer.id, { unitId: null, externalOrgan: '"', kind: 'CONCURRENT' });
    }
  }
  await createOfficer(registry, { policeNumber: 'NONE' });
  const renamed = await createOfficer(registry, { policeNumber: 'RENAMED', to: '2024-01-01' });
  await addOfficerVersion(registry, renamed.id, { name: '后名', from: '2024-01-01', basisReason: '{' });
});

const NODE = 'id name policeNumber rank status joinedOn validity { from to startKnown }';
const PAGE = 'pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';

const QUERIES: readonly (readonly [string, string])[] = [
  ['hostile texts', `{ unit(code: "B00002") { officers(first: 100) { nodes { ${NODE} } } } }`],
  [
    'hostile texts below each',
    `{ unit(code: "B00002") { officers(first: 100) { nodes { name honors(first: 100) { totalCount nodes { id title citation awardedOn level basis { documentNumber reason } } } } } } }`,
  ],
  ['edges and cursors', `{ officers(first: 3) { edges { cursor node { ${NODE} } } ${PAGE} nodes { name } } }`],
  ['a page from the end', `{ officers(last: 3) { edges { cursor node { name } } nodes { name } ${PAGE} } }`],
  [
    'a page of another size',
    `{ unit(code: "B00002") { officers(first: 7) { nodes { name } ${PAGE} } honors(last: 3) { ${PAGE} } } }`,
  ],
  [
    'empty pages',
    `{ unit(code: "TOP") { officers { nodes { name } edges { cursor } totalCount ${PAGE} } leaders { title officer { name } } } }`,
  ],
  [
    'counts alone',
    '{ officers { totalCount } units(first: 30) { totalCount } unit(code: "TOP") { children(first: 30) { totalCount } } }',
  ],
  ['nothing', '{ unit(code: "NOWHERE") { name children { nodes { name } } } officer(policeNumber: "?") { name } }'],
  [
    'relations that are null',
    '{ officer(policeNumber: "NONE") { name unit { name } primaryAssignment { title } assignments { title } } }',
  ],
  [
    'posts to come',
    `query @asOf(date: "2016-01-01") { unit(code: "B00002") { officers(first: 100) { nodes { assignments(includeFuture: true) { id title unit { name } validity { from } } } } } }`,
  ],
  [
    'posts',
    `{ unit(code: "B00002") { officers(first: 100) { nodes { assignments(includeEnded: true) { id title role kind externalOrgan unit { name parent { name } } officer { name } validity { from } basis { reason } } } } } }`,
  ],
  [
    'histories',
    `{ officers(first: 100) { nodes { history { name status recordedAt supersededAt validity { from to } basis { reason } } } } units { nodes { history { name recordedAt parent { code } } } } }`,
  ],
  [
    'evaluations',
    `{ officers(first: 100) { nodes { evaluations(first: 3) { nodes { id total rank grade capped cycle { id } outcomeBasis { reason } } } } } }`,
  ],
  [
    'the evaluations of a cycle that a text finds',
    `{ evaluationCycles { nodes { evaluations(first: 2, search: "P1") { totalCount nodes { id total subject { __typename } } ${PAGE} } } } }`,
  ],
  [
    'what is filled by loaders',
    `{ officers(first: 100) { nodes { version name version unit { version strength { officers } id ancestors { code } } version } edges { node { version name } cursor } totalCount } viewer { name } }`,
  ],
  [
    'holes in holes',
    `{ unit(code: "TOP") { version children { nodes { ancestors { version officers { nodes { version name } } } descendants { nodes { version } } } } } }`,
  ],
  [
    'aliases and fragments',
    `{ a: unit(code: "TOP") { ...U __proto__: name b: children { n: nodes { ...U } n2: nodes { code } __typename } } ... { u: units(first: 1) { nodes { ... on Unit { constructor: id } } } } } fragment U on Unit { __typename then: name kind children(first: 1) { nodes { length: code } } }`,
  ],
  [
    'nothing selected',
    `{ units { nodes { code @skip(if: true) } edges { node @include(if: false) { name } } pageInfo @skip(if: true) { endCursor } } unit(code: "TOP") { parent { name @skip(if: true) } name } }`,
  ],
  [
    'a past day',
    `query @asOf(date: "2021-06-01") { officers(first: 100) { nodes { ${NODE} unit { name } } ${PAGE} } units { nodes { name parent { name } children { nodes { name } } } } }`,
  ],
  [
    'a day before everything',
    `query @asOf(date: "1900-01-01") { officers { nodes { name } ${PAGE} } unit(code: "TOP") { name } }`,
  ],
  [
    'what was known',
    `query @asOf(knownAt: "2020-01-01T00:00:00Z") { officers(first: 5) { nodes { ${NODE} } } unit(code: "TOP") { name officers { nodes { name } } } }`,
  ],
  [
    'what is known now',
    `query @asOf(knownAt: "2026-11-01T00:00:00Z", date: "2024-06-01") { officers(first: 5) { nodes { ${NODE} history { name supersededAt } } totalCount } unit(code: "B00002") { name officers { nodes { name } } honors { totalCount } } }`,
  ],
  [
    'filters and orders',
    `{ officers(filter: { search: "a" }, orderBy: [{ field: RANK, direction: DESC }]) { nodes { ${NODE} unit { name } } } unit(code: "B00002") { officers(filter: { status: [ACTIVE] }, first: 2) { totalCount nodes { name } ${PAGE} } o: officers(includeSubunits: true, first: 2) { nodes { name honors { totalCount } } } } }`,
  ],
  [
    'a report',
    '{ selectionReport(unitCode: "B00002", from: "2000-01-01", to: "2026-12-31") { from to total unit { code name version } policy { key method targets { category basisPoints } } lines { category targetBasisPoints selected shareBasisPoints } } none: selectionReport(unitCode: "?", from: "2000-01-01", to: "2026-12-31") { from } }',
  ],
  ['the units above', '{ units(first: 100) { nodes { code ancestors { code name ancestors { code } } } } }'],
];

const VARIABLES: Record<string, unknown> = {
  code: 'TOP',
  unitCode: 'TOP',
  date: '2024-06-01',
  from: '2020-01-01',
  to: '2026-01-01',
};
const operations = join(import.meta.dirname, '../../schema/operations');
const documents = readdirSync(operations)
  .map((file) => [file, readFileSync(join(operations, file), 'utf8')] as const)
  .filter(([, text]) => /^query/m.test(text));

async function same(request: object, token?: string): Promise<string> {
  const { plain, planned } = await answers(request, token);
  expect(planned).toEqual([plain, plain, plain]);
  return plain;
}

describe('the same to the letter, and at the same cost', () => {
  it.each(QUERIES)('%s', async (_name, query) => {
    expect(await same({ query })).toMatch(/^200 \{"data":\{/);
  });

  it.each(documents)('schema/operations/%s', async (_file, query) => {
    for (const id of Object.values(ids)) {
      const plain = await same({
        query,
        variables: { ...VARIABLES, id, unit: ids['Unit'], cycle: ids['EvaluationCycle'], round: ids['SelectionRound'] },
      });
      expect(plain).toMatch(/^200 /);
      if (!query.includes('$id')) break;
    }
  });

  it.each(Object.entries(questions).filter(([name, { writes }]) => !writes && name !== 'deep'))(
    'of the benchmark: %s',
    async (_name, { muster }) => {
      const variables = {
        number: 'P1',
        code: 'B00002',
        text: 'a',
        unit: ids['Unit'],
        day: '2024-06-01',
        from: '2020-01-01',
        to: '2021-01-01',
      };
      expect(await same({ query: muster.query, variables })).toMatch(/^200 \{"data":\{/);
    },
  );

  it('pages one after the other', async () => {
    const query = `query ($after: String, $before: String) { officers(first: 2, after: $after) { edges { cursor node { name } } ${PAGE} } b: officers(last: 2, before: $before) { edges { cursor node { name } } ${PAGE} } }`;
    let [after, before]: [string | null, string | null] = [null, null];
    for (let n = 0; n < 4; n++) {
      const plain = await same({ query, variables: { after, before } });
      expect(plain).toMatch(/^200 \{"data":\{/);
      const { data } = JSON.parse(plain.slice(4)) as {
        data: Record<'officers' | 'b', { pageInfo: { startCursor: string; endCursor: string } }>;
      };
      [after, before] = [data.officers.pageInfo.endCursor, data.b.pageInfo.startCursor];
    }
  });

  it.each([
    ['a cursor that is none', '{ officers(after: "x") { nodes { name } } }'],
    ['a page that is too large below', '{ unit(code: "TOP") { name children(first: 101) { nodes { name } } } }'],
    ['an id of another type', '{ unit(id: "T2ZmaWNlcjox") { name } officers(first: 1) { nodes { name } } }'],
    ['both ways to ask', '{ unit(id: "VW5pdDox", code: "TOP") { name } }'],
    ['a hole with an error', '{ unit(code: "TOP") { name descendants(maxDepth: 99) { nodes { name } } } }'],
  ])('the errors of %s', async (_name, query) => {
    expect(await same({ query })).toMatch(/"errors":\[/);
  });
});

describe('the same for viewers who do not hold all scopes everywhere', () => {
  const personal =
    '{ officers(first: 100) { nodes { name birthOn evaluations(first: 3) { nodes { total grade } totalCount } } } }';
  const paths = [
    '{ officers(first: 100) { edges { node { evaluations { edges { node { total subject { __typename } } } } } } } }',
    '{ units { nodes { evaluations { nodes { grade } } } } }',
  ];

  it.each<[string, () => Promise<string>]>([
    ['bound to a unit', async () => tokenOf(await api.signedIn(SCOPES, [stationId]))],
    [
      'with scopes that are bound and others that are not',
      async () => tokenOf(await api.signedIn(['evaluation:read', 'officer:personal'], [stationId], ['registry:read'])),
    ],
    ['bound to a unit without anybody', async () => tokenOf(await api.signedIn(SCOPES, [emptyId]))],
    ['who may read alone', async () => tokenOf(await api.signedIn(['registry:read']))],
    ['without the scope of the registry', async () => tokenOf(await api.signedIn(['evaluation:read']))],
  ])(
    '%s',
    async (_name, signIn) => {
      const token = await signIn();
      for (const query of [...QUERIES.map(([, text]) => text), personal, ...paths]) await same({ query }, token);
      for (const [, query] of documents) {
        const variables = {
          ...VARIABLES,
          id: ids['Officer'],
          unit: ids['Unit'],
          cycle: ids['EvaluationCycle'],
          round: ids['SelectionRound'],
        };
        expect(await same({ query, variables }, token)).toMatch(/^[24]/);
      }
    },
    120_000,
  );
});

const BENCH = ['officer', 'page', 'wide', 'search', 'past', 'report'] as const;

it.each(BENCH)('the question %s of the benchmark is one statement', async (name) => {
  const variables = { number: 'P1', code: 'B00002', text: 'zhangwei', unit: ids['Unit'], day: '2024-06-01' };
  const { query } = questions[name]!.muster;
  const period = { from: '2020-01-01', to: '2021-01-01' };
  expect(await api.statements(() => api.admin.request(query, { ...variables, ...period }))).toHaveLength(1);
});
