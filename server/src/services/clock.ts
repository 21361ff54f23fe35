/** Epoch milliseconds. Time comes in as an argument, so that tests can move it. */
export type Clock = () => number;
