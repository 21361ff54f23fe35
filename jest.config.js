'use strict';

const typescript = (tsx) => [
  '@swc/jest',
  {
    jsc: {
      parser: { syntax: 'typescript', tsx },
      target: 'es2022',
      ...(tsx ? { transform: { react: { runtime: 'automatic' } } } : {}),
    },
    module: { type: 'commonjs' },
  },
];

const javascript = [
  '@swc/jest',
  { jsc: { parser: { syntax: 'ecmascript' }, target: 'es2022' }, module: { type: 'commonjs' } },
];

/** What every project shares. jose 6, which the vault is held against, is an ES module, which jest's `require` takes only after a transform. */
const common = {
  rootDir: __dirname,
  testEnvironment: 'node',
  transform: { '^.+\\.ts$': typescript(false), '^.+\\.tsx$': typescript(true), '^.+\\.(js|mjs)$': javascript },
  transformIgnorePatterns: ['/node_modules/(?!jose/)'],
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'cjs', 'json', 'node'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/tests/\\.out/', '<rootDir>/playground/', '<rootDir>/bench/'],
};

const project = (displayName, testMatch, more = {}) => ({ ...common, displayName, testMatch, ...more });

/** Slow projects: a whole Strapi, a database or a browser stands behind each test. */
const slow = { setupFilesAfterEnv: ['<rootDir>/tests/support/jest/slow.ts'] };

/** The integration project runs on the database that `TEST_DATABASE` names: sqlite (default), postgres or mysql. */
const databases = {
  globalSetup: '<rootDir>/tests/support/jest/start-databases.mjs',
  globalTeardown: '<rootDir>/tests/support/jest/stop-databases.mjs',
};

/** Strapi boots in the process of the test. Its own modules are loaded by Node. */
const withStrapi = {
  testEnvironment: '<rootDir>/tests/support/jest/strapi-environment.cjs',
  transform: { '/node_modules/@strapi/': '<rootDir>/tests/support/jest/strapi-module.cjs', ...common.transform },
  transformIgnorePatterns: ['/node_modules/(?!jose/|@strapi/)'],
};

/** The browser project drives playgrounds, started once for all its files: one for each worker. */
const playground = {
  globalSetup: '<rootDir>/tests/support/jest/start-playground.mjs',
  globalTeardown: '<rootDir>/tests/support/jest/stop-playground.mjs',
};

module.exports = {
  watchman: false,
  projects: [
    project('unit', ['<rootDir>/tests/unit/**/*.test.{ts,tsx}', '<rootDir>/tests/*.test.ts']),
    project('contract', ['<rootDir>/tests/contract/**/*.test.ts']),
    project('integration', ['<rootDir>/tests/integration/**/*.test.ts'], { ...slow, ...databases, ...withStrapi }),
    project('processes', ['<rootDir>/tests/processes/**/*.test.ts'], { ...slow, ...databases }),
    project('kills', ['<rootDir>/tests/kills/**/*.test.ts'], { ...slow, ...databases }),
    project('package', ['<rootDir>/tests/package/**/*.test.ts'], slow),
    project('browser', ['<rootDir>/tests/browser/**/*.test.ts'], { ...slow, ...playground }),
  ],
};
