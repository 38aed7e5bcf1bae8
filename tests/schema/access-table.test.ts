import { beforeAll, describe, expect, it } from '@jest/globals';
import { ClientError, type GraphQLClient } from 'graphql-request';
import { SCOPES, type Scope } from '../../src/access/scopes.ts';
import { schema } from '../../src/schema.ts';
import { readAccessTable } from '../support/access-table.ts';
import { globalId, refusal, scopesWithout, useApp } from '../support/app.ts';
import { fieldsOf } from '../support/declared-scopes.ts';
import { createUnit, day } from '../support/factories.ts';
import { createOneOfEach } from '../support/one-of-each.ts';
import { createPolicy } from '../support/selection-factories.ts';
import { asLeaf, waysTo, type Way } from '../support/schema-paths.ts';

// every field of the schema is asked for what its row of schema/access.csv says; access-rows.rules.test.ts checks the rows

const api = useApp({ limits: { rootFields: 100 } });

const table = readAccessTable();
const fields = fieldsOf(schema);
const ids: Record<string, string> = {};
let elsewhere: GraphQLClient;
const clients = new Map<string, Promise<GraphQLClient>>();

/** A client with these scopes; two that ask with the same ones are one. */
function having(scopes: readonly Scope[]): Promise<GraphQLClient> {
  const key = SCOPES.filter((scope) => scopes.includes(scope)).join();
  if (!clients.has(key)) clients.set(key, api.signedIn(scopes));
  return clients.get(key)!;
}

beforeAll(async () => {
  const root = await createUnit(api.registry, { code: 'ROOT' });
  await createPolicy(api.registry, { unitId: root.id, key: 'root' });
  const other = await createUnit(api.registry);
  await api.registry.calendarDay.create({
    data: { day: day('2024-10-01'), kind: 'HOLIDAY', name: '国庆节', basisReason: '测试', recordedAt: new Date() },
  });
  const made = await createOneOfEach(api.registry, root);
  await api.registry.$executeRawUnsafe(
    `INSERT INTO personal_read (viewer, viewer_id, officer_id, field, at, request_id) VALUES ('test', 'test', $1, 'birthOn', now(), 'test')`,
    made['Officer'],
  );
  // what is evaluated there are officers: ways to evaluations start from them
  for (const type of ['Officer', 'EvaluationCycle', 'EvaluationScheme', ...Object.keys(made)])
    ids[type] = globalId(type, made[type]!);
  elsewhere = await api.signedIn(scopesWithout('registry:read'), [other.id], ['registry:read']);
});

interface Answer {
  readonly data: unknown;
  readonly forbidden: readonly string[];
  readonly redacted: readonly string[];
}

/** What is answered, and for which scopes it is not. */
async function ask(client: GraphQLClient, document: string): Promise<Answer> {
  const { data, errors, extensions } = await client.rawRequest(document).catch((error: unknown) => {
    if (!(error instanceof ClientError)) throw error;
    return error.response;
  });
  const scopeOf = (of: unknown) => (of as { scope: string }).scope;
  const forbidden = (errors ?? []).filter(({ extensions: { code } }) => code === 'FORBIDDEN');
  return {
    data,
    forbidden: forbidden.map((error) => scopeOf(error.extensions)),
    redacted: ((extensions as { redactions?: unknown[] } | undefined)?.redactions ?? []).map(scopeOf),
  };
}

/** All that was answered under an alias, wherever it stands. */
function leaves(data: unknown, alias: string): unknown[] {
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([name, value]) => (name === alias ? [value] : leaves(value, alias)));
}

describe('schema/access.csv, for fields that are read', () => {
  /** Answers of mutations alone, and what nothing in a sound registry leads to. */
  const unread = /Success$|Error$|^InputIssue$|^Mutation$/;
  const readable = [...new Set(fields.map(([{ name }]) => name))].filter((name) => !unread.test(name));

  it.each(readable)('every field of %s is answered, refused and redacted as its row says', async (name) => {
    const way = waysTo(schema, ids).get(name)!;
    const asked = fields
      .filter(([type]) => type.name === name)
      .map(([type, field]) => {
        const coordinate = `${name}.${field.name}`;
        const alias = `leaf_${field.name}`;
        return { coordinate, alias, leaf: asLeaf(alias, type, field), ...table.get(coordinate)! };
      });
    const whole = way.document(asked.map(({ leaf }) => leaf).join(' '));
    const passed = way.passes.flatMap((coordinate) => table.get(coordinate)!.scopes);
    const needed = [...passed, ...asked.flatMap(({ scopes }) => scopes)];
    const minimal = await ask(await having(['registry:read', ...needed]), whole);
    const [bound, all] = [await ask(elsewhere, whole), await ask(api.admin, whole)];
    expect([minimal, bound, all].map(({ forbidden }) => forbidden)).toEqual([[], [], []]);
    expect([minimal, all].map(({ redacted }) => redacted)).toEqual([[], []]);

    const there = (answer: Answer) =>
      asked.filter(({ alias }) => leaves(answer.data, alias).length > 0).map(({ coordinate }) => coordinate);
    expect(there(minimal)).toEqual(asked.map(({ coordinate }) => coordinate));
    expect(there(bound)).toEqual(
      asked.filter((row) => row.elsewhere !== 'absent' && !insideAbsent(way)).map(({ coordinate }) => coordinate),
    );
    const shown = (answer: Answer) =>
      asked
        .filter((row) => row.elsewhere === 'shown')
        .map(({ coordinate, alias }) => [coordinate, leaves(answer.data, alias)]);
    expect(shown(bound)).toEqual(shown(all));
    expect(bound.redacted).toEqual(asked.filter((row) => row.elsewhere === 'redacted').map(() => 'officer:personal'));

    expect((await ask(await having(scopesWithout('registry:read')), whole)).forbidden).toEqual(
      expect.arrayContaining(['registry:read']),
    );
    for (const { coordinate, leaf, scopes, elsewhere: kind } of asked) {
      for (const scope of scopes.filter((one) => one !== 'registry:read')) {
        const without = await ask(await having(scopesWithout(scope)), way.document(leaf));
        const told = kind === 'redacted' ? without.redacted : without.forbidden;
        expect([coordinate, told[0]]).toEqual([coordinate, scope]);
      }
    }
    expect(await refusal(api.anonymous().request(whole))).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  /** Whether a way leads through what is not there for a viewer of other units. */
  const insideAbsent = ({ passes }: Way): boolean =>
    passes.some((coordinate) => table.get(coordinate)!.elsewhere === 'absent');
});

describe('schema/access.csv, for mutations', () => {
  const mutations = fields.filter(([{ name }]) => name === 'Mutation');

  it.each(mutations.map(([type, field]) => [field.name, asLeaf(field.name, type, field)]))(
    '%s is refused without each of its scopes, and not with them',
    async (name, leaf) => {
      const document = `mutation @dryRun { ${leaf} }`;
      const { scopes } = table.get(`Mutation.${name}`)!;
      for (const scope of scopes) {
        const without = await ask(await having(scopesWithout(scope)), document);
        expect(without).toEqual({ data: null, forbidden: [scope], redacted: [] });
      }
      expect((await ask(await having(scopes), document)).forbidden).toEqual([]);
      expect(await refusal(api.anonymous().request(document))).toMatchObject([
        { extensions: { code: 'UNAUTHENTICATED' } },
      ]);
    },
  );
});
