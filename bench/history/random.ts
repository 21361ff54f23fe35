/** Numbers that a text decides: the same ones on every machine, in every run. Not for secrets. */
export type Random = {
  /** From 0 up to, not including, 1. */
  next: () => number;
  /** A whole number, both ends included. */
  int: (from: number, to: number) => number;
  chance: (probability: number) => boolean;
  pick: <T>(list: readonly T[]) => T;
  /** One of a list of pairs, the more often the greater its weight. */
  weighted: <T>(pairs: readonly (readonly [T, number])[]) => T;
  /** So many signs of an alphabet. */
  text: (alphabet: string, length: number) => string;
  /** Waiting times: most are short, a few long, `mean` in the middle of it. */
  wait: (mean: number) => number;
};

const UINT32 = 0x1_0000_0000;

/** Four numbers out of a text (FNV-1a, each from another start). */
const stateOf = (seed: string): [number, number, number, number] => {
  const hash = (start: number): number => {
    let value = start;
    for (let at = 0; at < seed.length; at += 1) value = Math.imul(value ^ seed.charCodeAt(at), 0x0100_0193);
    return value >>> 0;
  };
  return [hash(0x811c_9dc5), hash(0x1234_5678), hash(0x9e37_79b9), hash(0xdead_beef)];
};

/** Chris Doty-Humphrey's sfc32. */
const sfc32 = (seed: string): (() => number) => {
  let [a, b, c, counter] = stateOf(seed);
  const next = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / UINT32;
  };
  // The first ones still look like the seed.
  for (let round = 0; round < 12; round += 1) next();
  return next;
};

export const createRandom = (seed: string): Random => {
  const next = sfc32(seed);
  const int = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  const pick = <T>(list: readonly T[]): T => {
    if (list.length === 0) throw new RangeError('Nothing to pick from');
    return list[int(0, list.length - 1)] as T;
  };

  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick,
    weighted: <T>(pairs: readonly (readonly [T, number])[]): T => {
      const total = pairs.reduce((sum, [, weight]) => sum + weight, 0);
      let left = next() * total;
      const found = pairs.find(([, weight]) => (left -= weight) < 0) ?? pairs.at(-1);
      if (!found) throw new RangeError('Nothing to pick from');
      return found[0];
    },
    text: (alphabet, length) => {
      let text = '';
      while (text.length < length) text += alphabet[Math.floor(next() * alphabet.length)];
      return text;
    },
    wait: (mean) => -Math.log(1 - next()) * mean,
  };
};
