import { writeSync } from 'node:fs';

const startedAt = Date.now();

/** One line on the terminal at once: jest keeps back what goes through its console until a file is done. */
export const progress = (text: string): void =>
  void writeSync(2, `  ${((Date.now() - startedAt) / 1000).toFixed(0).padStart(4)} s  ${text}\n`);
