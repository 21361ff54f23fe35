/** A boot of Strapi takes seconds, on a busy machine many: the limit only catches what hangs. */
jest.setTimeout(180_000);
