type PolicyContext = { state?: { auth?: { strategy?: { name?: string } } } };

/**
 * Lets people through and refuses Strapi's admin tokens with 403. Such a token acts as its owner, with the same user in
 * the request: only the strategy tells them apart.
 */
export const personsOnly = ({ state }: PolicyContext): boolean => state?.auth?.strategy?.name === 'admin';
