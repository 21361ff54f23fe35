import { isTossErrorCode, TossError, tossError } from '../errors/toss-error';
import { deliveredUnder, NotExecuted, workUnder, type Work } from '../faults/strike';
import type { FaultQueue } from '../faults/fault-queue';
import type { Fault } from '../faults/fault';
import type { IdempotencyStore, IdempotentResult } from '../idempotency/idempotency-store';
import { authenticate, type Caller } from '../keys/authenticate';
import { isFields } from '../payments/body';
import { renderPayment } from '../payments/render-payment';
import type { World } from '../payments/world';
import { newTraceId } from '../state/ids';
import { codeOf, errorAnswer, jsonAnswer, type Answer } from './answer';
import { findApiRoute, type FoundRoute } from './api-routes';
import type { Incoming } from './incoming';
import type { RequestLog } from './request-log';

/** What is to be written to the connection. */
export type Reply = {
  readonly answer: Answer | 'broken' | 'silent';
  readonly headers: Readonly<Record<string, string>>;
};

export type ApiDependencies = {
  readonly world: World;
  readonly faults: FaultQueue;
  readonly idempotency: IdempotencyStore;
  readonly requests: RequestLog;
  readonly publicUrl: () => string;
  readonly sleep: (ms: number) => Promise<void>;
  /** Settles when the server closes. */
  readonly closing: Promise<void>;
};

/** A call that was recognised: its route, its caller and its parsed body. */
type Call = FoundRoute & { readonly incoming: Incoming; readonly caller: Caller; readonly body: unknown };

const LONGEST_KEY = 300;

const recognise = ({ world }: ApiDependencies, incoming: Incoming, found: ReturnType<typeof findApiRoute>): Call => {
  const caller = authenticate(world.keySets, incoming.header('authorization'));
  if (found === 'wrong-method') throw tossError('NOT_FOUND_HTTP_METHOD');
  if (!found) throw tossError('NOT_FOUND');
  if ((idempotencyKeyOf(incoming)?.length ?? 0) > LONGEST_KEY) throw tossError('INVALID_IDEMPOTENCY_KEY');
  return { ...found, incoming, caller, body: parse(incoming) };
};

/** The body as JSON; undefined when it is none, which every rule refuses as `INVALID_REQUEST`. */
const parse = (incoming: Incoming): unknown => {
  if (incoming.method === 'GET') return undefined;
  try {
    return JSON.parse(incoming.body) as unknown;
  } catch {
    return undefined;
  }
};

/** Only POST heeds the key. */
const idempotencyKeyOf = (incoming: Incoming): string | undefined =>
  incoming.method === 'POST' ? incoming.header('idempotency-key') || undefined : undefined;

/** The code of `TossPayments-Test-Code`, heeded with test keys only and before anything else is looked at. */
const checkTestCode = ({ incoming, caller }: Call): void => {
  const code = incoming.header('tosspayments-test-code');
  if (code === undefined || caller.keySet.environment !== 'test') return;
  throw isTossErrorCode(code) ? tossError(code) : tossError('INVALID_TEST_CODE');
};

const execute = ({ world, publicUrl }: ApiDependencies, call: Call): Answer => {
  try {
    checkTestCode(call);
    const payment = call.route.run(world, { keySet: call.caller.keySet, params: call.params, body: call.body });
    return jsonAnswer(200, renderPayment(payment, world.clock.now(), publicUrl()));
  } catch (error) {
    if (error instanceof TossError) return errorAnswer(error);
    throw error;
  }
};

const textField = (body: unknown, name: string): string | null => {
  const value = isFields(body) ? body[name] : undefined;
  return typeof value === 'string' ? value : null;
};

const targetOf = ({ route, params, body }: Call) => ({
  operation: route.operation,
  paymentKey: params.paymentKey ?? textField(body, 'paymentKey'),
  orderId: params.orderId ?? textField(body, 'orderId'),
});

