import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

export type LintProblem = { severity: 'error' | 'warn'; ruleId: string; message: string; at: string };

/** What Redocly's linter says of a document, by its recommended rules. */
export const lintOpenApi = (document: unknown): LintProblem[] => {
  const script = join(__dirname, 'lint.mjs');
  return JSON.parse(
    execFileSync(process.execPath, [script], { input: JSON.stringify(document), encoding: 'utf8' })
  ) as LintProblem[];
};
