export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/tests'],
  globalSetup: './tests/support/template.mjs',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': './tests/support/transform.mjs' },
  // rules have no database, and these programs keep their data in an embedded one: once is enough
  testPathIgnorePatterns: process.env.TEST_DATABASE_URL
    ? ['[.]rules[.]test[.]ts$', 'tests/commands/(command-line|rotate-keys|verify)']
    : [],
  // every worker holds an embedded PostgreSQL of some 300 MB
  maxWorkers: 2,
  // what a file loaded is not let go of before its worker is: a growing one spends its time collecting garbage
  workerIdleMemoryLimit: '1GB',
  testTimeout: 30_000,
};
