import { readFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';

import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** One folder deep, no dot in front: no name of this form leaves the folder. */
const ASSET_NAME = /^(?:[a-z-]+\/)?[a-z-]+\.(?:css|js|svg)$/;

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

const send = async (ctx: Context, file: string, type: string): Promise<void> => {
  try {
    ctx.body = await readFile(file);
  } catch (error) {
    if (!isMissing(error)) throw error;
    ctx.status = 404;
    return;
  }
  ctx.type = type;
  ctx.set('X-Content-Type-Options', 'nosniff');
  // The files change with a pull, their names do not.
  ctx.set('Cache-Control', 'no-cache');
};

const folder = (strapi: Core.Strapi): string => join(strapi.dirs.app.root, 'shop');

/** The one page of the shop; it shows what its address says. */
export const sendPage = (strapi: Core.Strapi) => (ctx: Context) =>
  send(ctx, join(folder(strapi), 'index.html'), 'text/html; charset=utf-8');

/** Scripts, styles and pictures of that page. */
export const sendAsset = (strapi: Core.Strapi) => async (ctx: Context) => {
  const { name } = ctx['params'] as { name: string };
  if (!ASSET_NAME.test(name)) {
    ctx.status = 404;
    return;
  }
  await send(ctx, join(folder(strapi), 'assets', name), TYPES[extname(name)] ?? 'application/octet-stream');
};

/** Toss's own loader, as npm brought it: it fetches the SDK from Toss. */
export const sendTossSdk = (ctx: Context) => {
  const entry = require.resolve('@tosspayments/tosspayments-sdk');
  return send(ctx, join(dirname(entry), 'index.esm.js'), 'text/javascript; charset=utf-8');
};
