import { existsSync } from 'node:fs';

/** What is not run on a server, since the run on the embedded database has it: patterns of files, and why. */
export const notOnServer = {
  '[.]rules[.]test[.]ts$': 'rules have no database',
  'tests/commands/(command-line|rotate-keys|verify)': 'these programs keep their data in an embedded database',
  'tests/commands/uncaught': 'what a process does with an error that nobody caught does not depend on the database',
  'tests/limits/connections': 'what the connections of clients may do does not depend on the database',
  'stated-(limits|arguments)': 'what is wrong with an input is found before a statement is sent',
  'tests/(documents|spreadsheets)/': 'files are read and written without a database',
  'tests/modules/imports/import-(sheets|files)':
    'files are read and given back by the same statements; what their rows do runs on both',
  'tests/modules/due/(missing|retirement)':
    'what is missing is compared with what is on record on one; due runs on both',
  'tests/console/(?!tasks[.])': 'the tasks of an office run on both; the other tests are of the pages',
  'tests/docs/': 'the pages and their examples are the same whatever the database',
  'tests/schema/': 'what the schema declares, and which scopes its fields need, does not depend on the database',
  'tests/modules/acts/(act-reach|payload-reach|own-record)': 'whom an act concerns is found by the same statements',
  'tests/compiled/fuzzing': 'what random documents are answered with is compared on one',
  'tests/compiled/same-answers': 'written-answers compares both ways to answer on both, random documents on one',
  'tests/modules/officers/headcount': 'the same triggers keep the numbers',
  'tests/compiled/memory-after-acts': 'races on what is remembered run on both, each act once on one',
  'tests/modules/(activities|concerns|discipline|duties|programs|quality|recommendations|regulations|tallies)/(?!.*-races)':
    'what these acts write is found by the same statements; standings and races, which read all of it, run on both',
  'tests/modules/(access|calendar|honors|metrics|officers|selection|units)/[a-z-]*(closures|conferrals|demotions|ends|grants|issues|moves|mutations|nominations|notices|openings|promotions|recording|reenrollments|refusals|revisions|revocations|separations|suspensions)[.]':
    'what a single act writes is found by the same statements; races, histories, mergers and undoing run on both',
  'tests/modules/evaluations/[a-z]+/[a-z-]*(amendments|decisions|ends|filings|finalization|mutations|not-graded|openings|outcomes|refusals|scores)[.]':
    'the same of evaluations; what is totalled, and races, run on both',
  'tests/modules/corrections/(withdrawals|correct-[a-z]+)[.]':
    'each correction is made by the same statements; their races, mergers and scenarios run on both',
  'tests/record/(tampering|baseline|verify-chain|verify-time)':
    'what contradicts the record is found in the same rows; the triggers that keep them run on both',
  'tests/commands/(token|expunged-words)': 'what the program says of tokens does not depend on the database',
  'tests/access/|tests/modules/.*-(access|scopes)[.]':
    'who somebody is and what they may read is decided by the same conditions; reach-reads and reach-writes run on both',
  'tests/limits/(attacks|http|limits|trusted-documents)|tests/log[.]':
    'what a request may be is decided before a statement is sent, and so is what is logged of it',
  'tests/graphql/(added-filter|audits|failures|gateway|introspection|mistaken-settings|nodes|null-arguments|operation-choice|operation-settings|settings-of-acts|texts)[.]':
    'how a request is read and an answer made does not depend on the database',
  'tests/modules/(sources|vocabulary|personal-reads)/|tests/personal/(sealer|words)':
    'what is sealed, listed and worded is so on whatever database',
  'tests/modules/honors/(honor|honor-programs|honor-recipients|honor-nominees)[.]':
    'lists, summaries and races of honors run on both',
  'tests/modules/selection/selection-(plan|policy|round|rounds|trend)[.]|unit-with-open-round':
    'candidates, reports and races of selections run on both',
  'tests/publications/(read|read-rows|correction-refusals)[.]': 'files are read before anything is written',
  'tests/modules/corrections/undo-every-act': 'races and scenarios of undoing run on both, each act once on one',
};
/** Why the console is not tried in a browser; null where it is. */
function whyNoBrowser() {
  if (!['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].some(existsSync)) {
    return 'the console is tried in Chromium, which is not on this machine (apt-get install chromium-headless-shell)';
  }
  if (process.argv.some((argument) => argument.includes('tests/console'))) return null;
  return 'the console in Chromium takes minutes of its own: npm test -- tests/console';
}
const noBrowser = whyNoBrowser();
const leftOut = {
  ...(noBrowser && { 'tests/console/(?!\\w+[.]rules[.])': noBrowser }),
  ...(process.env.TEST_DATABASE_URL ? notOnServer : {}),
};

export default {
  runtime: './tests/support/jest/runtime.cjs',
  testEnvironment: 'node',
  // nothing of a test is in the globals of Jest's environment
  testEnvironmentOptions: { globalsCleanup: 'off' },
  roots: ['<rootDir>/tests'],
  globalSetup: './tests/support/template.mjs',
  globalTeardown: './tests/support/drop-databases.mjs',
  transform: {},
  testPathIgnorePatterns: Object.keys(leftOut),
  reporters: ['default', ['./tests/support/jest/skipped.mjs', { leftOut }]],
  // every worker holds an embedded PostgreSQL of some 200 MB
  maxWorkers: 2,
  testTimeout: 30_000,
};
