export default {
  testEnvironment: 'node',
  runtime: '<rootDir>/test/support/one-realm-runtime.js',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  // One more than CI has cores: tests of whole processes mostly wait.
  maxWorkers: 3,
  testSequencer: '<rootDir>/test/support/long-first.js',
  // Modules of a test file are not all given back when it ends: a worker that has grown is slow.
  workerIdleMemoryLimit: '500MB',
  testTimeout: 30_000,
  globalSetup: '<rootDir>/test/support/begin-test-run.js',
  globalTeardown: '<rootDir>/test/support/end-test-run.js',
  transform: {
    '\\.ts$': [
      '@swc/jest',
      { module: { type: 'es6' }, jsc: { target: 'es2022', parser: { syntax: 'typescript' } } },
    ],
  },
};
