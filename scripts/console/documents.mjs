import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  buildSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isUnionType,
} from 'graphql';
import { currentDocumentOf } from './current.mjs';

const root = join(import.meta.dirname, '../..');
const generated = join(root, 'console/src/generated');

/** Writes what the page must know of the schema, which it never asks for: types of inputs, acts, and its documents by their ids. */
export async function generateConsole() {
  const schema = buildSchema(await readFile(join(root, 'schema/schema.graphql'), 'utf8'));
  const acts = actsOf(schema, await scopesByTable());
  await mkdir(generated, { recursive: true });
  await writeFile(join(generated, 'acts.graphql'), acts.map(documentsOf).join('\n'));
  await promisify(execFile)(process.execPath, [
    'node_modules/@graphql-codegen/cli/cjs/bin.js',
    '--config',
    'console/codegen.ts',
  ]);
  await writeFile(
    join(generated, 'acts.ts'),
    `import * as documents from './documents/graphql.ts';\n\n/** The acts that have a form: what they take, and how they are done and tried. */\nexport const ACTS = {\n${acts
      .map(
        ({ name, document, input, scopes, current }) =>
          `  ${name}: { input: '${input.name}', scopes: ${JSON.stringify(scopes)}, perform: documents.${document}Document, preview: documents.Preview${document}Document${current && `, current: documents.Current${document}Document`} },\n`,
      )
      .join('')}} as const;\n`,
  );
  await writeFile(
    join(generated, 'inputs.ts'),
    `import type { InputField } from '../forms/input-field.ts';\n\nexport const INPUTS: Readonly<Record<string, readonly InputField[]>> = ${JSON.stringify(inputsOf(acts))};\n`,
  );
}

/** What each field and each act need besides registry:read, by the access table; of an act nothing where that is the scope of what it takes back. */
async function scopesByTable() {
  const table = await readFile(join(root, 'schema/access.csv'), 'utf8');
  const rows = [...table.matchAll(/^(\w+\.\w+),([a-z: ]+),/gm)];
  return new Map(
    rows.map(([, field, scopes]) => [field, scopes.split(' ').filter((scope) => scope !== 'registry:read')]),
  );
}

/** It records several sections of a dossier as one change: people record one after another, each beginning from what is on record. */
const WITHOUT_FORM = new Set(['recordDossier']);

/** The mutations whose input is one object and whose success tells a change. */
function actsOf(schema, scopesOf) {
  return Object.values(schema.getMutationType().getFields()).flatMap(({ name, args, type }) => {
    const [argument, ...others] = args;
    const result = getNamedType(type);
    if (argument?.name !== 'input' || others.length > 0 || !isUnionType(result) || WITHOUT_FORM.has(name)) return [];
    const success = result.getTypes().find((each) => each.name.endsWith('Success'));
    const change = success?.getFields()['change'];
    if (!change || isListType(isNonNullType(change.type) ? change.type.ofType : change.type)) return [];
    const document = `${name[0].toUpperCase()}${name.slice(1)}`;
    const told = toldBy(success);
    const input = getNamedType(argument.type);
    const scopes = scopesOf.get(`Mutation.${name}`);
    const current = currentDocumentOf(schema, document, input, scopesOf, scopes);
    return [{ name, document, input, success: success.name, told, scopes, current }];
  });
}

/** What a success tells besides its change: what comes with it, which people should see before they go on. */
const TOLD = {
  token: 'token',
  impacts: 'impacts { ...Impact }',
  likelyTwins: 'likelyTwins { ...FoundOfficer }',
  openDuties: 'openDuties { ...OpenDuty }',
  evaluation: 'evaluation { ...Result }',
};

/** The same of one success alone. */
const TOLD_OF = {
  DecideAppealSuccess: 'appeal { ...DecidedAppeal }',
  FinalizeEvaluationCycleSuccess: 'cycle { ...CycleEnd }',
};

function toldBy(success) {
  const fields = Object.values(success.getFields()).filter(({ name }) => name !== 'budget');
  const counts = fields.filter(({ type }) => getNamedType(type).name === 'Int').map(({ name }) => name);
  const others = fields.flatMap(({ name }) => TOLD[name] ?? []);
  return ['change { ...Done }', TOLD_OF[success.name], ...others, ...counts].filter(Boolean).join(' ');
}

/**
 * An act is done with a key, and tried without: `@dryRun` takes no variable, so it is another document. What it made may be told for a purpose alone: then
 * the answer has nothing there.
 */
const documentsOf = ({ name, document, input, success, told, current }) => `
mutation ${document}($input: ${input.name}!, $key: String!) {
  result: ${name}(input: $input) @idempotent(key: $key) {
    __typename
    ... on ${success} { ${told} made: change { subject { ...Subject } } }
    ...Refusal
  }
}

mutation Preview${document}($input: ${input.name}!) @dryRun {
  result: ${name}(input: $input) {
    __typename
    ... on ${success} { ${told} }
    ...Refusal
  }
}
${current}`;

/** The inputs of all acts, and what is inside them. */
function inputsOf(acts) {
  const inputs = {};
  const add = (type) => {
    if (inputs[type.name]) return;
    inputs[type.name] = Object.values(type.getFields()).map((field) => fieldOf(type, field));
    for (const { type: inner } of Object.values(type.getFields())) {
      if (isInputObjectType(getNamedType(inner))) add(getNamedType(inner));
    }
  };
  for (const { input } of acts) add(input);
  return inputs;
}

/** Whether null takes the value of a field away, where leaving it out leaves it as it is. Descriptions say so, as they do for callers. */
const isClearable = (input, { name, type, description }) =>
  /null clears/.test(input.description ?? '') &&
  !isNonNullType(type) &&
  name !== 'expectedVersion' &&
  /\bnull\b/i.test(description ?? '') &&
  !/may not be null/i.test(description);

function fieldOf(input, field) {
  const { name, type, description, defaultValue } = field;
  const inner = isNonNullType(type) ? type.ofType : type;
  const named = getNamedType(type);
  const [, minimum, maximum] = /(?:at most|(\d+) to) ([\d,]+) characters/.exec(description ?? '') ?? [];
  return {
    name,
    type: named.name,
    kind: isInputObjectType(named) ? 'input' : isEnumType(named) ? 'enum' : 'scalar',
    required: isNonNullType(type) && defaultValue === undefined,
    list: isListType(inner),
    ...(Number(minimum) > 1 && { minimum: Number(minimum) }),
    ...(maximum && { maximum: Number(maximum.replaceAll(',', '')) }),
    ...(isClearable(input, field) && { clearable: true }),
    ...(/stored sealed/.test(description ?? '') && { sealed: true }),
  };
}
