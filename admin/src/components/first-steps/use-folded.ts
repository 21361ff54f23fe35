import { useState } from 'react';

const KEY = 'commerce-payments.first-steps.folded';

const remembered = (): boolean => {
  try {
    return localStorage.getItem(KEY) === 'yes';
  } catch {
    // A browser that keeps nothing shows the list anew each time.
    return false;
  }
};

/** Is the list folded? Each person decides, and this browser remembers. */
export const useFolded = (): [isFolded: boolean, toggle: () => void] => {
  const [isFolded, setFolded] = useState(remembered);
  const toggle = (): void => {
    setFolded(!isFolded);
    try {
      localStorage.setItem(KEY, isFolded ? 'no' : 'yes');
    } catch {
      return;
    }
  };
  return [isFolded, toggle];
};
