import { OFFICERS, PAST_DAY, UNITS, pinyinOf } from './data.mjs';

/**
 * The questions, each in the words of every server: a document and variables for the two that speak GraphQL, a statement
 * and its values for the limit. Aliases make the answers equal to the letter. Each has many variants, so that
 * nobody answers from a cache of one.
 */

const VARIANTS = 60;
const DEPTH = 90_000;
const id = (type, key) => Buffer.from(`${type}:${key}`).toString('base64');
const times = (make) => Array.from({ length: VARIANTS }, (_, i) => make(i));
const code = (unit) => `B${String(unit).padStart(5, '0')}`;
const manned = (i) => 32 + ((i * 37) % (UNITS - 31));

/** SQL: the object of these fields, each an expression. */
const object = (fields) =>
  `json_build_object(${Object.entries(fields)
    .map(([name, sql]) => `'${name}', ${sql}`)
    .join(', ')})`;
const nodes = (element, from) => object({ nodes: `(SELECT coalesce(json_agg(${element}), '[]') FROM ${from})` });
const number = (sql) => `(SELECT ${sql})`;

const treeFields = (inner, children) => `code name kind ${inner}${children}`;
const tree = (depth, strength, below) =>
  treeFields(strength, depth === 0 ? '' : ` children${below} { nodes { ${tree(depth - 1, strength, below)} } }`);

const strengthSql = (unit) =>
  object({ officers: number(`count(*)::int FROM present.serving s WHERE s.unit_id = ${unit}.id`) });
const treeSql = (depth, unit) => {
  const child = `u${depth - 1}`;
  const fields = { code: `${unit}.code`, name: `${unit}.name`, kind: `${unit}.kind`, strength: strengthSql(unit) };
  if (depth > 0) {
    const below = `(SELECT * FROM present.unit c WHERE c.parent_id = ${unit}.id ORDER BY c.code) ${child}`;
    Object.assign(fields, { children: nodes(treeSql(depth - 1, child), below) });
  }
  return object(fields);
};

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
    variables: times((i) => ({ number: `S${String(1 + ((i * 1_657) % OFFICERS)).padStart(6, '0')}` })),
    sql: `SELECT ${object({
      officer: `(SELECT ${object({
        policeNumber: 'm.police_number',
        name: 'm.name',
        rank: 'm.rank',
        unit: object({ code: 'u.code', name: 'u.name' }),
      })} FROM present.member m JOIN present.unit u ON u.id = m.unit_id WHERE m.police_number = $1)`,
    })}::text`,
    values: ({ number: value }) => [value],
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
    variables: times((i) => ({ code: code(manned(i)) })),
    sql: `SELECT ${object({
      unit: `(SELECT ${object({
        name: 'u.name',
        officers: nodes(
          object({
            policeNumber: 'm.police_number',
            name: 'm.name',
            rank: 'm.rank',
            unit: object({
              name: 'u.name',
              parent: `(SELECT ${object({ name: 'p.name' })} FROM present.unit p WHERE p.id = u.parent_id)`,
            }),
            honors: nodes(
              object({ title: 'h.title', level: 'h.level' }),
              '(SELECT * FROM present.honor h WHERE h.officer_id = m.id ORDER BY h.awarded_on DESC, h.id LIMIT 20) h',
            ),
            evaluations: nodes(
              object({ total: 'e.total', grade: 'e.grade' }),
              '(SELECT * FROM present.evaluation e WHERE e.officer_id = m.id ORDER BY e.from_on DESC, e.id DESC LIMIT 3) e',
            ),
          }),
          '(SELECT * FROM present.member m WHERE m.unit_id = u.id ORDER BY m.name_pinyin, m.name, m.id LIMIT 20) m',
        ),
      })} FROM present.unit u WHERE u.code = $1)`,
    })}::text`,
    values: (variables) => [variables.code],
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
    variables: [{}],
    sql: `SELECT ${object({
      officers: nodes(
        object({
          policeNumber: 'm.police_number',
          name: 'm.name',
          rank: 'm.rank',
          unit: `(SELECT ${object({ code: 'u.code', name: 'u.name' })} FROM present.unit u WHERE u.id = m.unit_id)`,
          honors: object({ totalCount: number('count(*)::int FROM present.honor h WHERE h.officer_id = m.id') }),
        }),
        '(SELECT * FROM present.member m ORDER BY m.name_pinyin, m.name, m.id LIMIT 100) m',
      ),
    })}::text`,
    values: () => [],
  },

  tree: {
    title: 'the tree to depth 3 (156 units) with strengths',
    muster: {
      query: `query Q($code: String!) { unit(code: $code) { ${tree(3, 'strength { officers }', '(first: 10)')} } }`,
    },
    postgraphile: {
      query: `query Q($code: String!) { unit: unitByCode(code: $code) { ${tree(3, 'strength { officers: totalCount }', '(first: 100, orderBy: [CODE_ASC])')} } }`,
    },
    variables: times((i) => ({ code: code(2 + (i % 5)) })),
    sql: `SELECT ${object({ unit: `(SELECT ${treeSql(3, 'u3')} FROM present.unit u3 WHERE u3.code = $1)` })}::text`,
    values: (variables) => [variables.code],
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
    variables: times((i) => ({ text: pinyinOf(i) })),
    sql: `SELECT ${object({
      officers: nodes(
        object({ policeNumber: 'o.police_number', name: 'o.name', rank: 'o.rank' }),
        `(SELECT * FROM present.search_officers($1) LIMIT 20) o`,
      ),
    })}::text`,
    values: ({ text }) => [text],
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
    keys: `SELECT ARRAY[name_pinyin, name, id::text] AS key FROM present.officer WHERE category = 'POLICE'
ORDER BY name_pinyin, name, id OFFSET ${DEPTH} LIMIT ${VARIANTS}`,
    sql: `SELECT ${object({
      officers: nodes(
        object({ policeNumber: 'o.police_number', name: 'o.name', rank: 'o.rank' }),
        `(SELECT * FROM present.officer o WHERE category = 'POLICE' AND (o.name_pinyin, o.name, o.id) > ($1, $2, $3::int)
  ORDER BY o.name_pinyin, o.name, o.id LIMIT 20) o`,
      ),
    })}::text`,
    values: ({ key }) => key,
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
    variables: times((i) => ({ unit: manned(i), day: PAST_DAY })),
    sql: `SELECT ${object({
      officers: nodes(
        object({ policeNumber: 'o.police_number', name: 'o.name', rank: 'o.rank' }),
        '(SELECT * FROM present.roster($1, $2) LIMIT 50) o',
      ),
    })}::text`,
    values: ({ unit, day }) => [unit, day],
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
    sql: `SELECT ${object({
      report: object({
        lines: `(SELECT json_agg(${object({
          category: 'r.category',
          targetBasisPoints: 'r.target_basis_points',
          selected: 'r.selected',
          shareBasisPoints: 'r.share_basis_points',
          deviationBasisPoints: 'r.deviation_basis_points',
        })}) FROM present.selection_report($1, $2, $3) r)`,
      }),
    })}::text`,
    values: ({ code: unit, from, to }) => [unit, from, to],
  },

  nothing: {
    title: '{ __typename }',
    muster: { query: '{ __typename }' },
    postgraphile: { query: '{ __typename }' },
    variables: [{}],
    sql: null,
    constant: '{"__typename":"Query"}',
    values: () => [],
  },
};
