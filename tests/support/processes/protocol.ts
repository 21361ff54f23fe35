/**
 * One run of the product's code inside a process: a request, or a job that the test sets off. Its steps are counted:
 * statements, calls to the provider, the answer.
 */
export type FlowWish = {
  name: string;
  /** The step before which it stops, from 1, the first statement about a table of ours; `null`: it runs through. */
  stopAt: number | null;
  /** `park`: this flow stands still for ever, the others go on. `kill`: the process dies there. */
  how: 'park' | 'kill';
};

/** The header that makes a request a flow; its value is a {@link FlowWish} as JSON, URI-encoded. */
export const FLOW_HEADER = 'x-test-flow';

/** Environment variable: what dead processes had claimed is due again as soon as this one is up. */
export const TIME_PASSES_VARIABLE = 'TEST_TIME_PASSES';

/** What the host app's listeners heard, one event as JSON a line; in the app's folder. */
export const TOLD_FILE = 'told.jsonl';

/** Names of what a process can be asked besides HTTP. */
export type Ask =
  | 'seed'
  | 'rows'
  | 'select'
  | 'counts'
  | 'steps'
  | 'run'
  | 'call'
  | 'crash'
  | 'sql'
  | 'timePasses'
  | 'lapse'
  | 'transferToken';

export type ToProcess = { id: number; ask: Ask; args: readonly unknown[] };

export type FromProcess =
  /** `port` 0: it only loaded Strapi, and listens nowhere. */
  | { kind: 'up'; port: number }
  | { kind: 'stopped'; flow: string; step: string }
  | { kind: 'answer'; id: number; value: unknown }
  | { kind: 'refused'; id: number; error: string };
