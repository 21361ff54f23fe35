import {
  LIVE_STEPS,
  START_STEPS,
  type FirstStepsView,
  type LiveStep,
  type StartStep,
} from '../../../contracts/first-steps';
import type { Environment } from '../../../contracts/keys';
import type { KeySet } from './key-set';

export type SetUpKeySet = Pick<KeySet, 'keySetId' | 'environment' | 'isEnabled' | 'isDefault'> & {
  isVerified: boolean;
  hasWebhook: boolean;
  hasPayment: boolean;
};

/** What the steps are judged by. */
export type FirstStepFacts = {
  environment: Environment;
  isVaultReady: boolean;
  keySets: readonly SetUpKeySet[];
  isProductOnSale: boolean;
  /** Is there a token that may create orders and confirm payments, and that has not expired? */
  hasToken: boolean;
  /** The address that the world reaches this server at, as the host's config says. */
  publicUrl: string;
};

const isHttps = (url: string): boolean => URL.canParse(url) && new URL(url).protocol === 'https:';

/** What is done and what is not. A set that is switched off, or of the other environment, takes no orders. */
export const firstStepsOf = (facts: FirstStepFacts): FirstStepsView => {
  const of = (environment: Environment): SetUpKeySet[] =>
    facts.keySets.filter((set) => set.environment === environment && set.isEnabled);
  const inForce = of(facts.environment);
  const isDone: Record<StartStep | LiveStep, boolean> = {
    vault: facts.isVaultReady,
    key_set: inForce.some(({ isDefault }) => isDefault),
    verified: inForce.some(({ isDefault, isVerified }) => isDefault && isVerified),
    product: facts.isProductOnSale,
    api_token: facts.hasToken,
    webhook: inForce.some(({ hasWebhook }) => hasWebhook),
    payment: inForce.some(({ hasPayment }) => hasPayment),
    live_keys: of('live').some(({ isDefault, isVerified }) => isDefault && isVerified),
    https: isHttps(facts.publicUrl),
    environment: facts.environment === 'live',
  };
  const told = <Step extends StartStep | LiveStep>(steps: readonly Step[]) =>
    steps.map((step) => ({ step, isDone: isDone[step] }));
  const [set] = [...inForce].sort((a, b) => Number(b.isDefault) - Number(a.isDefault));
  return {
    start: told(START_STEPS),
    live: told(LIVE_STEPS),
    isComplete: Object.values(isDone).every(Boolean),
    keySetId: set?.keySetId ?? null,
  };
};
