// Who may import whom. A file's role is the last part of its name: unit.rules.ts is rules.
const role = (...names) => `[.](${names.join('|')})[.]ts$`;
const folder = (...names) => `^src/(${names.join('|')})/`;

// What every role speaks in: plain types, and functions that ask nothing of the world.
const PLAIN = [
  folder('time'), // days, moments and the predicates of both dates
  '^src/generated/prisma/enums[.]ts$', // the enums of the data model
  '^src/access/(scopes|grants)[.]ts$', // what a viewer may do, and where
  folder('errors'), // why a business act, or a start, was refused
  folder('names'), // facts about Chinese names
  '^src/documents/(image|placeholder)[.]ts$', // what an image is by its bytes, what a template has
  folder('vocabulary'), // how the words for the values of an enum are declared
  role('vocabulary'), // the words for the values of the enums of a module
  role('declaration'), // what is on record of a thing
];
// The types of GraphQL, and the lists, inputs and enums that were split from a type's file by concept.
const TYPES = role('type', 'lists', 'inputs', 'enums');

/** A role and all that it may import from src. */
const allow = (name, comment, from, ...to) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: '^src/', pathNot: [...PLAIN, ...to] },
});

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    // ------------------------------------------------------------------ roles
    allow(
      'rules-and-errors-are-plain',
      'Facts in, refusal out: what decides must be testable without a database, a request or a clock.',
      role('rules', 'errors'),
      role('rules', 'errors'),
    ),
    allow(
      'vocabularies-are-plain',
      'Rules, types and the program that fills a database all take words from them.',
      role('vocabulary'),
    ),
    forbid(
      'rules-and-errors-need-no-package',
      'The same reason: no package and no module of Node, so that nothing can be asked of the world.',
      { path: role('rules', 'errors') },
      { dependencyTypes: ['npm', 'core'] },
    ),
    allow(
      'services-sequence',
      'A service parses, loads facts, asserts rules and writes; it does not know who asked or in what language.',
      role('service', 'reads'),
      // what is undone must leave what holds of all rows
      role('rules', 'errors', 'service', 'reads', 'tree', 'sql', 'invariants'),
      folder('sql', 'database', 'record', 'personal', 'spreadsheets'),
    ),
    allow(
      'the-record-is-told-in-sql',
      'What a module tells the record of its tables (where things are, what holds of them) is SQL alone.',
      role('reach', 'invariants'),
      role('tree', 'sql'),
      folder('sql', 'record'),
    ),
    allow(
      'loaders-load',
      'A loader is one statement for many keys; it knows the request it serves, not the schema it feeds. It reads what rules ask for.',
      role('loaders'),
      role('loaders', 'rules', 'tree', 'sql'),
      folder('sql', 'database', 'record'),
      '^src/graphql/(context|loading|reach|dated-loaders|in-sql)[.]ts$',
    ),
    allow(
      'types-resolve-through-loaders',
      'A field that reaches past its loader is an N+1 in waiting. What it works out from what was loaded, rules tell.',
      TYPES,
      TYPES,
      role('loaders', 'errors', 'rules', 'tree', 'sql'),
      folder('graphql'),
      folder('sql'),
      '^src/record/reach[.]ts$', // the condition of what is covered, for lists
      '^src/modules/acts/performing[.]ts$',
    ),
    allow(
      'mutations-translate',
      'A mutation turns input into a call and the outcome into a payload: what reads or writes is the service.',
      role('mutations'),
      TYPES,
      role('mutations', 'service', 'errors', 'rules', 'loaders', 'catalogue', 'runner'),
      folder('graphql', 'modules/acts'),
      '^src/access/secret[.]ts$', // a token is made where it is shown: what a service is given, is kept
    ),
    allow(
      'catalogues-tell-of-the-schema',
      'What acts take as input, for who makes inputs of something else: worked out from the schema, asking nothing of the world.',
      role('catalogue'),
      role('rules', 'errors'),
      '^src/graphql/field[.]vocabulary[.]ts$',
    ),

    // ---------------------------------------------------------------- folders
    forbid(
      'foundations-know-no-module',
      'Modules stand on graphql, database, access, personal and limits: an arrow back would tie every module to one of them.',
      {
        path: folder(
          'errors',
          'time',
          'names',
          'spreadsheets',
          'documents',
          'database',
          'record',
          'access',
          'personal',
          'graphql',
          'limits',
          'compiled',
        ),
      },
      { path: folder('modules') },
    ),
    forbid(
      'spreadsheets-are-files',
      'Bytes in, rows out: what reads and writes files for strangers knows nothing of the registry and its database.',
      { path: folder('spreadsheets') },
      { path: '^src/', pathNot: folder('spreadsheets', 'errors', 'names', 'time') },
    ),
    forbid(
      'documents-are-files',
      'The same of documents; what they share with spreadsheets is how a zip and XML are read.',
      { path: folder('documents') },
      { path: '^src/', pathNot: folder('documents', 'spreadsheets', 'errors') },
    ),
    forbid(
      'database-and-services-know-no-graphql',
      'The same write must work for a mutation, a command and a loader of files.',
      {
        path: [
          folder(
            'errors',
            'sql',
            'time',
            'names',
            'spreadsheets',
            'documents',
            'database',
            'record',
            'access',
            'personal',
            'publications',
            'synthesis',
          ),
          role('service', 'reads', 'rules', 'errors'),
        ],
      },
      { path: [folder('graphql'), 'node_modules/(graphql|@pothos|@apollo|@as-integrations|fastify)/'] },
    ),
    forbid(
      'nothing-imports-the-program',
      'schema, app, endpoint, main, env and commands put the parts together; a part gets what it needs as arguments.',
      { path: '^src/', pathNot: ['^src/[^/]+$', folder('commands')] },
      { path: ['^src/(schema|app|endpoint|main|env)[.]ts$', folder('commands')] },
    ),
    forbid(
      'one-door-to-prisma',
      'The generated client is an implementation detail of database.',
      { path: '^src/', pathNot: [folder('database', 'generated')] },
      { path: folder('generated'), pathNot: PLAIN },
    ),
    forbid(
      'database-imports-the-client-alone',
      'Of what is generated only the client of Prisma belongs to the program.',
      { path: folder('database') },
      { path: folder('generated'), pathNot: '^src/generated/prisma/' },
    ),
    {
      name: 'folders-one-way',
      comment:
        'A room that imports a room which imports it is one room with a wall through it. A module adds its fields to the types of another, so arrows between modules need not go both ways either.',
      severity: 'error',
      scope: 'folder',
      // the files of src itself put the rooms together, and commands start them: they are the program, not a room of it
      from: { path: '^src/.+', pathNot: '^src/(commands|generated)' },
      to: { circular: true, path: '^src/.+' },
    },

    // ---------------------------------------------------------------- hygiene
    forbid(
      'no-circles',
      'Modules that import each other are one module in two files, and which half is ready first is luck.',
      {},
      { circular: true },
    ),
    forbid(
      'no-orphans',
      'A file that nothing imports is dead, or belongs to nothing.',
      { orphan: true, path: '^src/', pathNot: ['^src/main[.]ts$', '^src/generated/', '[.]d[.]ts$'] },
      {},
    ),
    forbid(
      'src-stands-alone',
      'What runs in production does not need what builds, tests or measures it.',
      { path: '^src/' },
      { path: '^(tests|bench|scripts)/' },
    ),
    forbid(
      'no-development-packages',
      'They are not there in production. The GraphiQL page is bundled beforehand, from what graphiql brings along.',
      { path: '^src/', pathNot: '^src/graphiql/.*[.](jsx|css)$' },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm'] },
    ),
    forbid(
      'packages-are-declared',
      'A package that only another package brings along may be gone with its next version.',
      { path: '^(src|tests|bench|scripts)/', pathNot: ['^src/graphiql/.*[.]jsx$', '^tests/generated/'] },
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    ),
    forbid(
      'imports-lead-somewhere',
      'A path that does not resolve fails at run time. What the build makes is there when tests and benchmarks run.',
      // the servers that Muster Roll is compared with have packages of their own, installed where they are measured
      { pathNot: ['^src/graphiql/', '^(tests|console/src)/generated/', '^bench/compare/servers/'] },
      { couldNotResolve: true, pathNot: 'dist/(main|(database|record|publications|spreadsheets)/[a-z-]+)[.]js$' },
    ),
  ],
  options: {
    // TypeScript 7 has no compiler to call from JavaScript; swc parses the same files, type imports included.
    parser: 'swc',
    doNotFollow: { path: ['node_modules', '^src/generated/'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.jsx', '.json'],
    },
  },
};
