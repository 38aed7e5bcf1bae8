import { beforeAll, describe, expect, it } from '@jest/globals';
import { today } from '../../src/time/day.ts';
import { graphql } from '../generated/gql.ts';
import { useApp } from '../support/app.ts';
import { createUnit } from '../support/factories.ts';
import { createTwoBeliefs, LEARNED } from '../support/two-beliefs.ts';

const api = useApp();

const NameAt = graphql(`
  query NameAt($date: Date, $knownAt: DateTime) @asOf(date: $date, knownAt: $knownAt) {
    unit(code: "A") {
      name
    }
  }
`);

beforeAll(() => createTwoBeliefs(api.registry));

/** The answer to a document: its status, and the name of the unit or the errors. */
async function ask(query: string, variables: object = {}, accept = 'application/graphql-response+json') {
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept, authorization: `Bearer ${api.token}` },
    body: JSON.stringify({ query, variables }),
  });
  const body = (await response.json()) as {
    data?: { unit: { name: string } | null } | null;
    errors?: { message: string; extensions: { code: string; argument?: string } }[];
  };
  return { status: response.status, name: body.data?.unit?.name ?? null, errors: body.errors ?? [] };
}

const name = async (variables: { date?: string | null; knownAt?: string | null }) =>
  (await api.admin.request(NameAt, variables)).unit?.name ?? null;

