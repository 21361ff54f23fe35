import { Page } from '@strapi/strapi/admin';
import { useNavigate } from 'react-router-dom';

import { useText } from '../../translations/texts';
import { FirstUseCard } from './first-use-card';
import { KeySetForm } from './key-set-form';

/** A new key set; once saved, its own page opens, where it can be verified. */
export const NewKeySetPage = () => {
  const text = useText();
  const navigate = useNavigate();
  return (
    <Page.Main>
      <Page.Title>{text('key-sets.new')}</Page.Title>
      <KeySetForm
        set={null}
        subtitle={text('key-set.new.subtitle')}
        onSaved={(saved) => navigate(`../${saved.id}`, { replace: true })}
      >
        <FirstUseCard />
      </KeySetForm>
    </Page.Main>
  );
};
