// Jest cannot require() ESM on Node 20 and 22, and Nest 12 is ESM only: swc turns it into CommonJS,
// as it does with our own TypeScript. Any other package used in a test that is ESM only, or imports one, joins the list.
const esmOnlyPackages = [
  '@nestjs/',
  '@fastify/cookie/',
  '@fastify/static/',
  'content-disposition/',
  'cookie/',
  'mercurius/',
  'quick-lru/',
];

// What `npm run check` runs, too. .ci/run has just done that, and says so by CHECKED: it is left out then, in plain words.
const checkedTests = ['test/package', 'test/types', 'test/unit/layers.spec.ts'];
const leftOut = process.env.CHECKED === 'true' ? checkedTests : [];
if (leftOut.length > 0) console.log(`Left out, for npm run check has just run it: ${leftOut.join(', ')}`);

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  // One process for all would keep what every file leaves behind, and slow down with it.
  maxWorkers: 2,
  workerIdleMemoryLimit: '768MB',
  // To give back that much memory takes a busy machine longer than half a second. What leaks is told all the same.
  workerGracefulExitTimeout: 5_000,
  // A test that hangs fails all the same; one that waits for a busy machine does not.
  testTimeout: 30_000,
  testPathIgnorePatterns: [
    '/node_modules/',
    '/test/benchmark/',
    ...leftOut.map((path) => `^<rootDir>/${path}(/|$)`),
  ],
  setupFilesAfterEnv: ['disable-storages', 'no-unhandled'].map(
    (name) => `<rootDir>/test/support/jest/${name}.ts`,
  ),
  reporters: ['default', '<rootDir>/test/support/jest/retry-reporter.js'],
  moduleNameMapper: {
    '^nestjs-cache-memoize$': '<rootDir>/lib/index.ts',
    '^nestjs-cache-memoize/(\\w+)$': '<rootDir>/lib/$1/index.ts',
  },
  transform: {
    '^.+\\.[cm]?[jt]s$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          target: 'es2022',
          keepClassNames: true,
        },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnlyPackages.join('|')}))`],
};
