// The door of `npm start`. Nothing is imported here before the check: an old Node must get this far and say so.
// For the same reason the syntax is old: no top-level await, no `?.`, no `node:` prefix.
import('./node-version.mjs')
  .then(function (nodeVersion) {
    nodeVersion.requireNode();
    return import('./playground.mjs');
  })
  .then(function (playground) {
    return playground.startPlayground();
  })
  .catch(function (error) {
    console.error('\n' + (error && error.isSentence ? error.message : (error && error.stack) || error) + '\n');
    process.exit(1);
  });
