// The questions for the limit: one statement each, which returns JSON, and its values.

/** SQL: the object of these fields, each an expression. */
const object = (fields) =>
  `json_build_object(${Object.entries(fields)
    .map(([name, sql]) => `'${name}', ${sql}`)
    .join(', ')})`;
const nodes = (element, from) => object({ nodes: `(SELECT coalesce(json_agg(${element}), '[]') FROM ${from})` });
const number = (sql) => `(SELECT ${sql})`;

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

export const statements = {
  officer: {
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
    sql: `SELECT ${object({ unit: `(SELECT ${treeSql(3, 'u3')} FROM present.unit u3 WHERE u3.code = $1)` })}::text`,
    values: (variables) => [variables.code],
  },

  search: {
    sql: `SELECT ${object({
      officers: nodes(
        object({ policeNumber: 'o.police_number', name: 'o.name', rank: 'o.rank' }),
        `(SELECT * FROM present.search_officers($1) LIMIT 20) o`,
      ),
    })}::text`,
    values: ({ text }) => [text],
  },

  deep: {
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
    sql: `SELECT ${object({
      officers: nodes(
        object({ policeNumber: 'o.police_number', name: 'o.name', rank: 'o.rank' }),
        '(SELECT * FROM present.roster($1, $2) LIMIT 50) o',
      ),
    })}::text`,
    values: ({ unit, day }) => [unit, day],
  },

  report: {
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

  transfer: {
    sql: `SELECT ${object({ transferred: 'present.transfer_officer($1, $2, $3, $4)' })}::text`,
    values: ({ officer, unit, title, day }) => [officer, unit, title, day],
  },

  nothing: {
    sql: null,
    constant: '{"__typename":"Query"}',
    values: () => [],
  },
};
