const LOOK_MS = 250;
const LIMIT_MS = 30 * 60_000;

export const rest = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until it is so. @throws Error after half an hour */
export const until = async (what: string, isSo: () => Promise<boolean>): Promise<void> => {
  const endsAt = performance.now() + LIMIT_MS;
  while (!(await isSo())) {
    if (performance.now() > endsAt) throw new Error(`Still not so after half an hour: ${what}`);
    await rest(LOOK_MS);
  }
};
