import type { Progress } from './history/fill';

/** Where progress is shown: a terminal, or a file. */
export type Output = { write: (text: string) => unknown; isTTY?: boolean | undefined };

/** In a file one line for each of so many parts. */
const PARTS = 10;

/** Shows how far it is: one line that renews itself on a terminal, ten lines elsewhere. */
export const createProgressLine = (orders: number, out: Output) => {
  let shown = 0;
  const text = ({ orders: done, rows }: Progress): string =>
    `${done.toLocaleString('en')} of ${orders.toLocaleString('en')} orders, ${rows.toLocaleString('en')} rows`;

  return {
    show(progress: Progress): void {
      if (out.isTTY) return void out.write(`\r\u001b[2K  … ${text(progress)}`);
      const part = Math.floor((progress.orders / orders) * PARTS);
      if (part === shown) return;
      shown = part;
      out.write(`  … ${text(progress)}\n`);
    },
    end: (): void => void (out.isTTY && out.write('\r\u001b[2K')),
  };
};
