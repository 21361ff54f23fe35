import { testDatabase } from '../support/host/database';
import { keepFigures } from '../support/figures';
import { nameOf, routesOf } from '../support/routes';
import { JOBS, makeWork } from '../support/plans/jobs';
import { isKnown, KNOWN, type KnownRead } from '../support/plans/known';
import { readsOfMysql } from '../support/plans/mysql';
import { PANEL } from '../support/plans/panel';
import { readsOfPostgres } from '../support/plans/postgres';
import { openFilledShop, type FilledShop } from '../support/plans/shop';
import { readsOfSqlite } from '../support/plans/sqlite';
import { collectStatements, type Statements } from '../support/plans/statements';
import { STOREFRONT, type Ask } from '../support/plans/storefront';
import { FEW, GROWING } from '../support/plans/tables';

const READS_OF = { sqlite: readsOfSqlite, postgres: readsOfPostgres, mysql: readsOfMysql } as const;
const SCHEDULED = 'commerce-payments.';
const database = testDatabase();

let world: FilledShop;
let scheduled: string[];
let statements: Statements;
beforeAll(async () => {
  world = await openFilledShop((strapi) => {
    scheduled = strapi.cron.jobs.flatMap(({ name }) =>
      name?.startsWith(SCHEDULED) ? [name.slice(SCHEDULED.length)] : []
    );
  });
  statements = collectStatements(world.host);
}, 180_000);
afterAll(() => world?.close());

const routes = (kind: 'content-api' | 'admin') => routesOf(world.host.strapi, kind).map(nameOf).sort();

describe('there is a row', () => {
  it('for every route of the storefront', () => expect(Object.keys(STOREFRONT).sort()).toEqual(routes('content-api')));
  it('for every route of the panel', () => expect(Object.keys(PANEL).sort()).toEqual(routes('admin')));
  // The one that `openShop` takes off the schedule is a job as well.
  it('for every job', () => expect(Object.keys(JOBS).sort()).toEqual([...scheduled, 'reconciliation.work'].sort()));

  it('for every table of ours', async () => {
    const tables = await world.host.strapi.db.dialect.schemaInspector.getTables();
    const ours = tables.filter((table) => table.startsWith('commerce_') && !table.endsWith('_lnk'));
    expect([...GROWING, ...Object.keys(FEW)].sort()).toEqual(ours.sort());
  });
});

describe('what is asked of the database', () => {
  const askAll = async (
    kind: string,
    asks: Readonly<Record<string, Ask>>,
    prepare: Ask = () => Promise.resolve()
  ): Promise<void> => {
    for (const [name, ask] of Object.entries(asks)) {
      await prepare(world);
      await statements.during(`${kind} ${name}`, () => ask(world));
    }
  };

  it('is heard of every route and job', async () => {
    await askAll('storefront', STOREFRONT);
    await askAll('job', JOBS, makeWork);
    await askAll('panel', PANEL);
    expect(statements.all().length).toBeGreaterThan(150);
  }, 240_000);

  it('is found by an index wherever a table grows', async () => {
    const excused = new Set<KnownRead>();
    const through: string[] = [];
    let looked = 0;
    for (const statement of statements.all()) {
      const reads = (await READS_OF[database](world.host, statement)).filter(({ table }) => GROWING.includes(table));
      looked += reads.length;
      for (const read of reads.filter(({ how }) => how !== 'sought')) {
        const known = isKnown(database, statement, read);
        if (known) excused.add(known);
        else through.push(`${statement.by}\n${statement.sql}\n  ${read.words}`);
      }
    }
    keepFigures(`query plans on ${database}`, {
      statements: statements.all().length,
      'reads of growing tables': looked,
    });
    expect(looked).toBeGreaterThan(150);
    expect(through.join('\n\n')).toBe('');
    expect(KNOWN.filter((known) => (known.on ?? [database]).includes(database) && !excused.has(known))).toEqual([]);
  }, 120_000);
});
