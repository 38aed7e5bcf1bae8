export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/tests'],
  globalSetup: './tests/support/template.mjs',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': './tests/support/transform.mjs' },
  // every worker holds an embedded PostgreSQL of some 300 MB
  maxWorkers: 2,
  testTimeout: 30_000,
};
