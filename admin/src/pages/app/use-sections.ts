import { useAuth } from '@strapi/strapi/admin';

import { SECTIONS, type Section } from './sections';

/** The pages that the person may open. */
export const useSections = (): Section[] => {
  const rights = useAuth('useSections', (state) => state.permissions);
  return SECTIONS.filter(({ needs }) => rights.some(({ action }) => action === needs));
};
