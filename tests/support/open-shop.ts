import type { CreatedOrderView } from '../../contracts/orders';
import { SYSTEM } from '../../server/src/domain/actor';
import { createSandbox, DOCUMENTATION_KEY_SETS, type Sandbox } from '../../sandbox';
import type { KeySetInput } from '../../contracts/settings';
import { PLUGIN_ID } from '../../contracts/plugin-id';
import type { Services } from '../../server/src/services';
import { startHost, type Host, type HostOptions } from './host-app';

const PRODUCT = `plugin::${PLUGIN_ID}.product` as const;

export type ProductWish = {
  name?: string;
  price?: number;
  currency?: string;
  taxFree?: boolean;
  sku?: string | null;
  stock?: number | null;
  locale?: string;
};

type Documents = {
  create: (params: unknown) => Promise<{ documentId: string }>;
  publish: (params: unknown) => Promise<unknown>;
};

/** A service of ours in the host under test. */
export const serviceIn = <Name extends keyof Services>({ strapi }: Host, name: Name): Services[Name] =>
  strapi.plugin(PLUGIN_ID).service(name) as unknown as Services[Name];

export const productsIn = ({ strapi }: Host): Documents => strapi.documents(PRODUCT as never) as unknown as Documents;

/** Publishes a product as an editor would, and sets its stock. Returns its documentId. */
export const publishProduct = async (host: Host, { stock, locale, ...wish }: ProductWish = {}): Promise<string> => {
  const data = { name: '린넨 셔츠', price: 33_000, currency: 'KRW', taxFree: false, ...wish };
  const { documentId } = await productsIn(host).create({ data, ...(locale ? { locale } : {}) });
  await productsIn(host).publish({ documentId, ...(locale ? { locale } : {}) });
  if (stock !== undefined) await serviceIn(host, 'catalogue').changeStock(documentId, { set: stock }, SYSTEM);
  return documentId;
};

/** The documentation's public test keys: a set that the sandbox knows. */
export const keySetInput = (kind: 'widget' | 'api', change: Partial<KeySetInput> = {}): KeySetInput => {
  const known = DOCUMENTATION_KEY_SETS.find((set) => set.kind === kind);
  if (!known?.secretKeys[0]) throw new Error(`The sandbox has no ${kind} keys`);
  return {
    name: kind,
    environment: 'test',
    kind,
    clientKey: known.clientKey,
    secretKey: known.secretKeys[0],
    isEnabled: true,
    isDefault: true,
    ...change,
  };
};

/**
 * A host with the sandbox beside it, both documentation key sets, and tokens. It looks for outcomes only when a test
 * says so: the job's own run would take the rows that a test has just made due from under its hands.
 */
export const openShop = async (options: HostOptions = {}, sandbox: Sandbox = createSandbox()) => {
  const tossBaseUrl = await sandbox.listen();
  const host = await startHost({ tossBaseUrl, ...options });
  host.strapi.cron.remove(`${PLUGIN_ID}.reconciliation.work`);
  for (const kind of ['widget', 'api'] as const) await serviceIn(host, 'keySets').create(keySetInput(kind), SYSTEM);
  const full = host.api(await host.tokens.fullAccess());
  const readOnly = host.api(await host.tokens.readOnly());

  const order = async (items: { product: string; quantity: number }[], more: Record<string, unknown> = {}) =>
    (await full.post<CreatedOrderView>('/orders', { data: { items, ...more } })).body.data;

  /** The buyer authorises the order in the provider's window; what the success page would be called with. */
  const authorise = (made: Awaited<ReturnType<typeof order>>, more: Record<string, unknown> = {}) => {
    const { paymentKey } = sandbox.payments.authenticate({
      clientKey: made.clientKey,
      orderId: made.orderId,
      orderName: made.orderName,
      amount: made.amount,
      currency: made.currency,
      customerKey: made.customerKey,
      ...more,
    } as never);
    return { paymentKey, orderId: made.orderId, amount: made.amount };
  };

  return {
    host,
    sandbox,
    full,
    readOnly,
    order,
    authorise,
    /** An order that is authorised and confirmed: the confirm route's answer. */
    pay: async (items: { product: string; quantity: number }[], more: Record<string, unknown> = {}) =>
      full.post<{ paymentKey: string; orderId: string; state: string; amount: number; balanceAmount: number }>(
        '/payments/confirm',
        { data: authorise(await order(items), more) }
      ),
    close: async () => {
      await host.stop();
      await sandbox.close();
    },
  };
};

export type Shop = Awaited<ReturnType<typeof openShop>>;
