/** Korean is broken between words, as people write it; what is too long for a line, such as a key, wherever it must. */
export const LINE_BREAKS = { wordBreak: 'keep-all', overflowWrap: 'anywhere' } as const;
