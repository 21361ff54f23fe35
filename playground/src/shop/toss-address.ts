const address = (): string => process.env['TOSS_BASE_URL'] ?? 'http://127.0.0.1:4100';

/** Is it Toss itself, whose SDK the page must load, and not a sandbox with a window of its own? */
export const isRealToss = (): boolean => new URL(address()).hostname.endsWith('.tosspayments.com');

/** The sandbox's payment window, or `null` at Toss itself. */
export const windowAddress = (): string | null => (isRealToss() ? null : `${address()}/window`);
