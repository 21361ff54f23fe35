import { stripVTControlCharacters } from 'node:util';
import type { Core } from '@strapi/types';

type LogStream = {
  on: (event: 'data', listener: (entry: LogEntry) => void) => void;
  transports: { silent: boolean }[];
};

/** One line of Strapi's log. `message` may be an Error's text; `all` is the entry as winston made it, as text. */
export type LogEntry = { level: string; message: string };

export type Logs = {
  entries: () => readonly LogEntry[];
  /** The last warnings and errors, for the message of a boot that failed. */
  problems: () => string;
  /** Everything that was logged, one line an entry: for searching secrets in it. */
  text: () => string;
  clear: () => void;
};

const MAX_PROBLEMS = 2000;

/** Also one of SQLite's driver, whose class belongs to the first test file of this process: hence no `instanceof`. */
const isError = (value: object): value is Error =>
  ['message', 'stack'].every((name) => typeof (value as Record<string, unknown>)[name] === 'string');

const asText = (entry: unknown): string => {
  const seen = new WeakSet<object>();
  return JSON.stringify(entry, (_key, value: unknown) => {
    if (typeof value === 'bigint') return String(value);
    if (typeof value !== 'object' || value === null) return value;
    if (seen.has(value)) return '[again]';
    seen.add(value);
    return isError(value) ? { ...value, name: value.name, message: value.message, stack: value.stack } : value;
  });
};

/** Whole, though an error that was logged is the entry itself, and its message is not enumerable. */
const keptOf = (entry: LogEntry): LogEntry => ({
  ...entry,
  ...(isError(entry) && { message: entry.message, stack: entry.stack }),
  level: stripVTControlCharacters(entry.level),
});

/** Keeps what Strapi logs, and prints it only when `TEST_LOGS` is set. */
export const captureLogs = (strapi: Core.Strapi): Logs => {
  // winston's logger is a stream of its entries; Strapi's type shows the methods alone.
  const log = strapi.log as unknown as LogStream;
  const kept: LogEntry[] = [];
  log.on('data', (entry) => kept.push(keptOf(entry)));
  if (!process.env['TEST_LOGS']) for (const transport of log.transports) transport.silent = true;
  return {
    entries: () => kept,
    text: () => kept.map((entry) => `${entry.level} ${String(entry.message)} ${asText(entry)}`).join('\n'),
    problems: () =>
      kept
        .filter(({ level }) => ['warn', 'error'].includes(level))
        .map(({ level, message }) => `${level} ${String(message)}`)
        .join('\n')
        .slice(-MAX_PROBLEMS),
    clear: () => void kept.splice(0),
  };
};
