import type { Costs } from './costs';
import { BUSY, needsOf, perPayment } from './needs';
import { PER_PAYMENT, WEBHOOK_SLOTS } from './shop';
import { DEFAULTS, RATES } from './trials';
import { WORDS, type Language } from './words';

const [WIDTH, HEIGHT] = [720, 360];
const FRAME = { left: 72, right: 180, top: 24, bottom: 56 } as const;
/** Told apart by people who see few colours too; each line has its name beside it. */
const COLOURS = ['#0b6bcb', '#b45309', '#6d28d9'] as const;
const INK = '#6b7280';

export const pictureName = (language: Language): string => `scaling.${language}.svg`;

/** Payments a second that one process gets through, `BUSY` at most: by its core, and by the slots for its webhooks. */
const perProcess = (costs: Costs): number =>
  BUSY *
  1_000 *
  Math.min(
    1 / perPayment(costs, 'strapiCpuMs'),
    WEBHOOK_SLOTS / PER_PAYMENT.webhook / (DEFAULTS.providerMs + costs.webhook.connectionMs)
  );

/** Payments a second that so many processes get through over so many cores of the database, all of them `BUSY` at most. */
export const throughputOf = (costs: Costs, instances: number, cores: number): number =>
  Math.min(instances * perProcess(costs), (cores * BUSY * 1_000) / perPayment(costs, 'databaseCpuMs'));

const round = (value: number): number => Math.round(value * 10) / 10;

/** Round figures of an axis, about five of them. */
const ticksOf = (most: number): number[] => {
  const rough = most / 5;
  const ten = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((times) => times * ten).find((size) => size >= rough) ?? rough;
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, index) => index * step);
};

type Text = { x: number; y: number; anchor: 'start' | 'middle' | 'end'; colour?: string; turned?: boolean };

const text = (words: string, { x, y, anchor, colour = INK, turned = false }: Text): string =>
  `<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}" fill="${colour}"${turned ? ` transform="rotate(-90 ${round(x)} ${round(y)})"` : ''}>${words}</text>`;

const scaleOf = (mostAcross: number, mostUp: number) => ({
  x: (value: number): number => FRAME.left + (value / mostAcross) * (WIDTH - FRAME.left - FRAME.right),
  y: (value: number): number => HEIGHT - FRAME.bottom - (value / mostUp) * (HEIGHT - FRAME.top - FRAME.bottom),
});

type Scale = ReturnType<typeof scaleOf>;

const axes = ({ x, y }: Scale, mostAcross: number, mostUp: number): string[] => [
  ...ticksOf(mostUp).flatMap((value) => [
    `<path d="M${FRAME.left} ${round(y(value))}H${WIDTH - FRAME.right}" stroke="${INK}" stroke-opacity="0.25"/>`,
    text(value.toLocaleString('en'), { x: FRAME.left - 8, y: y(value) + 4, anchor: 'end' }),
  ]),
  ...ticksOf(mostAcross).map((value) =>
    text(value.toLocaleString('en'), { x: x(value), y: HEIGHT - FRAME.bottom + 20, anchor: 'middle' })
  ),
];

/** How far processes help over databases of a quarter, a half and all of the cores that the highest rate needs. */
export const pictureOf = (costs: Costs, language: Language): string => {
  const words = WORDS[language].picture;
  const needs = needsOf(costs, Math.max(...RATES), DEFAULTS.providerMs);
  const mostAcross = Math.ceil(needs.instances * 1.2);
  const cores = [needs.cores, Math.ceil(needs.cores / 2), Math.ceil(needs.cores / 4)];
  const mostUp = throughputOf(costs, mostAcross, needs.cores) * 1.1;
  const scale = scaleOf(mostAcross, mostUp);
  const lines = cores.flatMap((count, index) => {
    const colour = COLOURS[index] ?? INK;
    const most = throughputOf(costs, Infinity, count);
    const bend = Math.min(mostAcross, most / perProcess(costs));
    const end = scale.y(throughputOf(costs, mostAcross, count));
    const way = `M${round(scale.x(0))} ${round(scale.y(0))}L${round(scale.x(bend))} ${round(end)}H${round(scale.x(mostAcross))}`;
    return [
      `<path d="${way}" fill="none" stroke="${colour}" stroke-width="2"/>`,
      text(words.cores(count), { x: scale.x(mostAcross) + 8, y: end + 4, anchor: 'start', colour }),
    ];
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" font-family="sans-serif" font-size="13">`,
    `<title>${words.title}</title>`,
    ...axes(scale, mostAcross, mostUp),
    ...lines,
    text(words.across, { x: (FRAME.left + WIDTH - FRAME.right) / 2, y: HEIGHT - 12, anchor: 'middle' }),
    text(words.up, { x: 18, y: (HEIGHT - FRAME.bottom + FRAME.top) / 2, anchor: 'middle', turned: true }),
    '</svg>',
    '',
  ].join('\n');
};
