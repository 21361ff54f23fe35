/** What went wrong, said to the person who started the command: printed without a stack. */
export class Sentence extends Error {
  override readonly name = 'Sentence';
  readonly isSentence = true;
}
