import { Command, Option } from 'commander';
import { DEFAULTS, LIMITS, type ForceOptions } from '../synthesis/options.ts';
import type { ExportCommandOptions } from './export.ts';
import type { ImportCommandOptions } from './import.ts';
import type { VerifyCommandOptions } from './verify.ts';
import { day, wholeNumber } from './typed-options.ts';

// A command is imported when it runs: a line that is refused, and a command without GraphQL, take a tenth of the time.
const serve = async () => (await import('./serve.ts')).serve();
const migrate = async () => (await import('./migrate.ts')).migrateCommand();
const migrateStatus = async () => (await import('./migrate.ts')).migrateStatus();
const load = async (directory: string) => (await import('./load.ts')).load(directory);
const synthesize = async (force: ForceOptions) => (await import('./synthesize.ts')).synthesizeCommand(force);
const rotateKeys = async () => (await import('./rotate-keys.ts')).rotateKeysCommand();
const token = async () => (await import('./token.ts')).tokenCommand();
const checkpoint = async () => (await import('./checkpoint.ts')).checkpointCommand();
const verify = async (options: VerifyCommandOptions) => (await import('./verify.ts')).verifyCommand(options);
const bringIn = async (file: string, options: ImportCommandOptions) =>
  (await import('./import.ts')).importCommand(file, options);
const handOut = async (kind: string, options: ExportCommandOptions) =>
  (await import('./export.ts')).exportCommand(kind, options);

/** The command line. It throws what it refuses; main turns that into an exit code. */
export function program(): Command {
  const root = new Command('muster-roll')
    .description(
      'The unified officer and unit registry of a police force. Settings come from the environment; see the README.',
    )
    .exitOverride()
    .allowExcessArguments(false);
  const add = (name: string, description: string) =>
    root.command(name).description(description).exitOverride().allowExcessArguments(false);
  // options of subcommands are strict by default; so are those of the default command
  root.action(serve);
  add('serve', 'serve the registry (the default)').action(serve);
  add('migrate', 'apply the pending migrations').action(migrate);
  add('migrate-status', 'tell which migrations are applied and which are pending; exits with 1 when some are').action(
    migrateStatus,
  );
  add('load', 'load the published facts from a directory of CSV files, all or nothing')
    .argument('<directory>', 'where the files are, such as prisma/facts')
    .action(load);
  add('synthesize', 'fill an empty registry with a synthetic force, the same for the same options; all or nothing')
    .option(
      '--officers <number>',
      'officers and auxiliaries, those who have left included',
      wholeNumber(LIMITS.officers),
      DEFAULTS.officers,
    )
    .option('--units <number>', 'units, in six levels', wholeNumber(LIMITS.units), DEFAULTS.units)
    .option('--seed <number>', 'another seed is another force', wholeNumber(LIMITS.seed), DEFAULTS.seed)
    .option('--until <day>', 'the last day of which anything is told', day, DEFAULTS.until)
    .option(
      '--evaluation-years <number>',
      'years of evaluations',
      wholeNumber(LIMITS.evaluationYears),
      DEFAULTS.evaluationYears,
    )
    .action(synthesize);
  add(
    'rotate-keys',
    'seal personal data anew with the first of MUSTER_PERSONAL_KEYS; goes on where it was stopped',
  ).action(rotateKeys);
  add(
    'token',
    'issue a token on the database itself, to whoever has access to it; on record under the user of the machine',
  )
    .requiredOption('--admin', 'with all scopes, everywhere: for when the last one was lost')
    .action(token);
  addProofs(add);
  addFiles(add);
  return root;
}

