import type { Core } from '@strapi/strapi';
import { EVENT_TYPES, eventNameOf } from '../../contracts/events';
import { withoutSecrets } from './domain/hidden-secrets';

type Listener = (...args: unknown[]) => unknown;

const OURS: ReadonlySet<string> = new Set(EVENT_TYPES.map(eventNameOf));
/** How long a listener is waited for. It may go on; nobody waits for it any more. */
const LIMIT_MS = 5_000;

/** What a listener throws is the host's: an error of axios has its request's headers on it, one of a database its values. */
const textOf = (error: unknown): string => {
  if (!(error instanceof Error)) return `it threw a ${typeof error}`;
  const code = 'code' in error ? ` (${String(error.code)})` : '';
  return error.name === 'Error' && code === '' ? withoutSecrets(error.message) : `${error.name}${code}`;
};

/** A listener that always ends well: what it throws is logged, and one that hangs is left behind. */
const guarded =
  (strapi: Core.Strapi, name: string, listener: Listener) =>
  async (...args: unknown[]): Promise<void> => {
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<'late'>((resolve) => {
      timer = setTimeout(() => resolve('late'), LIMIT_MS).unref();
    });
    const work = (async () => listener(...args))().catch((error: unknown) => {
      strapi.log.error(`A listener of ${name} failed: ${textOf(error)}`);
    });
    const end = await Promise.race([work, limit]);
    clearTimeout(timer);
    if (end === 'late') strapi.log.warn(`A listener of ${name} takes longer than ${LIMIT_MS / 1000} s; not waited for`);
  };

/**
 * Guards the listeners of our events from each other, and us from them. Strapi's event hub calls listeners one after the
 * other: the first that throws keeps it from the rest, and one that hangs keeps it for ever. Called in `register`,
 * before anybody listens; listeners of other events are left alone.
 */
export const guardListeners = (strapi: Core.Strapi): void => {
  const hub = strapi.eventHub;
  const listen = hub.on.bind(hub);
  const leave = hub.off.bind(hub);
  const listenOnce = hub.once.bind(hub);
  const guards = new Map<string, WeakMap<Listener, (...args: unknown[]) => Promise<void>>>();

  const guardOf = (name: string, listener: Listener) => {
    const known = guards.get(name) ?? new WeakMap<Listener, (...args: unknown[]) => Promise<void>>();
    guards.set(name, known);
    const guard = known.get(listener) ?? guarded(strapi, name, listener);
    known.set(listener, guard);
    return guard;
  };

  hub.on = (name, listener) => {
    if (!OURS.has(name)) return listen(name, listener);
    const guard = guardOf(name, listener);
    listen(name, guard);
    return () => leave(name, guard);
  };
  // For a listener that it does not know, Strapi's `off` removes somebody else's: the last one.
  hub.off = (name, listener) => {
    const known = OURS.has(name) ? guards.get(name)?.get(listener) : listener;
    if (known) leave(name, known);
  };
  // Strapi's own does exactly that. Deaf afterwards and not removed: that would make the hub pass over the next in turn.
  hub.once = (name, listener) => {
    if (!OURS.has(name)) return listenOnce(name, listener);
    let isDone = false;
    return hub.on(name, async (...args) => {
      if (isDone) return;
      isDone = true;
      await listener(...args);
    });
  };
};

const keyOf = (name: string): string => name.toUpperCase().replace(/[^A-Z]+/g, '_');

/** Lets Strapi's own webhooks be set up for our events. Those are neither signed nor repeated; ours are. */
export const allowStrapiWebhooks = (strapi: Core.Strapi): void => {
  const store = strapi.get('webhookStore') as { addAllowedEvent: (key: string, value: string) => void };
  for (const name of OURS) store.addAllowedEvent(keyOf(name), name);
};
