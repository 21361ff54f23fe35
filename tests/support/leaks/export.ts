import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { engine, file, strapi as ofStrapi } from '@strapi/data-transfer';
import type { Host } from '../host-app';
import type { Place } from './search';

/**
 * What `strapi export --no-encrypt --no-compress` writes, made by the same parts of Strapi within this process: the
 * command would boot a Strapi of its own, which cannot read our sources.
 */
export const exportPlace = async ({ strapi, folder }: Host): Promise<Place> => {
  const path = join(folder, 'export');
  const source = ofStrapi.providers.createLocalStrapiSourceProvider({
    getStrapi: () => Promise.resolve(strapi),
    autoDestroy: false,
  } as never);
  const destination = file.providers.createLocalFileDestinationProvider({
    file: { path },
    encryption: { enabled: false },
    compression: { enabled: false },
  });
  const transfer = engine.createTransferEngine(source, destination, {
    versionStrategy: 'ignore',
    schemaStrategy: 'ignore',
    exclude: [],
    only: [],
    transforms: {},
  } as never);
  await transfer.transfer();
  return { where: 'a file of strapi export', text: readFileSync(`${path}.tar`, 'latin1') };
};
