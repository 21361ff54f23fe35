/** Korea has had no daylight saving time since 1988. */
const KST_OFFSET_MS = 9 * 60 * 60 * 1000;

const inKorea = (at: number): string => new Date(at + KST_OFFSET_MS).toISOString();

/** `2026-09-01T10:30:12+09:00`, as in the Payment object. `at` is epoch ms. */
export const korean = (at: number): string => `${inKorea(at).slice(0, 19)}+09:00`;

/** `2026-09-01T10:31:05.123000`, without an offset, as `createdAt` of a webhook. `at` is epoch ms. */
export const koreanWithoutOffset = (at: number): string => `${inKorea(at).slice(0, 23)}000`;

/** `20260901103012`, the stamp inside a payment key. */
export const koreanStamp = (at: number): string => inKorea(at).slice(0, 19).replace(/\D/g, '');

/** `2026-09`: cancels of mobile phone payments end with the calendar month. */
export const koreanMonth = (at: number): string => inKorea(at).slice(0, 7);

/**
 * Reads `yyyy-MM-dd'T'HH:mm:ss` as Korean time.
 *
 * @returns epoch ms, or undefined when it is no such date (February 30th included)
 */
export const parseKorean = (text: string): number | undefined => {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/.test(text)) return undefined;
  const at = Date.parse(`${text}+09:00`);
  return Number.isNaN(at) || korean(at).slice(0, 19) !== text ? undefined : at;
};
