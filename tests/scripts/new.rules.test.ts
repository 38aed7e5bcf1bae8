import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readArguments } from '../../scripts/new-arguments.ts';
import { mutationFile, serviceFile } from '../../scripts/new-mutation.ts';

const ROOT = join(import.meta.dirname, '../..');
/** Of the tests those that are run here: the types of their documents are made in half the time. */
const TESTS = ['tests/schema', 'tests/support', 'tests/generated'];
const COPIED = ['src', ...TESTS, 'scripts', 'schema', 'prisma', 'docs', 'dist'];
const FILES = ['package.json', 'tsconfig.json', 'codegen.ts', 'jest.config.js', 'prisma.config.ts', '.prettierrc'];

let copy: string;

/** Runs a program in the copy of the project. */
function run(...args: string[]): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8' });
  return { status, output: `${stdout}${stderr}` };
}

const read = (path: string) => readFile(join(copy, path), 'utf8');
const jest = (path: string) =>
  run('--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js', path);

describe('npm run new refuses', () => {
  it.each([
    ['no arguments', [], /^Usage: npm run new -- mutation MODULE NAME/],
    [
      'a module that does not exist',
      ['mutation', 'unit', 'renameUnit'],
      /^There is no module unit in src\/modules; use/,
    ],
    ['a folder that is no module', ['mutation', 'acts', 'renameUnit'], /^There is no module acts/],
    ['a name without a noun', ['mutation', 'units', 'rename'], /^rename is not verbNoun/],
    ['a name with a capital first', ['mutation', 'units', 'RenameUnit'], /^RenameUnit is not verbNoun/],
    ['a name that is taken', ['mutation', 'units', 'closeUnit'], /^There is a mutation closeUnit already\.$/],
    [
      'a scope that does not exist',
      ['mutation', 'units', 'renameUnit', '--scope', 'unit:all'],
      /^unknown scope unit:all/,
    ],
    ['a module whose mutations tell no scope', ['mutation', 'sources', 'fileSource'], /^Nothing tells the scope/],
  ])('%s, in one line', (_what, args, message) => {
    expect(() => readArguments(args)).toThrow(message);
    expect(() => readArguments(args)).toThrow(/^.*$/);
  });

  it('with exit code 2, and writes nothing', () => {
    const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/new.ts', 'mutation', 'units'], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    expect({ status, lines: stderr.trimEnd().split('\n').length }).toEqual({ status: 2, lines: 1 });
  });
});

describe('npm run new -- mutation', () => {
  beforeAll(async () => {
    copy = await mkdtemp(join(tmpdir(), 'muster-new-'));
    for (const path of [...COPIED, ...FILES]) await cp(join(ROOT, path), join(copy, path), { recursive: true });
    await symlink(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
    const { status, output } = run(
      '--import',
      'tsx',
      'scripts/new.ts',
      'mutation',
      'evaluations/score',
      'withdrawScores',
    );
    if (status !== 0) throw new Error(output);
    // of a declared thing, and right below src/modules: the same files again, without the rest
    const ofThing = {
      module: 'units',
      name: 'renameUnit',
      scopes: ['unit:write'],
      subject: 'Unit',
      file: 'rename-unit',
    };
    await writeFile(join(copy, 'src/modules/units/rename-unit.mutations.ts'), mutationFile(ofThing));
    await writeFile(join(copy, 'src/modules/units/rename-unit.service.ts'), serviceFile(ofThing));
  }, 300_000);

  afterAll(() => rm(copy, { recursive: true, force: true }));

  it('writes mutations that compile', async () => {
    const files = ['evaluations/score/withdraw-scores', 'units/rename-unit'].map(
      (file) => `src/modules/${file}.mutations.ts`,
    );
    const settings = {
      extends: './tsconfig.json',
      files,
      include: ['src/**/*.d.ts'],
      compilerOptions: { incremental: false },
    };
    await writeFile(join(copy, 'tsconfig.new.json'), JSON.stringify(settings));
    expect(run('node_modules/typescript/bin/tsc', '-p', 'tsconfig.new.json')).toEqual({ status: 0, output: '' });
  }, 300_000);

  it('takes the scopes that the mutations beside it need, and leaves its rows of access for review', async () => {
    const rows = (await read('schema/access.csv')).match(/^.*,review$/gm);
    expect(rows).toEqual([
      'Mutation.withdrawScores,evaluation:read evaluation:write registry:read,review',
      'WithdrawScoresSuccess.change,-,review',
    ]);
  });

  it('lists and documents it', async () => {
    expect(await read('docs/mutations.md')).toMatch(
      /^\| `withdrawScores` \| To write: .*`withdrawScores` in \[evaluations\/score\/withdraw-scores/m,
    );
    expect(await read('schema/schema.graphql')).toContain('\n  withdrawScores(');
  });

  it('is refused by the tests of access and of descriptions until it is reviewed and written', () => {
    const { status, output } = jest('tests/schema/(access-rows|descriptions)');
    expect(status).toBe(1);
    expect(output.match(/(?<=● ).*/g)).toEqual(
      expect.arrayContaining([
        'no row of schema/access.csv is left for review',
        'no description of the schema is left to be written',
      ]),
    );
  }, 300_000);
});
