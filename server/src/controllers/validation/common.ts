import { z } from '@strapi/utils';
import { ENVIRONMENTS } from '../../../../contracts/keys';
import { CURRENCIES } from '../../../../contracts/money';

/** An amount in answers: a whole number of the currency's smallest unit, from 0 to 2^53 - 1. */
export const amount = z
  .number()
  .int()
  .min(0)
  .max(Number.MAX_SAFE_INTEGER)
  .describe('Smallest unit of the currency: ₩1 is 1, $1 is 100');

/** An amount in requests: more than nothing. */
export const positiveAmount = z
  .number()
  .int()
  .min(1)
  .max(Number.MAX_SAFE_INTEGER)
  .describe('Smallest unit of the currency: ₩1 is 1, $1 is 100');

/** An amount as a success URL carries it: a number, or the same in digits. */
export const amountOfUrl = z
  .union([
    positiveAmount,
    z
      .string()
      .regex(/^[1-9][0-9]{0,15}$/)
      .transform(Number)
      .pipe(positiveAmount),
  ])
  .describe('A whole number in the smallest unit; digits as text are taken as well');

export const currency = z.enum(CURRENCIES).describe('ISO 4217');
export const environment = z.enum(ENVIRONMENTS);
export const instant = z.iso.datetime().describe('ISO 8601, UTC');
export const documentId = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[A-Za-z0-9]+$/);
export const orderId = z
  .string()
  .min(6)
  .max(64)
  .regex(/^[A-Za-z0-9_-]+$/);
export const paymentKey = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[A-Za-z0-9_=-]+$/);
export const refundId = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[A-Za-z0-9_-]+$/);
export const locale = z
  .string()
  .min(2)
  .max(35)
  .regex(/^[A-Za-z0-9-]+$/);

/**
 * Text of one line: without control characters, which would break receipts and logs, and without half characters (a
 * surrogate alone), which no database takes.
 */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u);

/** Text of several lines. PostgreSQL takes no NUL, and no half characters in JSON. */
export const text = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[^\u0000\p{Cs}]*$/u);

const digits = (max: number) => z.coerce.number().int().min(1).max(max);

export const pagination = z
  .strictObject({ page: digits(1_000_000).default(1), pageSize: digits(100).default(25) })
  .default({ page: 1, pageSize: 25 });

export const paginationMeta = z.strictObject({
  pagination: z.strictObject({
    page: z.number().int(),
    pageSize: z.number().int(),
    pageCount: z.number().int(),
    total: z.number().int().describe('Of all pages; rows behind this page are counted up to 1,000'),
  }),
});

export const failure = z.strictObject({
  code: z.string(),
  message: z.strictObject({ ko: z.string(), en: z.string() }),
});

/** Strapi's habit is `{ data: … }`; the bare object is taken as well, so that a page can pass on what a URL brought. */
export const unwrapped = (body: unknown): unknown =>
  typeof body === 'object' && body !== null && 'data' in body ? body.data : body;

/** `{ data, meta }` around an answer. */
export const answerOf = <Data extends z.ZodType>(data: Data) => z.strictObject({ data, meta: z.strictObject({}) });
export const listOf = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ data: z.array(item), meta: paginationMeta });
