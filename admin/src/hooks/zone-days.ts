const DAY_MS = 86_400_000;

/** How far a zone's clocks are ahead of UTC at an instant, milliseconds. */
const aheadAt = (instant: number, zone: string): number => {
  const shape = { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' } as const;
  // Swedish writes a time as ISO 8601 does, with a space in place of the T.
  const shown = new Intl.DateTimeFormat('sv-SE', shape).format(instant).replace(' ', 'T');
  return Date.parse(`${shown}Z`) - Math.floor(instant / 1000) * 1000;
};

/**
 * When a day begins and ends in a zone.
 *
 * @param day of the calendar, as `2026-11-21`
 * @param zone IANA name
 * @returns epoch milliseconds, the last one of the day included; `null` for what is no day. Where clocks jump over
 *   midnight, the day begins with the jump's hour
 */
export const dayIn = (day: string, zone: string): { from: number; to: number } | null => {
  const utc = Date.parse(`${day}T00:00:00.000Z`);
  if (Number.isNaN(utc)) return null;
  // What clocks show at the first guess may be of before they are turned: looked up again there.
  const begin = (midnight: number): number => midnight - aheadAt(midnight - aheadAt(midnight, zone), zone);
  return { from: begin(utc), to: begin(utc + DAY_MS) - 1 };
};
