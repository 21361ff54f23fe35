import type { AddressInfo } from 'node:net';
import type { Core } from '@strapi/types';
import { answerParent } from './asks';
import { tellParent } from './flows';
import { watchCalls, watchRequests, watchStatements } from './watch';

/** What the app's own `src/index.js` does: it watches the product from outside, and knows nothing of its inside. */
export const bootstrap = ({ strapi }: { strapi: Core.Strapi }): void => {
  watchStatements(strapi);
  watchCalls();
  watchRequests(strapi);
  const { httpServer } = strapi.server;
  answerParent(strapi);
  httpServer.once('listening', () => {
    tellParent({ kind: 'up', port: (httpServer.address() as AddressInfo).port });
  });
};
