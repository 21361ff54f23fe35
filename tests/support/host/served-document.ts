import type { ServedDocument } from '../openapi-answers';

/** The OpenAPI document that a host serves; `null` where the plugin is switched off. */
export const servedDocumentOf = async (url: string): Promise<ServedDocument | null> => {
  const answer = await fetch(`${url}/api/commerce-payments/openapi.json`);
  return answer.ok ? ((await answer.json()) as ServedDocument) : null;
};
