/**
 * Runs works of the same name one after the other within this process. Only a courtesy to the provider: two parallel
 * refunds of one payment would refuse each other by its optimistic lock. What must hold with several processes is held
 * by the database and that lock, not by this.
 */
export const createSerial = () => {
  const tails = new Map<string, Promise<unknown>>();

  return <T>(name: string, work: (hasWaited: boolean) => Promise<T>): Promise<T> => {
    const previous = tails.get(name);
    const begin = (): Promise<T> => work(previous !== undefined);
    const turn = previous ? previous.then(begin, begin) : begin();
    const tail = turn
      .catch(() => undefined)
      .then(() => {
        if (tails.get(name) === tail) tails.delete(name);
      });
    tails.set(name, tail);
    return turn;
  };
};

export type Serial = ReturnType<typeof createSerial>;
