import { statSync } from 'node:fs';
import { join } from 'node:path';

import type { Core } from '@strapi/strapi';

type Upload = {
  upload: (request: {
    data: { fileInfo: { name: string; alternativeText: string } };
    files: { filepath: string; originalFilename: string; mimetype: string; size: number };
  }) => Promise<{ id: number }[]>;
};

/**
 * Puts the drawing of a product into the media library, or finds the one that is there.
 *
 * @param slug the file's name in `src/seed/images`, without `.svg`
 * @returns the file's id, for the product's `images`
 */
export const seedImage = async (strapi: Core.Strapi, slug: string, alternativeText: string): Promise<number> => {
  const name = `${slug}.svg`;
  const known = await strapi.db.query('plugin::upload.file').findOne({ where: { name } });
  if (known) return known.id as number;
  const filepath = join(strapi.dirs.app.root, 'src/seed/images', name);
  const [file] = await (strapi.plugin('upload').service('upload') as Upload).upload({
    data: { fileInfo: { name, alternativeText } },
    files: { filepath, originalFilename: name, mimetype: 'image/svg+xml', size: statSync(filepath).size },
  });
  if (!file) throw new Error(`The media library did not take ${name}`);
  return file.id;
};
