import type { KeySetOptions } from './keys/key-set';
import type { Rules } from './payments/world';

export type SandboxOptions = Partial<Rules> & {
  /** The shops it knows. Default: the keys of Toss's public documentation, widget and API. */
  readonly keySets?: readonly KeySetOptions[];
  /** The address that browsers and answers use, when it is not the one it listens on. */
  readonly publicUrl?: string;
  /** How long a webhook waits for its answer, in ms. Default 10,000, as at Toss. */
  readonly webhookTimeoutMs?: number;
};
