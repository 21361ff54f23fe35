/** Makes of a file of Strapi's one that hands over to Node, which loads it once for all tests of a worker. */
module.exports = {
  process: (_source, file) => ({ code: `module.exports = globalThis.ofNode.require(${JSON.stringify(file)});` }),
};
