const { TestEnvironment } = require('jest-environment-node');

/** What Strapi and its drivers tell by `instanceof`: a Date or an Error of a test must be one of theirs. */
const SHARED = { Date, Error, AggregateError, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };

const OF_JEST = process.eventNames().flatMap((name) => process.rawListeners(name).map((listener) => [name, listener]));
const { removeAllListeners } = process;

/** A Strapi that ends takes all listeners of its process away: jest's worker would hear no more of its parent, and end. */
process.removeAllListeners = (...names) => {
  removeAllListeners.apply(process, names);
  if (names.length === 0) for (const [name, listener] of OF_JEST) process.on(name, listener);
  return process;
};

// knex repeats for each table that MariaDB commits a change of tables by itself: known, and hundreds of lines.
const { log } = console;
console.log = (...words) => {
  if (!String(words[0]).includes('Transaction was implicitly committed')) log(...words);
};

/**
 * Tests that boot Strapi in their process. jest loads every module anew for each test file, and Strapi's are half of a
 * boot: they are loaded by Node instead, once for a worker (`strapi-module.cjs`). The plugin is loaded by jest as ever.
 */
module.exports = class extends TestEnvironment {
  constructor(...args) {
    super(...args);
    Object.assign(this.global, SHARED, { ofNode: { require, global: globalThis } });
  }

  async teardown() {
    process.removeAllListeners();
    await super.teardown();
  }
};
