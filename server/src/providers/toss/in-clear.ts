const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Would a live key go over the network in clear? Where live is in force the config forbids such an address; a live key
 * that is tried elsewhere, beside a test shop's sandbox, is not sent there.
 */
export const isLiveInClear = (secretKey: string, baseUrl: string): boolean => {
  const { protocol, hostname } = new URL(baseUrl);
  return secretKey.startsWith('live_') && protocol !== 'https:' && !LOOPBACK.includes(hostname);
};
