import type { Comparison } from '../load/rounds';
import type { Results } from '../load/results';
import type { Machine } from '../load/machine';
import type { Newest } from './newest';
import { WORDS, type ReportWords } from './words';

export type Language = keyof typeof WORDS;

type Row = readonly [name: string, found: string];

const ratioText = (value: number): string => value.toFixed(2);
const ms = (value: number): string => `${value >= 10 ? value.toFixed(0) : value.toFixed(1)} ms`;
const kilobytes = (bytes: number): string => `${(bytes / 1_000).toFixed(0)} kB`;

/** One cell for all numbers of connections. */
const together = (comparisons: readonly Comparison[], name: (connections: readonly number[]) => string): Row[] =>
  comparisons.length === 0
    ? []
    : [
        [
          name(comparisons.map(({ connections }) => connections)),
          comparisons.map(({ ratio }) => ratioText(ratio.median)).join(', '),
        ],
      ];

const confirmRows = ({ confirm = [] }: Results, words: ReportWords): Row[] => {
  const delays = [...new Set(confirm.map(({ delayMs }) => delayMs))];
  return delays.flatMap((delay) =>
    together(
      confirm.filter(({ delayMs }) => delayMs === delay),
      (connections) => words.confirm(delay, connections)
    )
  );
};

const readRows = ({ reads = [] }: Results, words: ReportWords): Row[] => {
  const of = (operation: string): Comparison[] => reads.filter((one) => one.operation === operation);
  return [
    ...together(of('payment.findOne'), words.readPayment),
    ...together(of('order.find'), words.listOrders),
  ];
};

const statementRows = ({ statements = [] }: Results, words: ReportWords): Row[] => {
  const workOf = (operation: string, side: string): number | undefined =>
    statements.find((one) => one.operation === operation && one.side === side)?.work;
  const found = ['confirm', 'refund', 'order'].map((name) => [workOf(name, 'ours'), workOf(name, 'yardstick')] as const);
  if (found.some(([ours]) => ours === undefined)) return [];
  return [[words.statements, found.map(([ours, plain]) => `${ours} (${plain})`).join(', ')]];
};

const growthRows = ({ growth = [] }: Results, words: ReportWords): Row[] => {
  const [first, last] = [growth[0], growth.at(-1)];
  if (!first || !last || first === last) return [];
  const slower = first.comparisons.map(
    ({ ratio }, at) => `×${ratioText(ratio.median / (last.comparisons[at]?.ratio.median ?? NaN))}`
  );
  return [[words.growth(last.orders, first.orders), slower.join(', ')]];
};

const otherRows = (results: Results, words: ReportWords): Row[] => {
  const { webhooks, reconciliation = [], memory, startup, sizes } = results;
  const [firstHeap, lastHeap] = [memory?.along[0], memory?.along.at(-1)];
  const percent = ((memory?.growth ?? NaN) * 100).toFixed(1);
  const rows: (Row | null | undefined)[] = [
    webhooks && [
      words.webhooks(webhooks.deliveries),
      words.webhooksFound(ms(webhooks.p99Ms), `${webhooks.appliedSeconds.toFixed(1)} s`),
    ],
    reconciliation[0] && [
      words.reconciliation(reconciliation[0].delayMs),
      reconciliation.map(({ perSecond }) => perSecond.toFixed(0)).join(', '),
    ],
    firstHeap && lastHeap && [words.memory(lastHeap.confirms, firstHeap.confirms), `${percent} %`],
    startup && [words.startup, ms(startup.addedMs.median)],
    sizes && [
      words.sizes,
      [sizes.server.gzipped, sizes.admin.initialGzipped, sizes.admin.lazyGzipped].map(kilobytes).join(', '),
    ],
  ];
  return rows.filter((row): row is Row => row != null);
};

const rowsOf = (results: Results, words: ReportWords): Row[] => [
  ...confirmRows(results, words),
  ...(results.added
    ? [[words.added, [results.added.ours.p50Ms, results.added.ours.p99Ms].map(({ median }) => ms(median)).join(', ')]] as Row[]
    : []),
  ...together(results.order ?? [], words.order),
  ...together(results.refund ?? [], words.refund),
  ...readRows(results, words),
  ...statementRows(results, words),
  ...growthRows(results, words),
  ...otherRows(results, words),
];

const machineText = ({ cores, cpu, memoryGb, node, database, load }: Machine): string =>
  `${cores} × ${cpu}, ${memoryGb} GB, Node ${node}, ${database}, load ${load}`;

/** The table and the line below it. */
export const reportOf = ({ at, machine, results }: Newest, language: Language): string => {
  const words = WORDS[language];
  const rows = [['', words.measured], ['---', '---'], ...rowsOf(results, words)];
  const table = rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  return `${table}\n\n${words.foot(at.slice(0, 10), machineText(machine))}`;
};
