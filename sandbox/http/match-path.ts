export type Params = Readonly<Record<string, string>>;

const decode = (part: string): string | undefined => {
  try {
    return decodeURIComponent(part);
  } catch {
    // A broken escape is no name of anything.
    return undefined;
  }
};

/**
 * Matches a path against a pattern such as `/v1/payments/:paymentKey/cancel`.
 *
 * @returns the decoded parameters, or undefined
 */
export const matchPath = (pattern: string, path: string): Params | undefined => {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = decode(given[index] ?? '');
    if (value === undefined) return undefined;
    if (!part.startsWith(':')) {
      if (part !== value) return undefined;
    } else if (value === '') return undefined;
    else params[part.slice(1)] = value;
  }
  return params;
};
