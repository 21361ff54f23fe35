import type { ServedDocument } from '../openapi-answers';

/** The OpenAPI document that a host serves below the address of our API. @throws Error when it serves none */
export const servedDocumentOf = async (api: string): Promise<ServedDocument> => {
  const answer = await fetch(`${api}/openapi.json`);
  if (!answer.ok) throw new Error(`The host serves no OpenAPI document: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as ServedDocument;
};
