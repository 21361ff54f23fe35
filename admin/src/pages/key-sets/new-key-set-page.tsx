import { Page } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';

import type { KeySetView } from '../../../../contracts/settings';
import { useErrorText } from '../../hooks/use-error-text';
import { useKeySets } from '../../services/key-sets';
import { useText } from '../../translations/texts';
import { FirstUseCard } from './first-use-card';
import { KeySetForm } from './key-set-form';
import { newValues } from './key-set-values';

const NewKeySet = ({ sets }: { sets: KeySetView[] }) => {
  const text = useText();
  const navigate = useNavigate();
  // What the form started with stays, also when the saved set joins the list.
  const [startsWith] = useState(() => newValues(sets));
  return (
    <KeySetForm
      set={null}
      startsWith={startsWith}
      subtitle={text('key-set.new.subtitle')}
      onSaved={(saved) => navigate(`../${saved.id}`, { replace: true })}
    >
      <FirstUseCard sets={sets} />
    </KeySetForm>
  );
};

/** A new key set; once saved, its own page opens, where it can be verified. */
export const NewKeySetPage = () => {
  const text = useText();
  const errorText = useErrorText();
  const { data: sets, error, isLoading } = useKeySets(undefined, { refetchOnMountOrArgChange: true });
  if (isLoading) return <Page.Loading />;
  if (error || !sets) return <Page.Error content={errorText(error ?? {})} />;
  return (
    <Page.Main>
      <Page.Title>{text('key-sets.new')}</Page.Title>
      <NewKeySet sets={sets} />
    </Page.Main>
  );
};
