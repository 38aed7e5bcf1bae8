import { beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema, execute, parse, printSchema, type DocumentNode, type ExecutionResult } from 'graphql';
import { SCOPES, type Scope, type Scopes } from '../../src/access/scopes.ts';
import { compiledExecution, type Compiled } from '../../src/compiled/compiled-execution.ts';
import type { Execution } from '../../src/graphql/execution.ts';
import { openSchema, schema } from '../../src/schema.ts';
import { globalId, useApp } from '../support/app.ts';
import { contextOf } from '../support/context.ts';
import { createAssignment, createOfficer, createUnit } from '../support/factories.ts';
import { createHonor } from '../support/honor-factories.ts';

// a planned query answers what a plain execution of it answers, to the letter

const api = useApp();

/** Has no resolver: who executes with it answers nothing. */
const mute = buildSchema(printSchema(schema));

const everywhere = (...scopes: readonly Scope[]): Scopes => new Map(scopes.map((scope) => [scope, 'everywhere']));

const VARIABLES: Record<string, unknown> = { code: 'TOP', yes: true, no: false, missing: 'NONE' };

async function answer(run: Execution, document: DocumentNode, scopes: Scopes, withSchema = schema) {
  const contextValue = contextOf(api, scopes);
  const result = await run({ schema: withSchema, document, contextValue, variableValues: VARIABLES });
  const { redactions, elements } = contextValue.operation;
  return JSON.parse(JSON.stringify({ ...result, redactions, elements })) as ExecutionResult & { elements: number };
}

const planned = (when: Exclude<Compiled, 'off'> = 'always') => compiledExecution(openSchema, when);

let ids: string[];

beforeAll(async () => {
  const top = await createUnit(api.registry, { code: 'TOP' });
  const below = await createUnit(api.registry, { code: 'BELOW', parentId: top.id });
  const officer = await createOfficer(api.registry);
  await createAssignment(api.registry, officer.id, { unitId: below.id, role: 'LEADER' });
  const honor = await createHonor(api.registry, [
    { officerId: officer.id },
    { unitId: below.id },
    { otherName: '他人' },
  ]);
  ids = [globalId('Unit', top.id), globalId('Officer', officer.id), globalId('Honor', honor.id)];
  VARIABLES['ids'] = ids;
});

describe('a planned query', () => {
  it.each([
    [
      'fields, aliases and a type name',
      '{ a: unit(code: "TOP") { __typename code renamed: name } b: viewer { name } }',
    ],
    ['variables', 'query ($code: String!) { unit(code: $code) { code children(first: 1) { nodes { code } } } }'],
    ['a variable that is left out', 'query ($none: Int) { units(first: $none) { nodes { code } } }'],
    [
      'lists in lists with cursors and counts',
      '{ units { totalCount edges { cursor node { code officers { nodes { name unit { parent { code } } } } } } pageInfo { endCursor hasNextPage } } }',
    ],
    [
      'fragments that meet in one field',
      '{ unit(code: "TOP") { ...A ...B ... { children { totalCount } } } } fragment A on Unit { children { nodes { code } } } fragment B on Unit { children { nodes { name } } name }',
    ],
    [
      'unions and interfaces',
      'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Officer { name } ... on Unit { code } ... on Honor { recipients { __typename ... on Officer { name } ... on Unit { code } ... on OtherRecipient { name } } } } }',
    ],
    [
      'fields that variables decide on',
      'query ($yes: Boolean!, $no: Boolean!) { unit(code: "TOP") { code @skip(if: $yes) name @include(if: $no) kind @include(if: $yes) ...F @skip(if: $no) } } fragment F on Unit { id }',
    ],
    [
      'what is not there',
      'query ($missing: String!) { unit(code: $missing) { code } officer(policeNumber: $missing) { name } }',
    ],
    ['a moment of its own', 'query @asOf(date: "2020-06-01") { unit(code: "TOP") { code } }'],
    ['an alias that looks like a promise', '{ then: unit(code: "TOP") { then: code catch: name } }'],
  ])('is answered like a query without a plan: %s', async (_name, text) => {
    const document = parse(text);
    const expected = await answer(execute, document, everywhere(...SCOPES));
    expect(expected.errors).toBeUndefined();
    expect(await answer(planned(), document, everywhere(...SCOPES))).toEqual(expected);
    expect(await answer(planned(), document, everywhere(...SCOPES), mute)).toEqual(expected);
  });

  it.each([
    ['an argument that is refused', '{ a: unit(code: "TOP") { code } units(first: 1000) { nodes { code } } }'],
    ['an id that is none', '{ node(id: "x") { id } }'],
    ['a variable that is refused', 'query ($code: Int!) { units(first: $code) { nodes { code } } }'],
    ['an error under a list', '{ units { nodes { code children(first: 0) { nodes { code } } } } }'],
  ])('has the same errors as without a plan: %s', async (_name, text) => {
    const document = parse(text);
    const expected = await answer(execute, document, everywhere(...SCOPES));
    expect(expected.errors).toBeDefined();
    expect(await answer(planned(), document, everywhere(...SCOPES))).toEqual(expected);
  });

  it.each<[string, Scopes]>([
    ['without any scope', everywhere()],
    ['without the scope of one field', everywhere('registry:read')],
    ['with that scope for some units only', new Map([...everywhere('registry:read'), ['evaluation:read', [1]]])],
  ])('shows a viewer %s what it shows without a plan', async (_name, scopes) => {
    const document = parse('{ officers { nodes { name birthOn evaluations { totalCount } } } }');
    const expected = await answer(execute, document, scopes);
    expect(await answer(planned(), document, scopes)).toEqual(expected);
    // nor does a plan that was made for another viewer
    const run = planned();
    await answer(run, document, everywhere(...SCOPES));
    expect(await answer(run, document, scopes)).toEqual(expected);
  });

  it('is one that was sent before', async () => {
    const document = parse('{ unit(code: "TOP") { code } }');
    const run = planned('repeated');
    const data = async () => (await answer(run, document, everywhere(...SCOPES), mute)).data;
    expect(await data()).toEqual({ unit: null });
    expect(await data()).toEqual({ unit: { code: 'TOP' } });
    expect(await data()).toEqual({ unit: { code: 'TOP' } });
  });

  it('is not made for introspection', async () => {
    const introspection = parse('{ __schema { queryType { name } } }');
    expect((await answer(planned(), introspection, everywhere(...SCOPES))).data).toEqual({
      __schema: { queryType: { name: 'Query' } },
    });
  });

  it('is not made for a mutation', async () => {
    const mutation = parse('mutation { closeUnit(input: { id: "x", effectiveOn: "2020-01-01" }) { __typename } }');
    expect((await answer(planned(), mutation, everywhere(...SCOPES), mute)).data).toBeNull();
  });
});
