import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { HIDDEN_UIDS, READ_ONLY_UIDS, UID } from './content-types/uids';

const EXPLORER = 'plugin::content-manager.explorer.';
const WRITES = ['create', 'update', 'delete', 'publish'];
const WRITING_ACTIONS = ['create', 'update', 'delete', 'publish', 'unpublish', 'clone', 'discardDraft'];

type Action = { key: string; value: { subjects?: string[] } };

/**
 * The panel: nobody may be given the right to write money rows, or to read key sets. `visible: false` and
 * `writable: false` would not do it; taking our types from the rights' subjects does, also for admin tokens and
 * Strapi's MCP server, which ask the same rights.
 */
const closePanel = (strapi: Core.Strapi): void => {
  strapi.service('admin::permission').actionProvider.hooks.willRegister.register(async ({ key, value }: Action) => {
    const action = key.replace(EXPLORER, '');
    if (WRITES.includes(action)) value.subjects = value.subjects?.filter((uid) => !READ_ONLY_UIDS.includes(uid)) ?? [];
    if (action === 'read') value.subjects = value.subjects?.filter((uid) => !HIDDEN_UIDS.includes(uid)) ?? [];
  });
};

/** Everything that writes through the document service: core REST, GraphQL, the panel with a right from before, host code. */
const closeDocuments = (strapi: Core.Strapi): void => {
  strapi.documents.use((context, next) => {
    if (READ_ONLY_UIDS.includes(context.uid) && WRITING_ACTIONS.includes(context.action)) {
      throw new errors.ApplicationError('Money is not edited by hand: payments and refunds change it', {
        code: 'READ_ONLY',
        uid: context.uid,
      });
    }
    return next();
  });
};

type Shadow = { shadowCRUD: (uid: string) => { disable: () => void } };

/** GraphQL knows nothing of "own orders only": all but products is switched off there, reading too. */
const closeGraphql = (strapi: Core.Strapi): void => {
  const extension = strapi.plugin('graphql')?.service<Shadow & Core.Service>('extension');
  for (const uid of Object.values(UID)) {
    if (uid !== UID.product) extension?.shadowCRUD(uid).disable();
  }
};

/** Closes every door that Strapi opens to content types, but for reading money rows in the panel. Called in `register`. */
export const closeDoors = (strapi: Core.Strapi): void => {
  closePanel(strapi);
  closeDocuments(strapi);
  closeGraphql(strapi);
};
