import type { ActorKind } from '../../../contracts/audit';
import type { Caller } from './caller';

/** Who does something: enough to find them again, and how a person reads it. Never an address or a secret. */
export type Actor = { kind: ActorKind; id: string | null; name: string | null };

/** What the plugin does by itself. */
export const SYSTEM: Actor = { kind: 'system', id: null, name: null };

/** Who asks through the storefront's API. An end user's name is not ours to write down. */
export const actorOfCaller = (caller: Caller): Actor => {
  switch (caller.kind) {
    case 'token':
      return { kind: 'api_token', id: String(caller.id), name: caller.name };
    case 'user':
      return { kind: 'end_user', id: String(caller.id), name: null };
    case 'admin':
      return { kind: 'admin_user', id: String(caller.id), name: caller.name };
    case 'guest':
      return { kind: 'guest', id: null, name: null };
  }
};
