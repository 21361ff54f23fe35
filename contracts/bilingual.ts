/** The same in both languages that we speak. */
export type Bilingual = { readonly ko: string; readonly en: string };
