import { PERMISSIONS, type Permission } from '../../../../contracts/permissions';
import type { TextId } from '../../translations/texts';

/** Where our part of the panel's main menu stands. */
export const HOME = '/plugins/commerce-payments';

/** The pages of the main menu, in their order, and the right that each needs. */
export const SECTIONS = [
  { to: 'overview', title: 'overview.title', needs: PERMISSIONS.paymentsRead },
  { to: 'payments', title: 'payments.title', needs: PERMISSIONS.paymentsRead },
  { to: 'webhooks', title: 'webhooks.title', needs: PERMISSIONS.webhooksRead },
  { to: 'problems', title: 'problems.title', needs: PERMISSIONS.paymentsRead },
] as const satisfies readonly { to: string; title: TextId; needs: Permission }[];

export type Section = (typeof SECTIONS)[number];
