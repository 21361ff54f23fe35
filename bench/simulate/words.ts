/** What the tables of docs/scaling say, in one of its languages. */
export type Words = {
  source: (file: string) => string;
  unmeasured: string;
  operations: Readonly<Record<'one' | 'order' | 'confirm' | 'webhook' | 'refund', string>>;
  costs: Readonly<Record<'strapi' | 'database' | 'connection' | 'statements' | 'log', string>>;
  needs: Readonly<
    Record<
      | 'rate'
      | 'processes'
      | 'webhooks'
      | 'cores'
      | 'connections'
      | 'added'
      | 'connectionWait'
      | 'log'
      | 'growth'
      | 'manyRows',
      string
    >
  >;
  processes: Readonly<
    Record<'title' | 'count' | 'busy' | 'answered' | 'median' | 'worst' | 'slots' | 'overrun', string>
  >;
  pools: Readonly<Record<'title' | 'size' | 'total' | 'busy' | 'wait', string>>;
  picture: Readonly<Record<'title' | 'across' | 'up', string>> & { cores: (count: number) => string };
  days: (count: number) => string;
  years: (count: string) => string;
};

const COMMAND = '`node bench/simulate.mjs --write`';

const english: Words = {
  source: (file) =>
    `What \`npm run bench -- costs\` measured ([${file}](../bench/results/${file})), carried on by ${COMMAND}:`,
  unmeasured: `No costs have been measured and committed yet: ${COMMAND} writes the tables here once \`npm run bench -- costs\` has.`,
  operations: {
    ...{ one: 'measured, for one', order: 'order of 3 lines', confirm: 'confirmation' },
    ...{ webhook: 'webhook', refund: 'refund' },
  },
  costs: {
    strapi: 'processor of Strapi, ms',
    database: 'processor of the database, ms',
    connection: 'a connection held, ms',
    statements: 'statements',
    log: 'written to the log (WAL)',
  },
  needs: {
    rate: 'payments a second',
    processes: 'processes of Strapi, one core each',
    webhooks: 'of them needed for the webhooks alone',
    cores: 'cores of the database',
    connections: 'connections in use at once, on average',
    added: 'added to a confirmation, p50 · p99',
    connectionWait: 'wait for a connection, p99 (pool of 10)',
    log: 'log (WAL) a second',
    growth: 'tables and indexes grow by, a day',
    manyRows: '100 million payments after',
  },
  processes: {
    title: 'The same 1,000 payments a second with fewer and with more processes:',
    ...{ count: 'processes', busy: 'busy', answered: 'confirmations answered a second' },
    ...{ median: 'added, p50', worst: 'added, p99', slots: 'a webhook waits for its turn, p99' },
    overrun: 'grows for ever',
  },
  pools: {
    title: 'And with pools of other sizes:',
    ...{ size: 'connections a process', total: 'in all', busy: 'in use' },
    wait: 'wait for one, p99',
  },
  picture: {
    title: 'Payments a second by processes of Strapi',
    ...{ across: 'processes of Strapi, one core each', up: 'payments a second' },
    cores: (count) => `database of ${count} cores`,
  },
  days: (count) => (count === 1 ? '1 day' : `${count} days`),
  years: (count) => `${count} years`,
};

const korean: Words = {
  source: (file) =>
    `\`npm run bench -- costs\`로 잰 값([${file}](../bench/results/${file}))을 ${COMMAND}가 시뮬레이션한 결과입니다.`,
  unmeasured: `아직 저장소에 올린 측정값이 없습니다. \`npm run bench -- costs\`로 잰 다음 ${COMMAND}를 실행하면 여기에 표가 들어갑니다.`,
  operations: {
    ...{ one: '한 건을 잰 값', order: '주문(상품 3종)', confirm: '승인', webhook: '웹훅', refund: '환불' },
  },
  costs: {
    strapi: 'Strapi의 CPU 시간, ms',
    database: '데이터베이스의 CPU 시간, ms',
    connection: '커넥션을 쥐고 있는 시간, ms',
    statements: 'SQL 문 수',
    log: '로그(WAL)에 쓰는 양',
  },
  needs: {
    rate: '초당 결제 수',
    processes: 'Strapi 프로세스(코어 하나씩)',
    webhooks: '그중 웹훅에만 필요한 수',
    cores: '데이터베이스 코어',
    connections: '동시에 쓰는 커넥션, 평균',
    added: '승인에 더해지는 시간, p50 · p99',
    connectionWait: '커넥션을 기다리는 시간, p99 (풀 10개)',
    log: '로그(WAL), 초당',
    growth: '테이블과 인덱스가 커지는 양, 하루',
    manyRows: '결제가 1억 건이 되기까지',
  },
  processes: {
    title: '같은 초당 1,000건을 프로세스를 줄이거나 늘려서 처리하면 다음과 같습니다.',
    ...{ count: '프로세스', busy: 'CPU 사용률', answered: '초당 응답한 승인' },
    ...{ median: '더해지는 시간 p50', worst: '더해지는 시간 p99', slots: '웹훅이 차례를 기다리는 시간 p99' },
    overrun: '끝없이 늘어남',
  },
  pools: {
    title: '커넥션 풀의 크기를 바꾸면 다음과 같습니다.',
    ...{ size: '프로세스당 커넥션', total: '모두 합쳐', busy: '사용률', wait: '기다리는 시간 p99' },
  },
  picture: {
    title: 'Strapi 프로세스 수에 따른 초당 결제 수',
    ...{ across: 'Strapi 프로세스(코어 하나씩)', up: '초당 결제 수' },
    cores: (count) => `데이터베이스 ${count}코어`,
  },
  days: (count) => `${count}일`,
  years: (count) => `${count}년`,
};

export type Language = 'en' | 'ko';
export const WORDS: Readonly<Record<Language, Words>> = { en: english, ko: korean };
