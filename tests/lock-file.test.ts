import { read } from './support/source-files';

type Package = { resolved?: string; link?: boolean };

/** The registry that installs is whatever the machine is set up for: the lock file must not name one. */
describe('package-lock.json', () => {
  it('holds no address to download from', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, Package> };
    const named = Object.entries(packages).filter(([, entry]) => entry.resolved !== undefined && !entry.link);
    expect(named.map(([path, { resolved }]) => `${path}: ${String(resolved)}`)).toEqual([]);
    expect(read('package-lock.json')).not.toMatch(/"resolved":\s*"(https?|git|file:\/)/);
  });

  it('stays so, because npm is told', () => {
    expect(read('.npmrc').split('\n')).toContain('omit-lockfile-registry-resolved=true');
  });

  it('names the registry nowhere else', () => {
    expect(read('.npmrc')).not.toMatch(/registry\s*=|_auth/);
  });
});

type LockedPackage = { optionalDependencies?: Record<string, string> };

/** Looks for a package as Node does: beside the one that wants it, then further up. */
const isLocked = (packages: Record<string, unknown>, wantedBy: string, name: string): boolean => {
  const folders = wantedBy.split('/node_modules/');
  return (
    folders.some(
      (_folder, index) =>
        `${folders.slice(0, folders.length - index).join('/node_modules/')}/node_modules/${name}` in packages
    ) || `node_modules/${name}` in packages
  );
};

// A registry that holds packages for one kind of machine only leaves the others out, and `npm ci` refuses such a file.
it('holds the packages of every platform, so that npm ci takes it everywhere', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, LockedPackage> };
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !isLocked(packages, path, name))
  );
  expect(missing).toEqual([]);
});
