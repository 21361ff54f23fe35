import { Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';

import type { HealthCure } from '../../../../contracts/health';
import { PERMISSIONS } from '../../../../contracts/permissions';
import { PLUGIN_ID } from '../../../../contracts/plugin-id';
import { useMay } from '../../hooks/use-may';
import { useText } from '../../translations/texts';

/** The page that the list stands on: nothing leads to where one is. */
export type HealthPlace = 'environment' | 'key-sets' | 'home';

const SETTINGS = `/settings/${PLUGIN_ID}`;

const pageOf = (cure: HealthCure): string | null => {
  if (cure.place === 'key-set') return `${SETTINGS}/keys/${cure.keySetId}`;
  if (cure.place === 'key-sets') return `${SETTINGS}/keys`;
  return cure.place === 'environment' ? `${SETTINGS}/environment` : null;
};

/** Leads to where a finding is cured; names the README's part when that is outside of the panel. */
export const CureLink = ({ cure, here }: { cure: HealthCure; here: HealthPlace }) => {
  const text = useText();
  const mayReadKeys = useMay(PERMISSIONS.keysRead);
  if (cure.place === 'readme') {
    return (
      <Typography textColor="neutral600">
        {text('health.readme', { part: text(`health.readme.${cure.anchor}`) })}
      </Typography>
    );
  }
  const page = pageOf(cure);
  if (page === null || cure.place === here || (cure.place !== 'environment' && !mayReadKeys)) return null;
  return (
    <Link tag={NavLink} to={page}>
      {text(`health.cure.${cure.place}`)}
    </Link>
  );
};
