import { Button } from '@strapi/design-system';

import { useText } from '../translations/texts';

type Props = { query: { isFiltered: boolean; clear: () => void } };

/** Takes all filters of a list away; absent when there are none. */
export const ClearFilters = ({ query: { isFiltered, clear } }: Props) => {
  const text = useText();
  if (!isFiltered) return null;
  return (
    <Button variant="ghost" onClick={clear}>
      {text('list.filter.reset')}
    </Button>
  );
};
