import type { Caller } from './caller';

/**
 * The part of an address that belongs to one line. A subscriber has a whole /64 of IPv6 addresses, so its first half
 * counts; an IPv4 address counts as it is, also where it is written as an IPv6 one.
 */
const lineOf = (address: string): string => {
  const v4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (v4 || !address.includes(':')) return v4 ?? address;
  const [before = '', after] = address.split('::');
  const head = before.split(':').filter(Boolean);
  const tail = (after ?? '').split(':').filter(Boolean);
  const zeros = Array<string>(Math.max(0, 8 - head.length - tail.length)).fill('0');
  return [...head, ...(after === undefined ? [] : zeros), ...tail].slice(0, 4).join(':');
};

/** Whose requests are counted together: a token's, an end user's, else those of an address. */
export const countedAs = (caller: Caller, address: string): string =>
  caller.kind === 'guest' ? `address ${lineOf(address)}` : `${caller.kind} ${caller.id}`;
