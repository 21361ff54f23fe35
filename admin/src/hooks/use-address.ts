import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

/**
 * What is looked at, kept in the page's address: a reload, a link and "back" keep it.
 *
 * @param places names that say where in a list one is: another question has another first page, so a change drops them
 */
export const useAddress = <Name extends string>(places: readonly string[]) => {
  const [params, setParams] = useSearchParams();

  /** Writes names into the address; one without a value is left out. */
  const change = useCallback(
    (changes: Partial<Record<Name, string | null>>): void =>
      setParams((before) => {
        const after = new URLSearchParams(before);
        for (const place of places) after.delete(place);
        for (const [name, value] of Object.entries<string | null | undefined>(changes)) {
          if (value) after.set(name, value);
          else after.delete(name);
        }
        return after;
      }),
    [setParams, places]
  );

  return { params, change };
};
