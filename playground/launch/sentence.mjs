/** What went wrong, said to the person who started the command: printed without a stack. */
export class Sentence extends Error {
  name = 'Sentence';
  isSentence = true;
}
