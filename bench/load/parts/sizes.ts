import type { Sizes, Stage } from '../stage';
import { tableText } from '../table';

const kilobytes = (bytes: number): string => (bytes / 1_000).toFixed(1);

/** What the package weighs, as it was built. */
export const measureSizes = async ({ place, out }: Stage): Promise<Sizes | undefined> => {
  const sizes = await place.sizes();
  if (!sizes) return void out.write('\nNothing was built: sizes are of the built plugin.\n');
  const { server, admin } = sizes;
  out.write(
    `\n${tableText([
      ['size', 'kB'],
      ['server', kilobytes(server.bytes)],
      ['server, gzipped', kilobytes(server.gzipped)],
      ['admin, loaded at once, gzipped', kilobytes(admin.initialGzipped)],
      ['admin, loaded with a page, gzipped', kilobytes(admin.lazyGzipped)],
    ])}`
  );
  return sizes;
};
