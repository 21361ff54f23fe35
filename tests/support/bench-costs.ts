import type { Costs as Written } from '../../bench/load/parts/costs';
import type { Costs } from '../../bench/simulate/costs';

/** Figures that are easy to add up, in the form in which the bench writes them; no measurement. */
export const ROUND_COSTS: Costs & Written = {
  order: { strapiCpuMs: 5, databaseCpuMs: 2, walBytes: 6_000, connectionMs: 6, statements: 10 },
  confirm: { strapiCpuMs: 10, databaseCpuMs: 4, walBytes: 10_000, connectionMs: 12, statements: 16 },
  webhook: { strapiCpuMs: 5, databaseCpuMs: 2, walBytes: 4_000, connectionMs: 6, statements: 8 },
  refund: { strapiCpuMs: 10, databaseCpuMs: 4, walBytes: 10_000, connectionMs: 12, statements: 16 },
  bytesPerOrder: 8_000,
};
