const HIDDEN = '[hidden]';

/**
 * Makes a function that takes the secret key, and the header made from it, out of a text. Some proxies repeat the
 * request in their error pages, and what Toss or a proxy says is kept for operators to read.
 */
export const redactionOf = (secretKey: string): ((text: string) => string) => {
  if (secretKey === '') return (text) => text;
  const secrets = [`${secretKey}:`, secretKey].flatMap((text) => [Buffer.from(text, 'utf8').toString('base64'), text]);
  return (text) => secrets.reduce((left, secret) => left.replaceAll(secret, HIDDEN), text);
};
