import type { PrimitiveType } from 'react-intl';
import { useCallback } from 'react';
import { useIntl } from 'react-intl';

import { PLUGIN_ID } from '../../../contracts/plugin-id';
import en from './en.json';

/** Every text of the panel has an id here; other languages carry the same ids. */
export type TextId = keyof typeof en;

/** What Strapi's own places (links, hooks, custom fields) want instead of a text. */
export const descriptor = (id: TextId): { id: string; defaultMessage: string } => ({
  id: `${PLUGIN_ID}.${id}`,
  defaultMessage: en[id],
});

/** Is there a text of this id? For words that come from the server and may be newer than this panel. */
export const isTextId = (id: string): id is TextId => Object.hasOwn(en, id);

/** Texts in the person's language. */
export const useText = () => {
  const { formatMessage } = useIntl();
  return useCallback(
    (id: TextId, values?: Record<string, PrimitiveType>) => formatMessage(descriptor(id), values),
    [formatMessage]
  );
};
