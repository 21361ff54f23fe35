import { Page } from '@strapi/strapi/admin';
import { Route, Routes } from 'react-router-dom';

import { PERMISSIONS } from '../../../../contracts/permissions';
import { KeySetPage } from './key-set-page';
import { KeySetsPage } from './key-sets-page';
import { NewKeySetPage } from './new-key-set-page';

const MAY_READ = [{ action: PERMISSIONS.keysRead, subject: null }];
const MAY_WRITE = [{ action: PERMISSIONS.keysUpdate, subject: null }];

/** Settings > Commerce Payments > Key sets. */
const KeySets = () => (
  <Page.Protect permissions={MAY_READ}>
    <Routes>
      <Route index element={<KeySetsPage />} />
      <Route
        path="new"
        element={
          <Page.Protect permissions={MAY_WRITE}>
            <NewKeySetPage />
          </Page.Protect>
        }
      />
      <Route path=":id" element={<KeySetPage />} />
    </Routes>
  </Page.Protect>
);

export default KeySets;
