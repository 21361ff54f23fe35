const { complaintsIn } = jest.requireActual<{ complaintsIn: (output: string) => string[] }>('../../run/build.mjs');

const RED = '\u001b[91m';
const PLAIN = '\u001b[0m';

describe('what a build prints', () => {
  it.each([
    `admin/src/index.ts:31:1 - ${RED}error${PLAIN}\u001b[90m TS2742: ${PLAIN}The inferred type of 'default' cannot be named.`,
    '[WARN] The "source" of an export does not exist',
    '[ERROR] There seems to be an unexpected error',
    'warning: duplicate key',
    '(!) Some chunks are larger than 500 kB',
    'Circular dependency: a -> b -> a',
  ])('fails it: %s', (line) => {
    expect(complaintsIn(`[INFO] Building\n${line}\n[INFO] done`)).toHaveLength(1);
  });

  it.each([
    'npm warn Unknown user config "x".',
    '[INFO] server bundle built successfully',
    'dist/server/errors-Ab12.mjs  1.10 kB │ gzip: 0.55 kB',
    '✓ 139 modules transformed.',
  ])('lets it pass: %s', (line) => {
    expect(complaintsIn(line)).toEqual([]);
  });
});
