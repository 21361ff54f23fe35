/** An error as a query or mutation hook gives it. */
export type RequestError = { name?: string; message?: string; status?: number; details?: unknown };

/** Our stable error code, when the server sent one. */
export const errorCode = (error: RequestError): string | null => {
  const code = (error.details as { code?: unknown } | null | undefined)?.code;
  return typeof code === 'string' ? code : null;
};
