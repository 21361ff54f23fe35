// Read by Node versions that are too old, so written in syntax that they still parse.

/** Oldest Node that can `require` an ES module without a flag, as a shop's other plugins may ask for; the oldest tested. */
const OLDEST = [20, 19];

/**
 * Says in one sentence that this Node is too old, or `null` when it is not.
 *
 * @param {string} version as in `process.versions.node`, for example `18.20.4`
 * @returns {string | null}
 */
export const tooOldFor = (version) => {
  const [major, minor] = version.split('.').map(Number);
  const isNewEnough = major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
  return isNewEnough ? null : 'Node ' + OLDEST.join('.') + ' or later is needed; this is ' + version + '.';
};

/** Ends the process with that sentence when this Node is too old. */
export const requireNode = () => {
  const sentence = tooOldFor(process.versions.node);
  if (!sentence) return;
  console.error('\n' + sentence + '\n');
  process.exit(1);
};