type Worked = { readonly result: IdempotentResult | null; readonly isExecuted: boolean };

const work = async (
  dependencies: ApiDependencies,
  call: Call,
  fault: Fault | undefined,
  traceId: string
): Promise<Worked> => {
  let isExecuted = false;
  const able: Work = {
    execute: () => {
      isExecuted = true;
      return execute(dependencies, call);
    },
    sleep: dependencies.sleep,
    gone: Promise.race([call.incoming.gone, dependencies.closing]),
    storeServerErrors: dependencies.world.rules.storeServerErrors,
  };
  const key = idempotencyKeyOf(call.incoming);
  const { method, url } = call.incoming;
  try {
    const result =
      key === undefined
        ? { ...(await workUnder(fault, able)), originalTraceId: null }
        : await dependencies.idempotency.once({ key, secretKey: call.caller.secretKey, method, url }, traceId, () =>
            workUnder(fault, able)
          );
    return { result, isExecuted };
  } catch (error) {
    if (error instanceof NotExecuted) return { result: null, isExecuted };
    throw error;
  }
};

const headersOf = (incoming: Incoming, traceId: string, originalTraceId: string | null): Record<string, string> => {
  const key = idempotencyKeyOf(incoming);
  return {
    'x-tosspayments-trace-id': originalTraceId === null ? traceId : `${traceId}, ${originalTraceId}`,
    ...(key !== undefined && { 'idempotency-key': key }),
  };
};

/** What the log knows of a call before and beside its outcome. */
const logOf = (incoming: Incoming) => ({
  method: incoming.method,
  url: incoming.url,
  idempotencyKey: idempotencyKeyOf(incoming) ?? null,
  testCode: incoming.header('tosspayments-test-code') ?? null,
});

const refuse = (
  { requests, world }: ApiDependencies,
  incoming: Incoming,
  found: ReturnType<typeof findApiRoute>,
  error: TossError
): Answer => {
  const answer = errorAnswer(error);
  requests.write({
    ...logOf(incoming),
    at: world.clock.now(),
    operation: typeof found === 'object' ? found.route.operation : null,
    paymentKey: typeof found === 'object' ? (found.params.paymentKey ?? null) : null,
    orderId: typeof found === 'object' ? (found.params.orderId ?? null) : null,
    mid: null,
    status: answer.status,
    code: error.code,
    isExecuted: false,
    isReplayed: false,
    fault: null,
  });
  return answer;
};

const serve = async (dependencies: ApiDependencies, call: Call, traceId: string): Promise<Reply> => {
  const { incoming, caller } = call;
  const target = targetOf(call);
  const fault = dependencies.faults.take(target);
  const at = dependencies.world.clock.now();
  const { result, isExecuted } = await work(dependencies, call, fault, traceId);
  const answer = deliveredUnder(fault, result?.answer ?? null);
  const logged = typeof answer === 'string' ? (result?.answer ?? null) : answer;
  dependencies.requests.write({
    ...logOf(incoming),
    ...target,
    at,
    mid: caller.keySet.mid,
    status: logged?.status ?? null,
    code: logged ? codeOf(logged) : null,
    isExecuted,
    isReplayed: result !== null && result.originalTraceId !== null,
    fault: fault?.kind ?? null,
  });
  return { answer, headers: headersOf(incoming, traceId, result?.originalTraceId ?? null) };
};

/** Answers one call of the API: keys, idempotency key, fault, rules, log. */
export const handleApi = async (dependencies: ApiDependencies, incoming: Incoming): Promise<Reply> => {
  const traceId = newTraceId();
  const found = findApiRoute(incoming.method, incoming.path);
  try {
    return await serve(dependencies, recognise(dependencies, incoming, found), traceId);
  } catch (error) {
    if (!(error instanceof TossError)) throw error;
    return { answer: refuse(dependencies, incoming, found, error), headers: headersOf(incoming, traceId, null) };
  }
};
