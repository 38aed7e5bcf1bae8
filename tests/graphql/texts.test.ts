import { expect, it } from '@jest/globals';
import { refusal, useApp } from '../support/app.ts';
import { createUnit } from '../support/factories.ts';

const api = useApp();

// the database stores no NUL, and says so by an error that would look like one of ours
it.each([
  ['{ unit(code: "\\u0000") { name } }', 'code'],
  ['{ officer(policeNumber: "\\u0000") { name } }', 'policeNumber'],
  ['{ officers(filter: { search: "a\\u0000" }) { totalCount } }', 'search'],
  ['{ units(filter: { code: { in: ["\\u0000"] } }) { totalCount } }', 'in'],
  ['{ units(filter: { name: { contains: "\\u0000" } }) { totalCount } }', 'contains'],
  ['{ evaluationScheme(key: "\\u0000") { name } }', 'key'],
  ['{ selectionPolicy(key: "\\u0000") { key } }', 'key'],
  ['{ selectionPlan(unitCode: "\\u0000", vacancies: 1) { vacancies } }', 'unitCode'],
  ['{ selectionReport(unitCode: "\\u0000", from: "2020-01-01", to: "2021-01-01") { total } }', 'unitCode'],
  ['{ changes(filter: { actor: "\\u0000" }) { nodes { position } } }', 'actor'],
  ['{ changes(filter: { operation: ["\\u0000"] }) { nodes { position } } }', 'operation'],
  ['{ units { nodes { metrics(keys: ["\\u0000"]) { key } } } }', 'keys'],
])('a text with the character NUL is refused with the name of the argument: %s', async (query, argument) => {
  if ((await api.registry.unit.count()) === 0) await createUnit(api.registry);
  expect(await refusal(api.admin.request(query))).toMatchObject([
    {
      message: `${argument} has the character NUL, which no text has`,
      extensions: { code: 'BAD_USER_INPUT', argument },
    },
  ]);
});
