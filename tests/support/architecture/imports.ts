import { posix } from 'node:path';

/** One module that a source names. `typeOnly`: nothing of it is there at run time. */
export type Import = { specifier: string; typeOnly: boolean };

const FROM = /(?:^|[\n;])\s*(?:import|export)\b(\s+type\b)?[^'";]*?\bfrom\s*['"]([^'"]+)['"]/g;
const BARE = /(?:^|[\n;])\s*import\s*()['"]([^'"]+)['"]/g;
const CALLED = /\b(?:import|require)\(\s*()['"]([^'"]+)['"]\s*\)/g;
const COMMENTS = /\/\*[\s\S]*?\*\/|(?<![:'"`\\])\/\/.*$/gm;

/** The source without its comments: what a comment says is no code. */
export const withoutComments = (source: string): string => source.replace(COMMENTS, '');

/** Every module that a source names: static, type-only, re-exported, dynamic and required ones. */
export const importsOf = (source: string): Import[] => {
  const text = withoutComments(source);
  return [FROM, BARE, CALLED].flatMap((pattern) =>
    [...text.matchAll(pattern)].map(([, type, specifier]) => ({ specifier: specifier ?? '', typeOnly: Boolean(type) }))
  );
};

/**
 * What an import of `file` points to: a path from the repository's root for ours (without an ending), else the
 * package's name (`@scope/name`, `node:fs`).
 */
export const targetOf = (file: string, specifier: string): { ours: string } | { package: string } => {
  if (specifier.startsWith('.')) return { ours: posix.join(posix.dirname(file), specifier) };
  const parts = specifier.split('/');
  return { package: specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? specifier) };
};
