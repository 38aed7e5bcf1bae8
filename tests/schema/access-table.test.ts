import { beforeAll, describe, expect, it } from '@jest/globals';
import { ClientError, type GraphQLClient } from 'graphql-request';
import { SCOPES, type Scope } from '../../src/access/scopes.ts';
import { schema } from '../../src/schema.ts';
import { readAccessTable, type AccessRow } from '../support/access-table.ts';
import { globalId, refusal, scopesWithout, useApp } from '../support/app.ts';
import { fieldsOf } from '../support/declared-scopes.ts';
import { createUnit, day } from '../support/factories.ts';
import { createOneOfEach } from '../support/one-of-each.ts';
import { newKey, personalKeys, sealerWith } from '../support/personal.ts';
import { createPolicy } from '../support/selection-factories.ts';
import { asLeaf, waysTo, type Way } from '../support/schema-paths.ts';

// every field of the schema is asked for what its row of schema/access.csv says; access-rows.rules.test.ts checks the rows

const sealing = newKey('k');
const api = useApp({ personalKeys: personalKeys(sealing), limits: { rootFields: 100, aliases: 100 } });

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
  const made = await createOneOfEach(api.registry, root, sealerWith(sealing));
  await api.registry.$executeRawUnsafe(
    `INSERT INTO personal_read (viewer, viewer_id, officer_id, field, at, request_id) VALUES ('test', 'test', $1, 'birthOn', now(), 'test')`,
    made['Officer'],
  );
  // what is evaluated there are officers: ways to evaluations start from them
  const { ImportBatch: _ofNobodyHere, ...others } = made;
  for (const type of ['Officer', 'EvaluationCycle', 'EvaluationScheme', ...Object.keys(others)])
    ids[type] = globalId(type, made[type]!);
  elsewhere = await api.signedIn(scopesWithout('registry:read'), [other.id], ['registry:read']);
});

/** What is asked for is on record when it is read, with what for. */
const PURPOSE = { 'x-purpose': 'synthetic' };

interface Answer {
  readonly data: unknown;
  readonly forbidden: readonly string[];
  readonly redacted: readonly string[];
}

