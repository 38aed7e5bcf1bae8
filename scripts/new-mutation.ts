// The files of a new mutation. What is not known yet is marked, and refused by a test until it is written: descriptions
// that begin with "To write" by tests/schema/descriptions, rows of access.csv by tests/schema/access-rows.

/** What is known of a new mutation. */
export interface NewMutation {
  /** Its folder below src/modules. */
  readonly module: string;
  readonly name: string;
  readonly scopes: readonly string[];
  /** The declared type that it changes; null for none. */
  readonly subject: string | null;
  /** The name of its files, without their roles. */
  readonly file: string;
}

export const kebab = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const pascal = (name: string): string => `${name[0]!.toUpperCase()}${name.slice(1)}`;

/** The way from a module to src/modules: '..' for units, '../..' for evaluations/score. */
const up = (module: string): string => module.split('/').fill('..').join('/');

export function mutationFile({ module, name, scopes, subject, file }: NewMutation): string {
  const root = up(module);
  const ofThing = subject !== null;
  return `${ofThing ? '' : `import { today } from '${root}/../time/day.ts';\n`}import { ${ofThing ? 'NotFoundError, ' : ''}RuleViolationError } from '${root}/../errors/refusals.ts';
import { act, payload } from '${root}/acts/act.ts';
${
  ofThing
    ? `import { changeCommand } from '${root}/acts/change-input.ts';
import { changeFields } from '${root}/acts/standard.inputs.ts';`
    : `import { parseBasis } from '${root}/acts/input-check.rules.ts';
import { datedFields } from '${root}/acts/standard.inputs.ts';`
}
import { ${name} } from './${file}.service.ts';

act('${name}', {
  scope: ${scopes.length === 1 ? `'${scopes[0]}'` : `[${scopes.map((scope) => `'${scope}'`).join(', ')}]`},
  description: 'To write: what ${name} does, in one sentence.',
  input: {
    description: 'To write: what it takes, with its title in the console, in Chinese, in brackets.',
    argument: 'To write: what is given.',
    fields: (t) => (${ofThing ? `changeFields(t, 'To write: which ${subject}.')` : '{ ...datedFields(t) }'}),
  },
  success: 'To write: what holds after it.',
  // what the answer shows beside its change; mutations of one subject share a payload
  payload: payload<object>('To write: what is answered, or why not.', () => ({})),
  refusals: [${ofThing ? 'NotFoundError, ' : ''}RuleViolationError],
  command: (input, check) => (${
    ofThing
      ? `changeCommand(check, '${subject}', input)`
      : `{
    effectiveOn: check.day('effectiveOn', input.effectiveOn, today()),
    basis: parseBasis(check, input.basis),
  }`
  }),
  run: ${name},
});
`;
}

export function serviceFile({ module, name, subject, file }: NewMutation): string {
  const root = up(module);
  const ofThing = subject === null ? '' : '\n  readonly id: number;\n  readonly expectedVersion: number | null;';
  return `import type { Basis, Outcome, Write } from '${root}/../record/write.ts';
import type { Day } from '${root}/../time/day.ts';

/** What ${file}.mutations.ts makes of the input. */
export interface ${pascal(name)} {${ofThing}
  readonly effectiveOn: Day;
  readonly basis: Basis | null;
}

/**
 * To write, in this order:
 * 1. assertReach(write, …) with the units and officers that it is about;
 * 2. ask for all that it needs: thingToChange for the thing itself, a function of a *.reads.ts for anything else;
 * 3. assert the rules of a *.rules.ts on what was read;
 * 4. record it: recordRevision for a dated thing, write.buffer for other rows; read nothing after that;
 * 5. give the keys of the payload, the day and the change, with fieldChanges of what was before and what is after.
 */
export function ${name}(_write: Write, _command: ${pascal(name)}): Promise<Outcome<object>> {
  return Promise.reject(new Error('${name} is to be written in src/modules/${module}/${file}.service.ts'));
}
`;
}

/** What documents ask of the refusals, by type. */
const REFUSALS = {
  InvalidInputError: 'message issues { path message }',
  NotFoundError: 'message type key',
  StaleVersionError: 'message currentVersion',
  RuleViolationError: 'message rule article',
};

export function operationFile({ name, subject }: NewMutation): string {
  const { NotFoundError, StaleVersionError, ...always } = REFUSALS;
  const refusals = Object.entries(subject === null ? always : { ...always, NotFoundError, StaleVersionError });
  return `# To write in Chinese, as the other documents do: its title in the console, and what ${name} is for.
mutation ${pascal(name)}($input: ${pascal(name)}Input!, $key: String!) {
  ${name}(input: $input) @idempotent(key: $key) {
    __typename
    ... on ${pascal(name)}Success { change { position fields { field before after } } }
${refusals.map(([type, selection]) => `    ... on ${type} { ${selection} }`).join('\n')}
  }
}
`;
}

/** Rows of schema/access.csv, marked for review: what a viewer of other units is answered. */
export const accessRows = ({ name, scopes }: NewMutation): string[] => [
  `Mutation.${name},${['registry:read', ...scopes].toSorted().join(' ')},review`,
  `${pascal(name)}Success.change,-,review`,
  `${pascal(name)}Success.rehearsed,-,path`,
];

export function testFile({ module, name, subject }: NewMutation): string {
  const root = up(module);
  const Name = pascal(name);
  return `import { describe, expect, it } from '@jest/globals';
import { ${Name}Document, type ${Name}Input } from '${root}/../generated/graphql.ts';
import { ${subject === null ? '' : 'globalId, '}useApp } from '${root}/../support/app.ts';
import { unique } from '${root}/../support/factories.ts';

const api = useApp();

const send = (input: ${Name}Input) =>
  api.admin.request(${Name}Document, { input, key: \`key-\${unique()}\` }).then((answer) => answer.${name});

describe('${name}', () => {
  it('does what its description says, with its change', async () => {
    const result = await send({ ${subject === null ? '' : `id: globalId('${subject}', 1), `}effectiveOn: '2021-03-01' });
    expect(result).toMatchObject({ __typename: '${Name}Success' });
  });

  it('is refused for each reason it has, and leaves no trace', () => {
    throw new Error('To write: a test for each refusal (leavingNoTrace), each kind of caller, and a race where a rule guards the write');
  });
});
`;
}
