import { z } from '@strapi/utils';
import { ERROR_STATUS, type CommerceErrorCode } from '../../../contracts/error-codes';

export const errorMessages = z
  .strictObject({ ko: z.string(), en: z.string() })
  .describe('Fit to be shown to the buyer as they are');

const bodyOf = (status: z.ZodType, details: z.ZodType) =>
  z.strictObject({
    data: z.null(),
    error: z.strictObject({
      status,
      name: z.string(),
      message: z.string().describe('For developers; may change'),
      details,
    }),
  });

/** What Strapi answers by itself, before a request reaches us or when something broke: there is no code of ours in it. */
export const strapiError = bodyOf(z.number().int(), z.looseObject({ code: z.never().optional() }).optional());

const errorOf = (status: number, codes: readonly CommerceErrorCode[]) =>
  bodyOf(
    z.literal(status),
    z.looseObject({ code: z.enum(codes as [CommerceErrorCode, ...CommerceErrorCode[]]), messages: errorMessages })
  );

/** The error bodies of an operation's codes, by HTTP status. */
export const errorsByStatus = (
  codes: readonly CommerceErrorCode[]
): Map<number, { codes: CommerceErrorCode[]; schema: z.ZodType }> => {
  const statuses = [...new Set(codes.map((code) => ERROR_STATUS[code]))].sort((a, b) => a - b);
  return new Map(
    statuses.map((status) => {
      const ofStatus = codes.filter((code) => ERROR_STATUS[code] === status);
      return [status, { codes: ofStatus, schema: errorOf(status, ofStatus) }];
    })
  );
};
