/** Until the first payment, in the order in which they are done; of the environment in force. */
export const START_STEPS = ['vault', 'key_set', 'verified', 'product', 'api_token', 'webhook', 'payment'] as const;
/** Until real money comes in. */
export const LIVE_STEPS = ['live_keys', 'https', 'environment'] as const;

export type StartStep = (typeof START_STEPS)[number];
export type LiveStep = (typeof LIVE_STEPS)[number];
export type FirstStep = StartStep | LiveStep;

export type FirstStepView = { step: FirstStep; isDone: boolean };

/** What a new shop still has to do. Worked out anew each time: a step that is undone again is open again. */
export type FirstStepsView = {
  start: FirstStepView[];
  live: FirstStepView[];
  /** Everything is done: nothing needs to be shown. */
  isComplete: boolean;
  /** The set that is to be verified, or that webhooks are waited for; `null` when there is none. */
  keySetId: string | null;
};
