import type { Caller } from './caller';

const V4 = /^(?:::ffff:)?(\d{1,3}(?:\.\d{1,3}){3})(?::\d{1,5})?$/i;
/** Without what some proxies write around it: brackets, a port, a zone. */
const V6 = /^\[?([0-9a-f:]{2,39})(?:%[^\]]{0,20})?(?:\](?::\d{1,5})?)?$/i;
const GROUPS = 8;

/** The groups of an IPv6 address, each without leading zeros; `null` when it is none. */
const groupsOf = (address: string): string[] | null => {
  const [before = '', after, ...more] = address.split('::');
  const head = before.split(':').filter(Boolean);
  const tail = (after ?? '').split(':').filter(Boolean);
  const missing = GROUPS - head.length - tail.length;
  if (more.length > 0 || missing < 0 || (after === undefined && missing > 0)) return null;
  const zeros = Array<string>(missing).fill('0');
  return [...head, ...zeros, ...tail].map((group) => parseInt(group, 16).toString(16));
};

/**
 * The part of an address that belongs to one line. A subscriber has a whole /64 of IPv6 addresses, so its first half
 * counts; an IPv4 address counts as it is, also where it is written as an IPv6 one. Behind a proxy this is a text that
 * the caller may have written: whatever is no address is counted as one, so that nobody is another one each time.
 */
const lineOf = (address: string): string => {
  const v4 = V4.exec(address)?.[1];
  if (v4) return v4;
  const groups = groupsOf(V6.exec(address)?.[1] ?? '');
  return groups?.slice(0, 4).join(':') ?? 'unknown';
};

/** Whose requests are counted together: a token's, an end user's, else those of an address. */
export const countedAs = (caller: Caller, address: string): string =>
  caller.kind === 'guest' ? `address ${lineOf(address)}` : `${caller.kind} ${caller.id}`;
