import { BlockList, isIP } from 'node:net';

/** Source: IANA IPv4 Special-Purpose Address Registry, and multicast (RFC 5771). */
const NOT_PUBLIC_V4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

/** Exceptions within 2000::/3, which alone is public: Teredo and its kin, documentation, 6to4. Source: IANA, as above for IPv6. */
const NOT_PUBLIC_V6: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const listOf = (subnets: readonly (readonly [string, number])[], family: 'ipv4' | 'ipv6'): BlockList => {
  const list = new BlockList();
  for (const [address, prefix] of subnets) list.addSubnet(address, prefix, family);
  return list;
};

const notPublicV4 = listOf(NOT_PUBLIC_V4, 'ipv4');
const notPublicV6 = listOf(NOT_PUBLIC_V6, 'ipv6');

/** The eight numbers of an IPv6 address. The URL parser knows every spelling of one. */
const groupsOf = (address: string): number[] => {
  const [left = '', right] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const head = left === '' ? [] : left.split(':');
  const tail = right === undefined || right === '' ? [] : right.split(':');
  const zeros = new Array<string>(8 - head.length - tail.length).fill('0');
  return [...head, ...zeros, ...tail].map((group) => Number.parseInt(group, 16));
};

/** The IPv4 address inside: IPv4-mapped (::ffff:0:0/96, RFC 4291) or behind a NAT64 (64:ff9b::/96, RFC 6052). */
const embeddedV4 = (groups: readonly number[]): string | null => {
  const prefix = groups.slice(0, 6).join(':');
  if (prefix !== [0, 0, 0, 0, 0, 0xffff].join(':') && prefix !== [0x64, 0xff9b, 0, 0, 0, 0].join(':')) return null;
  const [high = 0, low = 0] = groups.slice(6);
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
};

const isPublicV6 = (address: string): boolean => {
  const groups = groupsOf(address);
  const inside = embeddedV4(groups);
  if (inside) return !notPublicV4.check(inside, 'ipv4');
  return ((groups[0] ?? 0) & 0xe000) === 0x2000 && !notPublicV6.check(address, 'ipv6');
};

/**
 * Is this IP address out in the internet? Private, loopback, link-local, shared (CGNAT), multicast, reserved ones and
 * the clouds' metadata service are not, nor is what is no IP address at all.
 */
export const isPublicAddress = (address: string): boolean => {
  switch (isIP(address)) {
    case 4:
      return !notPublicV4.check(address, 'ipv4');
    case 6:
      // An address with a zone (`%eth0`) belongs to one link.
      return !address.includes('%') && isPublicV6(address);
    default:
      return false;
  }
};