/** Adds the commands that prove the record. */
function addProofs(add: (name: string, description: string) => Command): void {
  add(
    'verify',
    'prove the chain of changes, the rows that they wrote and the rules of time; prints each break and exits with 1 when there is one',
  )
    .option('--against <file>', 'checkpoints that were kept elsewhere, as npm run checkpoint prints them')
    .option(
      '--key <public key>',
      'whose signature counts, in base64 or a file that has it; default: the keys in the file of checkpoints; of an exported file, those of this registry',
    )
    .addOption(
      new Option(
        '--file <file>',
        'an exported file (.xlsx, .csv, .jsonl, .docx, .lrmx): tell whether it is of this record, was altered, and what has changed since; instead of all the rest',
      ).conflicts('against'),
    )
    .option(
      '--server [address]',
      'verify a file by a running server, of which no database is at hand; default: MUSTER_URL, else http://127.0.0.1:4000. MUSTER_TOKEN has the token',
    )
    .action(verify);
  add(
    'checkpoint',
    'print the signed checkpoints, one a line; signs the last change first where MUSTER_SIGNING_KEY is set',
  ).action(checkpoint);
}

const SERVER = 'the server that is asked; default: MUSTER_URL, else http://127.0.0.1:4000. MUSTER_TOKEN has the token';
const language = () =>
  new Option('--language <language>', 'of headings, values and messages').choices(['zh', 'en']).default('zh');
const also = (value: string, before: readonly string[]): string[] => [...before, value];

/** Adds the commands that bring files in and hand them out: clients of a server that runs. */
function addFiles(add: (name: string, description: string) => Command): void {
  add(
    'import',
    'bring a spreadsheet in by a running server, row by row: all rows are tried together, then recorded together',
  )
    .argument('<file>', '.xlsx or .csv, of a dossier .lrmx; GET /imports/templates/<kind>.xlsx is an empty one')
    .requiredOption(
      '--kind <kind>',
      'what its rows become: ENROLL_OFFICERS, CREATE_UNITS …; docs/imports.md has the list',
    )
    .option('--sheet <name>', 'of a workbook; without it the first with rows below a known heading')
    .option('--rehearse', 'try the rows and do nothing')
    .addOption(
      new Option('--policy <policy>', 'what happens where rows are refused')
        .choices(['ALL_OR_NOTHING', 'SKIP_REFUSED'])
        .default('ALL_OR_NOTHING'),
    )
    .option('--effective-on <day>', 'for rows that have no day of their own')
    .option('--basis <document number>', 'for rows that have no basis of their own')
    .option('--reason <text>', 'the same')
    .option('--map <heading=field>', 'a column that is not guessed; heading= is not used; may be repeated', also, [])
    .option('--reasons <file>', 'where the sheet is put with a column that tells why rows are refused')
    .option('--keep', 'let the server keep the file where it is not applied')
    .option('--server <address>', SERVER)
    .addOption(language())
    .action(bringIn);
  add('export', 'write a list as a file by a running server; under its name it is whole, or not there')
    .argument(
      '<kind>',
      'roster, officers, honors, evaluations, candidates, changes, officer-form, evaluation-form or honor-form',
    )
    .requiredOption('--out <file>', 'the file, which is what it ends with: .xlsx, .csv, .jsonl; of forms .docx, .lrmx')
    .option('--unit <unit>', 'whose roster: its code or id')
    .option('--include-subunits', 'with those of all units below it')
    .option('--layout <layout>', 'flat, or by-unit as rosters are printed')
    .option('--cycle <id>', 'whose evaluations')
    .option('--round <id>', 'whose candidates')
    .option('--officer <officer>', 'whose form for appointments: an id or a police number')
    .option('--record <id>', 'the evaluation of which the form is')
    .option('--honor <id>', 'the honor of which the form is')
    .option('--recipient <id>', 'of the honor')
    .option('--filter <json>', 'an OfficerFilter or HonorFilter as JSON')
    .option('--order-by <json>', 'the order of a roster: OfficerOrder as a JSON array')
    .option('--after <cursor>', 'the changes after one')
    .option('--columns <names>', 'separated by commas, in their order')
    .option('--date <day>', 'the day that it is about')
    .option('--known-at <instant>', 'the instant whose knowledge it shows')
    .option('--purpose <text>', 'what personal data is read for')
    .option('--force', 'replace a file that is there')
    .option('--server <address>', SERVER)
    .addOption(language())
    .action(handOut);
}
