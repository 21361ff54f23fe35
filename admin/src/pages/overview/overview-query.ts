import { LONGEST_SPAN_DAYS } from '../../../../contracts/overview';
import { useAddress } from '../../hooks/use-address';

/** Spans of so many days up to today, offered as buttons. */
export const PRESETS = [1, 7, 30, 90] as const;
export type Preset = (typeof PRESETS)[number];
const DEFAULT: Preset = 30;

const DAY_MS = 86_400_000;

type Days = { from: string; to: string };
type Name = 'span' | 'from' | 'to' | 'environment' | 'currency';
const NO_PLACES = [] as const;

const plus = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

/**
 * Days that can be asked for: when one end is moved past the other, or too far from it, the other one follows.
 *
 * @param moved the end that was chosen last
 */
export const fittingDays = ({ from, to }: Days, moved: 'from' | 'to'): Days => {
  const longest = LONGEST_SPAN_DAYS - 1;
  if (moved === 'from') return { from, to: to < from ? from : to > plus(from, longest) ? plus(from, longest) : to };
  return { from: from > to ? to : from < plus(to, -longest) ? plus(to, -longest) : from, to };
};

const daysOf = (params: URLSearchParams): Days | null => {
  const [from, to] = [params.get('from'), params.get('to')];
  return from && to ? { from, to } : null;
};
const presetOf = (params: URLSearchParams): Preset =>
  PRESETS.find((days) => String(days) === params.get('span')) ?? DEFAULT;

/** What is looked at, kept in the page's address: a reload, a link and "back" keep it. */
export const useOverviewQuery = () => {
  const { params, change } = useAddress<Name>(NO_PLACES);
  const custom = daysOf(params);
  const preset = custom ? null : presetOf(params);
  const serverQuery = new URLSearchParams(custom ?? { days: String(preset) });
  for (const name of ['environment', 'currency']) {
    const value = params.get(name);
    if (value) serverQuery.set(name, value);
  }
  return {
    /** `null` when the days were chosen one by one. */
    preset,
    custom,
    choosePreset: (days: Preset): void => change({ span: String(days), from: null, to: null }),
    chooseDays: (days: Days, moved: 'from' | 'to' = 'to'): void => change({ ...fittingDays(days, moved), span: null }),
    chooseEnvironment: (environment: string): void => change({ environment, currency: null }),
    chooseCurrency: (currency: string): void => change({ currency }),
    serverQuery: serverQuery.toString(),
  };
};

export type OverviewQuery = ReturnType<typeof useOverviewQuery>;
