import type { KeySetValues } from './key-set-values';

/** What the cards of a key set's form share. `problem` says what is wrong with what is typed in a field. */
export type CardProps = {
  isNew: boolean;
  disabled: boolean;
  problem: (field: keyof KeySetValues) => string | undefined;
};
