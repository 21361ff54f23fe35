/** What a table of results is written in. */
export type ReportWords = {
  heading: string;
  introduction: string;
  /** The heading that the section stands before. */
  before: string;
  measured: string;
  confirm: (delayMs: number, connections: readonly number[]) => string;
  added: string;
  order: (connections: readonly number[]) => string;
  refund: (connections: readonly number[]) => string;
  readPayment: (connections: readonly number[]) => string;
  listOrders: (connections: readonly number[]) => string;
  statements: string;
  growth: (orders: number, first: number) => string;
  webhooks: (count: number) => string;
  webhooksFound: (p99Ms: string, seconds: string) => string;
  reconciliation: (delayMs: number) => string;
  memory: (last: number, first: number) => string;
  startup: string;
  sizes: string;
  foot: (at: string, machine: string) => string;
};

const number = (value: number): string => value.toLocaleString('en');
const list = (values: readonly number[]): string => values.join(', ');

const en: ReportWords = {
  heading: '## Speed',
  introduction:
    'Beside what a Strapi developer would write instead: a route handler that reads the order, calls Toss, writes the result and answers, with no locks, no idempotency and no second look. 1.00 means as many in the same time, more is better; medians of rounds in turn. How it is measured: [bench](./bench/README.md).',
  before: '## For contributors',
  measured: 'measured',
  confirm: (delayMs, connections) =>
    `confirmations against the plain handler, provider ${delayMs} ms; ${list(connections)} at once`,
  added: 'a confirmation adds to provider and token check: p50, p99',
  order: (connections) => `orders of three lines against the plain handler; ${list(connections)} at once`,
  refund: (connections) => `refunds against the plain handler; ${list(connections)} at once`,
  readPayment: (connections) => `\`payment.findOne\` against Strapi's core controller; ${list(connections)} at once`,
  listOrders: (connections) => `\`order.find\` against Strapi's core controller; ${list(connections)} at once`,
  statements: 'SQL statements of a confirmation, a refund, an order (plain), without token check, BEGIN and COMMIT',
  growth: (orders, first) => `slower with ${number(orders)} orders than with ${number(first)}: confirm, order, refund, reads`,
  webhooks: (count) => `${number(count)} webhooks at once, a third of them repeats`,
  webhooksFound: (p99Ms, seconds) => `answered within ${p99Ms} (p99), all applied once after ${seconds}`,
  reconciliation: (delayMs) => `unknown payments settled a second by 1 and by 3 processes, provider ${delayMs} ms`,
  memory: (last, first) => `heap after ${number(last)} confirmations against after ${number(first)}`,
  startup: 'added to the start of Strapi',
  sizes: 'server bundle; admin at once and with a page, gzipped',
  foot: (at, machine) => `Measured on ${at}: ${machine}. \`npm run bench\` measures, \`node bench/report.mjs\` writes this table.`,
};

const ko: ReportWords = {
  heading: '## 속도',
  introduction:
    'Strapi 개발자가 대신 짤 만한 라우트 핸들러와 견준 값입니다. 주문을 읽고, 토스페이먼츠를 호출하고, 결과를 쓰고 응답할 뿐 잠금도, 멱등성도, 다시 확인하는 절차도 없는 핸들러입니다. 1.00이면 같은 시간에 같은 수를 처리한다는 뜻이고, 클수록 좋습니다. 번갈아 잰 라운드의 중앙값입니다. 재는 방법은 [bench](./bench/README.md)에 있습니다.',
  before: '## 기여하는 사람에게',
  measured: '측정값',
  confirm: (delayMs, connections) => `승인, 단순한 핸들러 대비, 결제사 응답 ${delayMs} ms, 동시 ${list(connections)}건`,
  added: '승인 한 번에 결제사 응답과 토큰 확인 외에 더해지는 시간(p50, p99)',
  order: (connections) => `세 줄짜리 주문, 단순한 핸들러 대비, 동시 ${list(connections)}건`,
  refund: (connections) => `환불, 단순한 핸들러 대비, 동시 ${list(connections)}건`,
  readPayment: (connections) => `\`payment.findOne\`, Strapi 코어 컨트롤러 대비, 동시 ${list(connections)}건`,
  listOrders: (connections) => `\`order.find\`, Strapi 코어 컨트롤러 대비, 동시 ${list(connections)}건`,
  statements: '승인, 환불, 주문 한 번의 SQL 구문 수(단순한 핸들러), 토큰 확인과 BEGIN, COMMIT 제외',
  growth: (orders, first) => `주문 ${number(first)}건일 때보다 ${number(orders)}건일 때 느려지는 정도(승인, 주문, 환불, 읽기 두 가지)`,
  webhooks: (count) => `웹훅 ${number(count)}건을 한꺼번에(셋 중 하나는 중복)`,
  webhooksFound: (p99Ms, seconds) => `p99 ${p99Ms} 안에 응답, ${seconds} 뒤 모두 한 번씩 반영`,
  reconciliation: (delayMs) => `결과를 모르는 결제를 프로세스 1개와 3개가 초당 확인하는 수, 결제사 응답 ${delayMs} ms`,
  memory: (last, first) => `승인 ${number(last)}건 뒤의 힙, ${number(first)}건 뒤 대비`,
  startup: 'Strapi 시작에 더해지는 시간',
  sizes: '서버 번들, 관리자 화면이 처음에 받는 크기와 페이지를 열 때 받는 크기(gzip)',
  foot: (at, machine) => `${at}에 잰 값입니다. ${machine}. \`npm run bench\`로 재고 \`node bench/report.mjs\`로 이 표를 씁니다.`,
};

export const WORDS = { en, ko } as const;
