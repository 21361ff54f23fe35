import type { AddressInfo } from 'node:net';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Core } from '@strapi/types';
import { EVENT_TYPES, eventNameOf } from '../../../../contracts/events';
import { answerParent, letTimePass } from './asks';
import { TIME_PASSES_VARIABLE, TOLD_FILE } from '../protocol';
import { tellParent } from './flows';
import { watchCalls, watchRequests, watchStatements } from './watch';

/** The host app's code that listens to our events: it writes down what it hears, at once. */
const listen = (strapi: Core.Strapi): void => {
  const file = join(strapi.dirs.app.root, TOLD_FILE);
  for (const type of EVENT_TYPES) {
    strapi.eventHub.on(eventNameOf(type), async (event) => appendFileSync(file, `${JSON.stringify(event)}\n`));
  }
};

/** What the app's own `src/index.js` does: it watches the product from outside, and knows nothing of its inside. */
export const bootstrap = async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  listen(strapi);
  watchStatements(strapi);
  watchCalls();
  watchRequests(strapi);
  if (process.env[TIME_PASSES_VARIABLE]) await letTimePass(strapi);
  const { httpServer } = strapi.server;
  answerParent(strapi);
  httpServer.once('listening', () => {
    tellParent({ kind: 'up', port: (httpServer.address() as AddressInfo).port });
  });
};
