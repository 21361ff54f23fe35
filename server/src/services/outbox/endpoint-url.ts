import { isIP } from 'node:net';
import { isPublicAddress } from './public-address';

/** What is wrong with an address; its name resolves to is asked only when something is sent. */
export type UrlProblem = 'not_a_url' | 'has_credentials' | 'has_fragment' | 'not_https' | 'private_address';

const isLocalName = (hostname: string): boolean => /(^|\.)localhost\.?$/.test(hostname);

/** Host of a URL without an IPv6 address's brackets. The URL parser has brought every spelling of an IP into one form. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[(.*)\]$/, '$1');

/** Does the URL itself name an address that is not public? For a name only its resolution can tell. */
export const namesPrivateAddress = (url: URL): boolean => {
  const host = hostOf(url);
  return isLocalName(host) || (isIP(host) !== 0 && !isPublicAddress(host));
};

/** May events be sent there, as far as the text tells? `null`: yes. In clear only where private addresses are allowed. */
export const urlProblemOf = (text: string, allowPrivateAddresses: boolean): UrlProblem | null => {
  if (!URL.canParse(text)) return 'not_a_url';
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'not_a_url';
  if (url.username !== '' || url.password !== '') return 'has_credentials';
  if (url.hash !== '') return 'has_fragment';
  if (allowPrivateAddresses) return null;
  if (namesPrivateAddress(url)) return 'private_address';
  return url.protocol === 'https:' ? null : 'not_https';
};
