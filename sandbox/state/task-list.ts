export type Task = { readonly at: number; readonly run: () => unknown };

/** Tasks by the time they are due; those of the same time in the order they came. */
export interface TaskList {
  add(task: Task): void;
  remove(task: Task): void;
  first(): Task | undefined;
  /** Takes out the first task that is due at `until` (epoch ms). */
  take(until: number): Task | undefined;
  clear(): void;
}

export const createTaskList = (): TaskList => {
  let tasks: Task[] = [];
  const placeOf = (at: number): number => {
    let low = 0;
    let high = tasks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((tasks[middle]?.at ?? Infinity) <= at) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    add: (task) => void tasks.splice(placeOf(task.at), 0, task),
    remove(task) {
      tasks = tasks.filter((one) => one !== task);
    },
    first: () => tasks[0],
    take: (until) => ((tasks[0]?.at ?? Infinity) <= until ? tasks.shift() : undefined),
    clear() {
      tasks = [];
    },
  };
};