describe('@asOf', () => {
  it('takes both dates from variables', async () => {
    expect(await name({})).toBe('新');
    expect(await name({ date: null, knownAt: null })).toBe('新');
    expect(await name({ date: '2020-12-31' })).toBe('旧');
    expect(await name({ date: '2021-01-01' })).toBe('新');
    expect(await name({ date: '2019-12-31' })).toBeNull();
    expect(await name({ date: '2030-01-01' })).toBe('新');
    expect(await name({ date: '2020-12-31', knownAt: '2022-05-31T23:59:59.999Z' })).toBe('误');
    expect(await name({ date: '2020-12-31', knownAt: LEARNED })).toBe('旧');
    // the same instant, told in Beijing time
    expect(await name({ knownAt: '2022-06-01T07:59:59.999+08:00' })).toBe('误');
    expect(await name({ knownAt: '2022-06-01T08:00:00+08:00' })).toBe('新');
    expect(await name({ knownAt: '2019-12-31T23:59:59Z' })).toBeNull();
  });

  it('takes both dates from literals and from defaults of variables', async () => {
    expect(await ask(`query @asOf(date: "2020-12-31") { unit(code: "A") { name } }`)).toMatchObject({ name: '旧' });
    expect(
      await ask(`query @asOf(date: "2020-12-31", knownAt: "2022-05-31T00:00:00Z") { unit(code: "A") { name } }`),
    ).toMatchObject({ name: '误' });
    const defaults = `query ($d: Date = "2020-12-31", $k: DateTime = "2022-05-31T00:00:00Z") @asOf(date: $d, knownAt: $k) { unit(code: "A") { name } }`;
    expect(await ask(defaults)).toMatchObject({ name: '误' });
    expect(await ask(defaults, { k: null })).toMatchObject({ name: '旧' });
  });

  it('asks about today in Beijing by default', async () => {
    await createUnit(api.registry, { code: 'TODAY', from: today() });
    const tomorrow = today(new Date(Date.now() + 86_400_000));
    await createUnit(api.registry, { code: 'TOMORROW', from: tomorrow });
    const there = (code: string, directive = '') =>
      api.admin.request<{ unit: object | null }>(`query ${directive} { unit(code: "${code}") { code } }`);
    expect(await there('TODAY')).toEqual({ unit: { code: 'TODAY' } });
    expect(await there('TOMORROW')).toEqual({ unit: null });
    expect(await there('TOMORROW', `@asOf(date: "${tomorrow}")`)).toEqual({ unit: { code: 'TOMORROW' } });
  });

  it('refuses knownAt in the future, by variable and by literal', async () => {
    const future = new Date(Date.now() + 60_000).toISOString();
    const refused = {
      status: 400,
      name: null,
      errors: [
        {
          message: 'knownAt is in the future: what will be known then is not known yet',
          extensions: { code: 'BAD_USER_INPUT', argument: 'knownAt' },
        },
      ],
    };
    const variable = 'query ($k: DateTime) @asOf(knownAt: $k) { unit(code: "A") { name } }';
    expect(await ask(variable, { k: future })).toEqual(refused);
    expect(await ask(`query @asOf(knownAt: "${future}") { unit(code: "A") { name } }`)).toEqual(refused);
    // a client that asks for plain JSON
    expect(await ask(variable, { k: future }, 'application/json')).toEqual({ ...refused, status: 200 });
  });

  it.each(['2021-02-30', '2021-13-01', '2021-1-1', '20210101', '2021-01-01T00:00:00Z', '', 'today', 20210101, true])(
    'refuses %j as a date',
    async (date) => {
      const refused = { status: 400, name: null };
      const byVariable = await ask('query ($d: Date) @asOf(date: $d) { unit(code: "A") { name } }', { d: date });
      expect(byVariable).toMatchObject({ ...refused, errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
      expect(byVariable.errors[0]!.message).toContain('A Date is a day of the calendar like 2021-11-29');
      const byLiteral = await ask(`query @asOf(date: ${JSON.stringify(date)}) { unit(code: "A") { name } }`);
      expect(byLiteral).toMatchObject({ ...refused, errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] });
      expect(byLiteral.errors).toHaveLength(1);
    },
  );

  it.each(['2021-01-01', '2021-01-01T00:00:00', '2021-02-30T00:00:00Z', '2021-01-01T25:00:00Z', 'now', 0])(
    'refuses %j as an instant',
    async (knownAt) => {
      const answer = await ask('query ($k: DateTime) @asOf(knownAt: $k) { unit(code: "A") { name } }', { k: knownAt });
      expect(answer).toMatchObject({
        status: 400,
        name: null,
        errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
      });
      expect(answer.errors[0]!.message).toContain('A DateTime is an instant with its offset');
    },
  );

  it('is allowed on queries only, once, with no other argument', async () => {
    for (const document of [
      '{ unit(code: "A") @asOf(date: "2021-01-01") { name } }',
      'query @asOf(date: "2021-01-01") @asOf(date: "2022-01-01") { unit(code: "A") { name } }',
      'query @asOf(day: "2021-01-01") { unit(code: "A") { name } }',
      'query @asof(date: "2021-01-01") { unit(code: "A") { name } }',
    ]) {
      expect(await ask(document)).toMatchObject({
        status: 400,
        name: null,
        errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
      });
    }
  });
});

describe('a document', () => {
  it.each([
    ['an unknown field', '{ unit(code: "A") { title } }', 'Cannot query field "title" on type "Unit".'],
    ['an unknown root field', '{ person { name } }', 'Cannot query field "person" on type "Query".'],
    ['an unknown argument', '{ unit(name: "A") { name } }', 'Unknown argument "name" on field "Query.unit".'],
  ])('is refused with %s', async (_name, document, message) => {
    const answer = await ask(document);
    expect(answer).toMatchObject({
      status: 400,
      errors: [{ message, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
    });
    expect(await ask(document, {}, 'application/json')).toMatchObject({ status: 200 });
  });

  it('is refused if it does not parse', async () => {
    expect(await ask('{ unit(')).toMatchObject({
      status: 400,
      errors: [{ extensions: { code: 'GRAPHQL_PARSE_FAILED' } }],
    });
  });

  it('is refused if a required variable is missing', async () => {
    expect(await ask('query ($code: String!) { unit(code: $code) { name } }')).toMatchObject({
      status: 400,
      errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
    });
  });
});
