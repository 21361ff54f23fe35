/** Where the panel finds the server: what the build was told, or where this page came from. */
const serverUrl = (): string => {
  const { backendURL } = (window as unknown as { strapi?: { backendURL?: string } }).strapi ?? {};
  return new URL(backendURL ?? '/', window.location.origin).href;
};

/** The whole address of a webhook. A path that is already an address stays as it is. */
export const webhookAddress = (path: string): string => {
  const base = serverUrl().replace(/\/$/, '');
  return /^https?:/.test(path) ? path : `${base}/${path.replace(/^\//, '')}`;
};

/** Can Toss reach this address? It wants HTTPS and a host that is not this machine's own name for itself. */
export const isReachable = (address: string): boolean => {
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' && !/^(localhost|127\.|\[::1\]|.*\.local$)/.test(hostname);
};
