import { inspect } from 'node:util';
import axios, { AxiosError, AxiosHeaders, type InternalAxiosRequestConfig } from 'axios';
import { createTossProvider } from '../../../../server/src/providers/toss/provider';
import type { TossCrashWish } from '../toss-crash';

const { how, ...credentials } = JSON.parse(process.env['TEST_TOSS_CRASH'] ?? '{}') as TossCrashWish;

/** As axios fails when nothing answers: with the request, its headers and the secret in them. */
const failing = (config: InternalAxiosRequestConfig): Promise<never> => {
  const error = new AxiosError('connect ECONNREFUSED', 'ECONNREFUSED', config, { headers: config.headers });
  if (how !== 'a foreign error') return Promise.reject(error);
  const text = inspect(new AxiosHeaders(config.headers).toJSON());
  return Promise.reject(Object.assign(new Error(text, { cause: error }), { code: text, config }));
};
const http = axios.create({ adapter: failing });

const provider = createTossProvider({
  ...{ baseUrl: 'http://127.0.0.1:9', connectTimeoutMs: 500, readTimeoutMs: 500, http },
  isInTransaction: () => how === 'in a transaction',
});

/** Somebody who throws what came back, and catches it nowhere. */
const crash = async (): Promise<never> => {
  const authorization = `Basic ${Buffer.from(`${credentials.secretKey}:`).toString('base64')}`;
  if (how === 'by hand') await http.get('/', { headers: { authorization } });
  const said = [
    await provider.read(credentials, 'tgen_20260101000000aaaaa'),
    await provider.readByOrder(credentials, 'order-1'),
    await provider.verify(credentials),
  ];
  console.log(inspect(said, { depth: null, showHidden: true }));
  throw Object.assign(new Error('No answer', { cause: said }), { said });
};

void crash();
