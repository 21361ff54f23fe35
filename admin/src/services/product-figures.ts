import { MOST_FIGURES, type ProductFiguresView } from '../../../contracts/product-sales';
import { commercePaymentsApi, path } from './api';

type Answer = { data: ProductFiguresView } | { error: unknown };
type Ask = (request: string) => PromiseLike<{ data?: unknown; error?: unknown }> | { data?: unknown; error?: unknown };

const NOTHING: Omit<ProductFiguresView, 'product'> = { stock: null, onSale: false, sold: 0 };

let waiting = new Map<string, ((answer: Answer) => void)[]>();

const askFor = async (products: Map<string, ((answer: Answer) => void)[]>, ask: Ask): Promise<void> => {
  const { data, error } = await ask(path(`/product-figures?products=${[...products.keys()].join(',')}`));
  const figures = ((data ?? { data: [] }) as { data: ProductFiguresView[] }).data;
  for (const [product, settles] of products) {
    const found = figures.find((each) => each.product === product) ?? { product, ...NOTHING };
    for (const settle of settles) settle(error === undefined ? { data: found } : { error });
  }
};

/**
 * A cell of a list knows its own row alone. What the cells of one list ask for in the same moment is asked for in one
 * request.
 */
const together = (product: string, ask: Ask): Promise<Answer> =>
  new Promise((settle) => {
    if (waiting.size === 0) {
      setTimeout(() => {
        const products = waiting;
        waiting = new Map();
        void askFor(products, ask);
      });
    }
    waiting.set(product, [...(waiting.get(product) ?? []), settle]);
    if (waiting.size < MOST_FIGURES) return;
    const full = waiting;
    waiting = new Map();
    void askFor(full, ask);
  });

const api = commercePaymentsApi.injectEndpoints({
  overrideExisting: false,
  endpoints: (build) => ({
    getCommercePaymentsProductFigures: build.query<ProductFiguresView, string>({
      queryFn: async (product, _api, _options, ask) => (await together(product, ask)) as { data: ProductFiguresView },
      providesTags: ['CommercePaymentsOffer', 'CommercePaymentsPayment'],
    }),
  }),
});

export const { useGetCommercePaymentsProductFiguresQuery: useProductFigures } = api;
