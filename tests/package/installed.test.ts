import { existsSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createApiClient } from '../support/host/api';
import {
  bootElsewhere,
  installElsewhere,
  PACKAGE,
  type Booted,
  type Elsewhere,
} from '../support/package/host-elsewhere';
import { runProgram } from '../support/package/run-program';

describe('the packed plugin, installed into a Strapi app made elsewhere', () => {
  let elsewhere: Elsewhere;
  let booted: Booted;

  beforeAll(async () => {
    elsewhere = await installElsewhere();
    booted = await bootElsewhere(elsewhere.app);
  });

  afterAll(async () => {
    await booted?.stop();
    elsewhere?.remove();
  });

  const installed = (): string => realpathSync(join(elsewhere.app, 'node_modules', PACKAGE));

  it('is what was packed, and no link to the repository', () => {
    expect(installed()).toBe(realpathSync(join(elsewhere.app, 'node_modules')) + `/${PACKAGE}`);
    expect(existsSync(join(installed(), 'server'))).toBe(false);
  });

  it('carries what the package promises, and nothing of the workshop', () => {
    const paths = elsewhere.files.map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining([
        'LICENSE',
        'README.md',
        'README.ko.md',
        'CHANGELOG.md',
        'package.json',
        'dist/admin/index.js',
        'dist/admin/index.mjs',
        'dist/server/index.js',
        'dist/server/index.mjs',
        'dist/server/strapi-server.d.ts',
        'dist/admin/strapi-admin.d.ts',
      ])
    );
    expect(paths.filter((path) => /^(tests|playground|bench|server|admin|\.)|\.env|\.test\./.test(path))).toEqual([]);
  });

  it('finds every file that its package.json names', () => {
    type Manifest = { exports: Record<string, string | Record<string, string>>; bin?: Record<string, string> };
    const manifest = createRequire(join(installed(), 'x.js'))('./package.json') as Manifest;
    const named = Object.values(manifest.exports).flatMap((entry) => {
      if (typeof entry === 'string') return [entry];
      // `source` is for whoever builds the plugin: the package is without its sources.
      return Object.entries(entry).flatMap(([condition, path]) => (condition === 'source' ? [] : [path]));
    });
    const all = [...named, ...Object.values(manifest.bin ?? {})];
    expect(all.filter((path) => !existsSync(join(installed(), path)))).toEqual([]);
  });

  it("shares Strapi's own @strapi/utils, by which errors become answers", () => {
    const resolve = (from: string) => realpathSync(createRequire(join(from, 'x.js')).resolve('@strapi/utils'));
    const strapi = realpathSync(join(elsewhere.app, 'node_modules/@strapi/strapi'));
    expect(resolve(installed())).toBe(resolve(strapi));
  });

  it('boots with its content types', () => {
    expect(booted.contentTypes).toEqual(expect.arrayContaining(['product', 'order', 'payment', 'refund']));
  });

  it('answers its routes, with a token only', async () => {
    const path = '/api/commerce-payments/products';
    expect((await createApiClient(booted.url, null).get(path)).status).toBe(401);
    const answer = await createApiClient(booted.url, booted.token).get<unknown[]>(path);
    expect(answer).toMatchObject({ status: 200, body: { data: [] } });
  });

  it('serves its OpenAPI document', async () => {
    const answer = await createApiClient(booted.url, null).get('/api/commerce-payments/openapi.json');
    expect(answer).toMatchObject({ status: 200, body: { info: { title: expect.any(String) as string } } });
  });

  it('brings the sandbox along, for code and for the command line', async () => {
    const { createSandbox } = createRequire(join(elsewhere.app, 'x.js'))(`${PACKAGE}/sandbox`) as Record<
      string,
      unknown
    >;
    expect(createSandbox).toBeInstanceOf(Function);
    const help = await runProgram(join(elsewhere.app, 'node_modules/.bin/toss-sandbox'), ['--help'], elsewhere.app);
    expect(help).toMatchObject({ code: 0 });
  });
});