/** What is answered, and for which scopes it is not. */
async function ask(client: GraphQLClient, document: string): Promise<Answer> {
  const { data, errors, extensions } = await client.rawRequest(document, undefined, PURPOSE).catch((error: unknown) => {
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

/** Answers of mutations alone, what nothing in a sound registry leads to, and files: each is for who sent it (tests/modules/imports). */
const unread = /^Import|Success$|Error$|^InputIssue$|^CorrectionImpact$|^Mutation$/;
const readable = [...new Set(fields.map(([{ name }]) => name))].filter((name) => !unread.test(name));

interface Asked extends AccessRow {
  readonly coordinate: string;
  readonly alias: string;
  /** The field alone, as little below it as there can be. */
  readonly leaf: string;
}

/** All fields of a type, and the document that asks for all of them, for some of its fields or for one. */
interface Question {
  readonly way: Way;
  readonly asked: readonly Asked[];
  readonly whole: string;
  /** The scopes that the rows of these fields, and of those on the way to them, ask for. */
  readonly needed: readonly Scope[];
}

let ways: Map<string, Way> | undefined;

function questionOf(name: string): Question {
  ways ??= waysTo(schema, ids);
  const way = ways.get(name)!;
  const asked = fields
    .filter(([type]) => type.name === name)
    .map(([type, field]) => {
      const coordinate = `${name}.${field.name}`;
      const alias = `leaf_${field.name}`;
      return { coordinate, alias, leaf: asLeaf(alias, type, field), ...table.get(coordinate)! };
    });
  const passed = way.passes.flatMap((coordinate) => table.get(coordinate)!.scopes);
  return {
    way,
    asked,
    whole: way.document(asked.map(({ leaf }) => leaf).join(' ')),
    needed: ['registry:read', ...passed, ...asked.flatMap(({ scopes }) => scopes)],
  };
}

/** The fields to which an answer has anything. */
const there = (asked: readonly Asked[], answer: Answer) =>
  asked.filter(({ alias }) => leaves(answer.data, alias).length > 0).map(({ coordinate }) => coordinate);

/** Whether a way leads through what is not there for a viewer of other units. */
const insideAbsent = ({ passes }: Way): boolean =>
  passes.some((coordinate) => table.get(coordinate)!.elsewhere === 'absent');

/** Whether a way leads through what is null without its scope, with a note of that. */
const insideRedacted = ({ passes }: Way): boolean =>
  passes.some((coordinate) => table.get(coordinate)!.elsewhere === 'redacted');

describe('schema/access.csv, for fields that are read', () => {
  it.each(readable)(
    'every field of %s is answered to a viewer with the scopes of the rows, and no others',
    async (name) => {
      const { asked, whole, needed } = questionOf(name);
      const answer = await ask(await having(needed), whole);
      expect(answer).toMatchObject({ forbidden: [], redacted: [] });
      expect(there(asked, answer)).toEqual(asked.map(({ coordinate }) => coordinate));
    },
  );

  it.each(readable)('a viewer of other units is shown of %s what the rows say', async (name) => {
    const { way, asked, whole } = questionOf(name);
    const [bound, all] = [await ask(elsewhere, whole), await ask(api.admin, whole)];
    expect([bound, all].map(({ forbidden }) => forbidden)).toEqual([[], []]);
    expect(all.redacted).toEqual([]);
    expect(there(asked, bound)).toEqual(
      asked.filter((row) => row.elsewhere !== 'absent' && !insideAbsent(way)).map(({ coordinate }) => coordinate),
    );
    const shown = (answer: Answer) =>
      asked
        .filter((row) => row.elsewhere === 'shown')
        .map(({ coordinate, alias }) => [coordinate, leaves(answer.data, alias)]);
    expect(shown(bound)).toEqual(shown(all));
    // what stands on the way is redacted once, with all that is below it
    const passed = way.passes.map((coordinate) => table.get(coordinate)!);
    const redacted = [...passed, ...asked].filter((row) => row.elsewhere === 'redacted');
    expect(bound.redacted).toEqual(redacted.map(() => 'officer:personal'));
  });

  it.each(readable)('%s is refused without registry:read', async (name) => {
    const { forbidden } = await ask(await having(scopesWithout('registry:read')), questionOf(name).whole);
    expect(forbidden).toEqual(expect.arrayContaining(['registry:read']));
  });

  const scoped = readable.filter((name) =>
    fields.some(([type, field]) => {
      const { scopes } = table.get(`${type.name}.${field.name}`) ?? { scopes: [] };
      return type.name === name && scopes.some((scope) => scope !== 'registry:read');
    }),
  );
  it.each(scoped)('each field of %s is refused or redacted without each scope of its row', async (name) => {
    const { way, asked } = questionOf(name);
    for (const { coordinate, leaf, scopes, elsewhere: kind } of asked) {
      for (const scope of scopes.filter((one) => one !== 'registry:read')) {
        const without = await ask(await having(scopesWithout(scope)), way.document(leaf));
        const told = kind === 'redacted' || insideRedacted(way) ? without.redacted : without.forbidden;
        expect([coordinate, told[0]]).toEqual([coordinate, scope]);
      }
    }
  });

  it.each(readable)('%s is refused without a token', async (name) => {
    expect(await refusal(api.anonymous().request(questionOf(name).whole))).toMatchObject([
      { extensions: { code: 'UNAUTHENTICATED' } },
    ]);
  });
});

describe('schema/access.csv, for mutations', () => {
  const mutations = fields.filter(([{ name }]) => name === 'Mutation');

  const cases = mutations.map(([type, field]) => [
    field.name,
    `mutation @dryRun { ${asLeaf(field.name, type, field)} }`,
  ]);

  it.each(cases)('%s is refused without each of its scopes', async (name, document) => {
    for (const scope of table.get(`Mutation.${name}`)!.scopes) {
      const without = await ask(await having(scopesWithout(scope)), document);
      expect(without).toEqual({ data: null, forbidden: [scope], redacted: [] });
    }
  });

  it.each(cases)('%s is not refused with the scopes of its row alone', async (name, document) => {
    expect((await ask(await having(table.get(`Mutation.${name}`)!.scopes), document)).forbidden).toEqual([]);
  });

  it.each(cases)('%s is refused without a token', async (_name, document) => {
    expect(await refusal(api.anonymous().request(document))).toMatchObject([
      { extensions: { code: 'UNAUTHENTICATED' } },
    ]);
  });
});
