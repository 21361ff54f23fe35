import { TossError } from '../errors/toss-error';
import { jsonAnswer, type Answer } from '../http/answer';
import type { Incoming } from '../http/incoming';
import { matchPath } from '../http/match-path';
import { isFields, type Fields } from '../payments/body';
import type { PaymentControls } from '../payments/controls';
import type { Core } from '../sandbox-core';
import { CLOCK_ROUTES } from './clock-routes';
import type { ControlRoute } from './control-route';
import { FAULT_ROUTES } from './fault-routes';
import { KEY_ROUTES } from './key-routes';
import { LEDGER_ROUTES } from './ledger-routes';
import { PAYMENT_ROUTES } from './payment-routes';
import { WEBHOOK_ROUTES } from './webhook-routes';

const INDEX: ControlRoute = {
  method: 'GET',
  path: '/control',
  about: 'This list',
  run: () => ({ routes: CONTROL_ROUTES.map(({ method, path, about }) => ({ method, path, about })) }),
};

export const CONTROL_ROUTES: readonly ControlRoute[] = [
  INDEX,
  ...PAYMENT_ROUTES,
  ...LEDGER_ROUTES,
  ...FAULT_ROUTES,
  ...CLOCK_ROUTES,
  ...KEY_ROUTES,
  ...WEBHOOK_ROUTES,
];

const bodyOf = (incoming: Incoming): Fields => {
  if (incoming.body.trim() === '') return {};
  let value: unknown;
  try {
    value = JSON.parse(incoming.body) as unknown;
  } catch {
    throw new RangeError('The body is no JSON');
  }
  if (!isFields(value)) throw new RangeError('The body is no JSON object');
  return value;
};

const refusal = (error: unknown): Answer => {
  if (error instanceof TossError) return jsonAnswer(error.status, { code: error.code, message: error.message });
  if (error instanceof RangeError) return jsonAnswer(400, { code: 'INVALID_CONTROL', message: error.message });
  throw error;
};

/** Answers one call under `/control`: 400 with a sentence for what is not possible, 404 for what is not there. */
export const handleControl = async (core: Core, controls: PaymentControls, incoming: Incoming): Promise<Answer> => {
  for (const route of CONTROL_ROUTES) {
    const params = route.method === incoming.method ? matchPath(route.path, incoming.path) : undefined;
    if (!params) continue;
    try {
      const value = await route.run({ core, controls, params, body: bodyOf(incoming), query: incoming.query });
      return jsonAnswer(200, value ?? { ok: true });
    } catch (error) {
      return refusal(error);
    }
  }
  return jsonAnswer(404, { code: 'NOT_FOUND', message: 'No such control; GET /control lists them' });
};
