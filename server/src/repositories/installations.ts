import type { Core } from '@strapi/strapi';
import { UID } from '../content-types/uids';
import type { InstallationMark } from '../domain/installation';
import type { InstallationRepository } from './installation-port';
import { pick } from './pick';
import { insertUnlessThere, withoutValuesIn } from './row-errors';

const TABLE = 'commerce_installations';
const NAME = 'this';

const markOf = (row: Record<string, unknown> | null): InstallationMark | null => {
  if (!row) return null;
  const mark = pick<InstallationMark>(row, ['installationId', 'environment', 'settings', 'markedAt']);
  return { ...mark, markedAt: Number(mark.markedAt) };
};

/** The mark: a content type beside the rows it speaks of, so that an export takes both along, or an exclusion neither. */
export const createInstallationRepository = (strapi: Core.Strapi): InstallationRepository => {
  const marks = () => strapi.db.query(UID.installation);

  return withoutValuesIn(TABLE, {
    find: async () => markOf(await marks().findOne({ where: { name: NAME } })),

    async insert(mark) {
      await insertUnlessThere(TABLE, () => marks().createMany({ data: [{ ...mark, name: NAME }] }));
    },

    async replace({ installationId, environment, settings, markedAt }, mark) {
      const where = { name: NAME, installationId, environment, settings, markedAt };
      return (await marks().updateMany({ where, data: { ...mark, updatedAt: new Date() } })).count === 1;
    },
  });
};
