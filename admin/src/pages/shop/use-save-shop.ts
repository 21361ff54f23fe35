import { useNotification, type FormHelpers } from '@strapi/strapi/admin';
import { useCallback, useState } from 'react';

import { errorCode, useErrorText } from '../../hooks/use-error-text';
import { useOneAtATime } from '../../hooks/use-one-at-a-time';
import { useTongue } from '../../hooks/use-tongue';
import { useSaveShopSettings } from '../../services/shop-settings';
import { useText } from '../../translations/texts';
import { inputOf, problemsOf, valuesOf, type ShopValues } from './shop-values';

/** Saves the form over the version that it was opened with. */
export const useSaveShop = (version: number) => {
  const [save] = useSaveShopSettings();
  const { toggleNotification } = useNotification();
  const errorText = useErrorText();
  const text = useText();
  const tongue = useTongue();
  const [isOutdated, setOutdated] = useState(false);

  const send = useCallback(
    async (values: ShopValues, helpers: FormHelpers<ShopValues>): Promise<void> => {
      // What is wrong is said beside its field already.
      if (Object.keys(problemsOf(values)).length > 0) {
        return toggleNotification({ type: 'danger', message: text('shop.refused') });
      }
      const answer = await save(inputOf(values, version));
      if ('data' in answer) {
        helpers.resetForm(valuesOf(answer.data, tongue));
        return toggleNotification({ type: 'success', message: text('shop.saved') });
      }
      if (errorCode(answer.error) === 'SHOP_SETTINGS_CHANGED') return setOutdated(true);
      toggleNotification({ type: 'danger', message: errorText(answer.error) });
    },
    [version, save, errorText, text, tongue, toggleNotification]
  );

  const submit = useOneAtATime(send);

  return { submit, isOutdated, setOutdated };
};
