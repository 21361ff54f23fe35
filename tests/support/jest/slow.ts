/** A boot of Strapi takes seconds, on a busy machine many: the limit only catches what hangs. */
jest.setTimeout(180_000);

// knex repeats for each table that MariaDB commits a change of tables by itself: known, and hundreds of lines.
const { log } = console;
console.log = (...words: unknown[]): void => {
  if (!String(words[0]).includes('Transaction was implicitly committed')) log(...words);
};
