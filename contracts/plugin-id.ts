/** The plugin's id: the last part of `plugin::commerce-payments` and of every path of ours. */
export const PLUGIN_ID = 'commerce-payments';

/** Prefix of the content API's paths, behind the host's REST prefix (`/api` by default). */
export const CONTENT_API_PATH = `/${PLUGIN_ID}`;
