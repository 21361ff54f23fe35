import type { Core } from '@strapi/strapi';
import { ENVIRONMENTS } from '../../../contracts/keys';
import { CURRENCIES } from '../../../contracts/money';
import { dayBegin, SUM_DAY_MS, type ChangedPayment } from '../domain/sales-sums';
import type { Stretch } from '../domain/shop-days';
import { addUpHours } from './hour-sums';
import { inReadCommitted } from './locked-rows';
import { withoutValuesIn } from './row-errors';
import { SUM_FIGURES, type HourSum, type SalesSumsRepository, type SumFigure, type SumsState } from './sales-sums-port';
import { SUMS } from './sales-sums-table';

const PAYMENTS = 'commerce_payments';
const REFUNDS = 'commerce_refunds';

const NAME = 'state';
const PURSES = ENVIRONMENTS.flatMap((environment) => CURRENCIES.map((currency) => ({ environment, currency })));
/** What is also asked by its parts, of which a shop may have as many as products: over long spans by the day. */
const BY_DAY: readonly SumFigure[] = ['paid', 'sold', 'declined'];
/** SQLite takes 500 in one statement at most. */
const ROWS_AT_ONCE = 100;

type Row = Record<string, unknown>;
type Trx = never;

const numberOrNull = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));

const columnsOf = ({ summedUntil, seenUntil, checkNext }: Omit<SumsState, 'turn'>) => ({
  ...{ summed_until: summedUntil, seen_until: seenUntil, check_next: checkNext },
});

const rowOf = (sum: HourSum, hours: 1 | 24) => ({ ...sum, hours });

const toSum = (row: Row): HourSum => ({
  ...{ environment: String(row['environment']), currency: String(row['currency']), figure: row['figure'] as SumFigure },
  ...{ hour: Number(row['hour']), part: String(row['part']), amount: Number(row['amount']) },
  ...{ pieces: Number(row['pieces']), latest: Number(row['latest']) },
});

/** Sums of hours as sums of their days. */
const byDay = (sums: readonly HourSum[]): HourSum[] => {
  const days = new Map<string, HourSum>();
  for (const sum of sums) {
    const hour = dayBegin(sum.hour);
    const key = JSON.stringify([sum.environment, sum.currency, sum.figure, hour, sum.part]);
    const day = days.get(key) ?? { ...sum, hour, amount: 0, pieces: 0, latest: 0 };
    const { amount, pieces } = { amount: day.amount + sum.amount, pieces: day.pieces + sum.pieces };
    days.set(key, { ...day, amount, pieces, latest: Math.max(day.latest, sum.latest) });
  }
  return [...days.values()];
};

/** Sums of the overview in the database, shared by all processes. */
export const createSalesSumsRepository = (strapi: Core.Strapi): SalesSumsRepository => {
  const table = (name: string) => strapi.db.getConnection(name);
  const sumsIn = ({ from, to }: Stretch, hours: 1 | 24) =>
    table(SUMS)
      .whereIn('environment', [...ENVIRONMENTS])
      .whereIn('currency', [...CURRENCIES])
      .whereIn('figure', [...SUM_FIGURES])
      .where({ hours })
      .where('hour', '>=', from)
      .where('hour', '<', to);

  const insert = async (rows: readonly Row[], trx: Trx): Promise<void> => {
    for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
      await table(SUMS)
        .insert(rows.slice(from, from + ROWS_AT_ONCE))
        .transacting(trx);
    }
  };

  /** Days are made of the hours beside them, once all of these are there. */
  const replaceDays = async ({ from, to }: Stretch, summedUntil: number, trx: Trx): Promise<void> => {
    if (to <= from) return;
    const end = Math.min(dayBegin(to - 1) + SUM_DAY_MS, dayBegin(summedUntil));
    const days = { from: dayBegin(from), to: end };
    if (days.to <= days.from) return;
    await sumsIn(days, 24).delete().transacting(trx);
    const hours = (await sumsIn(days, 1)
      .whereIn('figure', [...BY_DAY])
      .select('*')
      .transacting(trx)) as Row[];
    const sums = byDay(hours.map(toSum));
    await insert(
      sums.map((sum) => rowOf(sum, 24)),
      trx
    );
  };

  const smallest = async (name: string, column: string, where: Row = {}): Promise<number[]> => {
    const [row] = (await table(name).where(where).whereNotNull(column).min({ first: column })) as Row[];
    const first = row?.['first'];
    return first === null || first === undefined ? [] : [Number(first)];
  };

  return withoutValuesIn(SUMS, {
    async state() {
      const [row] = (await table(SUMS).where({ name: NAME }).select('*')) as Row[];
      if (!row) return null;
      const [summedUntil, seenUntil] = [Number(row['summed_until']), Number(row['seen_until'])];
      return { summedUntil, seenUntil, checkNext: Number(row['check_next']), turn: Number(row['turn']) };
    },

    begin: (state) =>
      inReadCommitted(strapi, async (trx) => {
        // First the row that is unique: of two who begin at once the other one waits here, and fails.
        await insert([{ name: NAME, turn: 1, ...columnsOf(state) }], trx);
        await table(SUMS).whereNull('name').delete().transacting(trx);
      }),

    async first() {
      const times = await smallest(PAYMENTS, 'requested_at');
      // The provider's times may be older than ours. One purse after the other: so each is the first of an index.
      for (const purse of PURSES) {
        times.push(...(await smallest(PAYMENTS, 'approved_at', { ...purse, is_surplus: false })));
        times.push(...(await smallest(REFUNDS, 'done_at', { ...purse, state: 'succeeded' })));
      }
      return times.length === 0 ? null : Math.min(...times);
    },

    async changedPayments({ from, to }) {
      const rows = (await table(PAYMENTS)
        .where('changed_at', '>=', from)
        .where('changed_at', '<', to)
        .select('requested_at', 'approved_at', 'declined_at', 'changed_at', 'is_moved')) as Row[];
      return rows.map(
        (row): ChangedPayment => ({
          ...{ requestedAt: Number(row['requested_at']), changedAt: Number(row['changed_at']) },
          ...{ approvedAt: numberOrNull(row['approved_at']), declinedAt: numberOrNull(row['declined_at']) },
          isMoved: Boolean(row['is_moved']),
        })
      );
    },

    async changedRefunds({ from, to }) {
      const rows = (await table(REFUNDS)
        .where('changed_at', '>=', from)
        .where('changed_at', '<', to)
        .whereNotNull('done_at')
        .select('done_at')) as Row[];
      return rows.map((row) => Number(row['done_at']));
    },

    addUp: (hours) => addUpHours(strapi, hours),

    replace: (hours, sums, seen, next) =>
      inReadCommitted(strapi, async (trx) => {
        const changed = await table(SUMS)
          .where({ name: NAME, turn: seen.turn })
          .update({ ...columnsOf(next), turn: seen.turn + 1 })
          .transacting(trx);
        if (Number(changed) !== 1) return false;
        await sumsIn(hours, 1).delete().transacting(trx);
        await insert(
          sums.map((sum) => rowOf(sum, 1)),
          trx
        );
        await replaceDays(hours, next.summedUntil, trx);
        return true;
      }),
  });
};
