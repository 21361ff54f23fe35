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
