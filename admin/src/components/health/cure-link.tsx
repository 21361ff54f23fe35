import { Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';

import type { HealthCure } from '../../../../contracts/health';
import { PERMISSIONS, type Permission } from '../../../../contracts/permissions';
import { PLUGIN_ID } from '../../../../contracts/plugin-id';
import { useMay } from '../../hooks/use-may';
import { useText } from '../../translations/texts';

/** The page that the list stands on: nothing leads to where one is. */
export type HealthPlace = 'environment' | 'key-sets' | 'problems' | 'home';

const SETTINGS = `/settings/${PLUGIN_ID}`;

const MENU = `/plugins/${PLUGIN_ID}`;

type PanelCure = Exclude<HealthCure, { place: 'readme' }>;

const pageOf = (cure: PanelCure): string => {
  switch (cure.place) {
    case 'key-set':
      return `${SETTINGS}/keys/${cure.keySetId}`;
    case 'key-sets':
      return `${SETTINGS}/keys`;
    case 'environment':
      return `${SETTINGS}/environment`;
    case 'problems':
    case 'webhooks':
      return `${MENU}/${cure.place}`;
  }
};

/** The right that the page needs. */
const NEEDS: Readonly<Record<PanelCure['place'], Permission>> = {
  'key-set': PERMISSIONS.keysRead,
  'key-sets': PERMISSIONS.keysRead,
  environment: PERMISSIONS.settingsRead,
  problems: PERMISSIONS.paymentsRead,
  webhooks: PERMISSIONS.webhooksRead,
};

const PageLink = ({ cure }: { cure: PanelCure }) => {
  const text = useText();
  const may = useMay(NEEDS[cure.place]);
  if (!may) return null;
  return (
    <Link tag={NavLink} to={pageOf(cure)}>
      {text(`health.cure.${cure.place}`)}
    </Link>
  );
};

/** Leads to where a finding is cured; names the README's part when that is outside of the panel. */
export const CureLink = ({ cure, here }: { cure: HealthCure; here: HealthPlace }) => {
  const text = useText();
  if (cure.place === 'readme') {
    return (
      <Typography textColor="neutral600">
        {text('health.readme', { part: text(`health.readme.${cure.anchor}`) })}
      </Typography>
    );
  }
  return cure.place === here ? null : <PageLink cure={cure} />;
};
