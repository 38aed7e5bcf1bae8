import { OFFICERS, PAST_DAY, UNITS, pinyinOf } from './data.mjs';

/**
 * The questions, each as a document for every server that speaks GraphQL; those of the limit are in statements.mjs.
 * Aliases make the answers equal to the letter. Each question has many variants, so that none is answered from a cache
 * of one answer. A server without a document for a question cannot answer it.
 */

/** So few that the memory of rows holds all of them; of more variants it would hold a part. */
const VARIANTS = Number(process.env.BENCH_VARIANTS ?? 60);
const DEPTH = 90_000;
export const id = (type, key) => Buffer.from(`${type}:${key}`).toString('base64');
const times = (make) => Array.from({ length: VARIANTS }, (_, i) => make(i));
const code = (unit) => `B${String(unit).padStart(5, '0')}`;
const manned = (i) => 32 + ((i * 37) % (UNITS - 31));

const treeFields = (inner, children) => `code name kind ${inner}${children}`;
const tree = (depth, strength, below) =>
  treeFields(strength, depth === 0 ? '' : ` children${below} { nodes { ${tree(depth - 1, strength, below)} } }`);

export const questions = {
  officer: {
    title: 'one officer by number',
    muster: {
      query:
        'query Q($number: String!) { officer(policeNumber: $number) { policeNumber name rank unit { code name } } }',
    },
    postgraphile: {
      query:
        'query Q($number: String!) { officer: memberByPoliceNumber(policeNumber: $number) { policeNumber name rank unit { code name } } }',
    },
    pothos: {
      query:
        'query Q($number: String!) { officer(policeNumber: $number) { policeNumber name rank unit { code name } } }',
    },
    variables: times((i) => ({ number: `S${String(1 + ((i * 1_657) % OFFICERS)).padStart(6, '0')}` })),
  },

  page: {
    title: 'a page of 20 with unit, parent, honors, evaluations',
    muster: {
      query: `query Q($code: String!) { unit(code: $code) { name officers(first: 20) { nodes { policeNumber name rank
unit { name parent { name } } honors(first: 20) { nodes { title level } } evaluations(first: 3) { nodes { total grade } } } } } }`,
    },
    postgraphile: {
      query: `query Q($code: String!) { unit: unitByCode(code: $code) { name
officers(first: 20, orderBy: [NAME_PINYIN_ASC, NAME_ASC, ROW_ID_ASC]) { nodes { policeNumber name rank
unit { name parent { name } } honors(first: 20, orderBy: [AWARDED_ON_DESC, ROW_ID_ASC]) { nodes { title level } }
evaluations(first: 3, orderBy: [FROM_ON_DESC, ROW_ID_DESC]) { nodes { total grade } } } } } }`,
    },
    pothos: {
      query: `query Q($code: String!) { unit(code: $code) { name officers(first: 20) { nodes { policeNumber name rank
unit { name parent { name } } honors(first: 20) { nodes { title level } } evaluations(first: 3) { nodes { total grade } } } } } }`,
    },
    variables: times((i) => ({ code: code(manned(i)) })),
  },

  wide: {
    title: '100 officers with unit and honors count',
    muster: {
      query:
        'query Q { officers(first: 100) { nodes { policeNumber name rank unit { code name } honors { totalCount } } } }',
    },
    postgraphile: {
      query: `query Q { officers: members(first: 100, orderBy: [NAME_PINYIN_ASC, NAME_ASC, ROW_ID_ASC]) { nodes { policeNumber name rank
unit { code name } honors { totalCount } } } }`,
    },
    pothos: {
      query:
        'query Q { officers: members(first: 100) { nodes { policeNumber name rank unit { code name } honors { totalCount } } } }',
    },
    variables: [{}],
  },

  tree: {
    title: 'the tree to depth 3 (156 units) with strengths',
    muster: {
      query: `query Q($code: String!) { unit(code: $code) { ${tree(3, 'strength { officers }', '(first: 10)')} } }`,
    },
    postgraphile: {
      query: `query Q($code: String!) { unit: unitByCode(code: $code) { ${tree(3, 'strength { officers: totalCount }', '(first: 100, orderBy: [CODE_ASC])')} } }`,
    },
    pothos: {
      query: `query Q($code: String!) { unit(code: $code) { ${tree(3, 'strength { officers: totalCount }', '(first: 100)')} } }`,
    },
    variables: times((i) => ({ code: code(2 + (i % 5)) })),
  },

  search: {
    title: 'search by pinyin',
    muster: {
      query:
        'query Q($text: String!) { officers(filter: { search: $text }, first: 20) { nodes { policeNumber name rank } } }',
    },
    postgraphile: {
      query:
        'query Q($text: String!) { officers: searchOfficers(text: $text, first: 20) { nodes { policeNumber name rank } } }',
    },
    pothos: {
      query:
        'query Q($text: String!) { officers: search(text: $text, first: 20) { nodes { policeNumber name rank } } }',
    },
    variables: times((i) => ({ text: pinyinOf(i) })),
  },

  deep: {
    title: `a filtered, ordered page at depth ${DEPTH.toLocaleString('en')}`,
    muster: {
      query: `query Q($after: String) { officers(filter: { category: [POLICE] }, first: 20, after: $after) { nodes { policeNumber name rank } } }`,
      prepare: async (ask, keys) => {
        const { data } = await ask('{ officers(filter: { category: [POLICE] }, first: 1) { pageInfo { endCursor } } }');
        const [list] = JSON.parse(Buffer.from(data.officers.pageInfo.endCursor, 'base64url'));
        return keys.map((key) => ({ after: Buffer.from(JSON.stringify([list, ...key])).toString('base64url') }));
      },
    },
    postgraphile: {
      query: `query Q($after: Cursor) { officers(condition: { category: POLICE }, orderBy: [NAME_PINYIN_ASC, NAME_ASC, ROW_ID_ASC], first: 20, after: $after) {
nodes { policeNumber name rank } } }`,
      prepare: async (ask, keys) => {
        const { data } = await ask(
          '{ officers(condition: { category: POLICE }, orderBy: [NAME_PINYIN_ASC, NAME_ASC, ROW_ID_ASC], first: 1) { pageInfo { endCursor } } }',
        );
        const [order] = JSON.parse(Buffer.from(data.officers.pageInfo.endCursor, 'base64'));
        return keys.map(([pinyin, name, officer]) => ({
          after: Buffer.from(JSON.stringify([order, pinyin, name, Number(officer)])).toString('base64'),
        }));
      },
    },
    pothos: {
      query:
        'query Q($after: String) { officers(category: POLICE, first: 20, after: $after) { nodes { policeNumber name rank } } }',
      // the form of the plugin's cursors
      prepare: (_ask, keys) =>
        keys.map(([, , officer]) => ({ after: Buffer.from(`GPC:N:${officer}`).toString('base64') })),
    },
    keys: `SELECT ARRAY[name_pinyin, name, id::text] AS key FROM present.officer WHERE category = 'POLICE'
ORDER BY name_pinyin, name, id OFFSET ${DEPTH} LIMIT ${VARIANTS}`,
  },

  past: {
    title: 'the roster of a unit on a past day',
    muster: {
      query: `query Q($unit: ID!, $day: Date!) @asOf(date: $day) { officers(filter: { unit: $unit }, first: 50) { nodes { policeNumber name rank } } }`,
      prepare: async () => times((i) => ({ unit: id('Unit', manned(i)), day: PAST_DAY })),
    },
    postgraphile: {
      query:
        'query Q($unit: Int!, $day: Date!) { officers: roster(unitId: $unit, day: $day, first: 50) { nodes { policeNumber name rank } } }',
    },
    pothos: {
      query:
        'query Q($unit: Int!, $day: String!) { officers: roster(unitId: $unit, day: $day, first: 50) { nodes { policeNumber name rank } } }',
    },
    variables: times((i) => ({ unit: manned(i), day: PAST_DAY })),
  },

  report: {
    title: 'the selection report',
    muster: {
      query: `query Q($code: String!, $from: Date!, $to: Date!) { report: selectionReport(unitCode: $code, from: $from, to: $to) {
lines { category targetBasisPoints selected shareBasisPoints deviationBasisPoints } } }`,
    },
    postgraphile: {
      query: `query Q($code: String!, $from: Date!, $to: Date!) { report: selectionReport(unitCode: $code, fromOn: $from, toOn: $to) {
lines: nodes { category targetBasisPoints selected shareBasisPoints deviationBasisPoints } } }`,
    },
    variables: times((i) => ({ code: code(2 + (i % 5)), from: '2020-01-01', to: '2021-01-01' })),
  },

  // its answers are not compared: see transfers.mjs
  transfer: {
    title: 'transferOfficer, a write',
    writes: true,
    muster: {
      query: 'mutation Q($input: TransferOfficerInput!) { transferOfficer(input: $input) { __typename } }',
    },
    postgraphile: {
      query: 'mutation Q($input: TransferOfficerInput!) { transferOfficer(input: $input) { result } }',
    },
    pothos: {
      query: `mutation Q($officerId: Int!, $unitId: Int!, $title: String!, $effectiveOn: String!) {
transferOfficer(officerId: $officerId, unitId: $unitId, title: $title, effectiveOn: $effectiveOn) }`,
    },
    variablesOf: {
      muster: ({ officer, unit, title, day }) => ({
        input: { id: id('Officer', officer), to: id('Unit', unit), title, effectiveOn: day },
      }),
      postgraphile: ({ officer, unit, title, day }) => ({
        input: { officerId: officer, unitId: unit, title, effectiveOn: day },
      }),
      pothos: ({ officer, unit, title, day }) => ({ officerId: officer, unitId: unit, title, effectiveOn: day }),
      limit: (move) => move,
    },
  },

  nothing: {
    title: '{ __typename }',
    muster: { query: '{ __typename }' },
    postgraphile: { query: '{ __typename }' },
    pothos: { query: '{ __typename }' },
    variables: [{}],
  },
};
