import { Box, Searchbar, SearchForm } from '@strapi/design-system';
import { useState } from 'react';

import { useText } from '../../translations/texts';
import type { PaymentQuery } from './payment-query';

/** Searches when it is sent off: a search as one types would ask for every letter of a name. */
export const PaymentSearch = ({ query }: { query: PaymentQuery }) => {
  const text = useText();
  const asked = query.valueOf('q') ?? '';
  const [typed, setTyped] = useState({ asked, value: asked });
  // "Back" and a filter that is cleared elsewhere change what was asked for.
  if (typed.asked !== asked) setTyped({ asked, value: asked });
  return (
    <Box style={{ flex: '1 1 24rem', minWidth: 0, maxWidth: '56rem' }}>
      <SearchForm
        onSubmit={(event) => {
          event.preventDefault();
          query.change({ q: typed.value.trim() || null });
        }}
      >
        <Searchbar
          name="q"
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          value={typed.value}
          onChange={(event) => setTyped({ asked, value: event.target.value })}
          onClear={() => query.change({ q: null })}
          clearLabel={text('filter.clear')}
          placeholder={text('payments.search.placeholder')}
        >
          {text('payments.search')}
        </Searchbar>
      </SearchForm>
    </Box>
  );
};
