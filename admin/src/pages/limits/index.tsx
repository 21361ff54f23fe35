import { Flex } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { useState } from 'react';

import { PERMISSIONS } from '../../../../contracts/permissions';
import type { LimitSubjectView } from '../../../../contracts/refund-limits';
import { LoadFailed } from '../../components/load-failed';
import { ProtectedPage } from '../../components/protected-page';
import { useMay } from '../../hooks/use-may';
import { useApiTokens, useRefundLimits } from '../../services/limits';
import { useText } from '../../translations/texts';
import { LimitDialog } from './limit-dialog';
import { RolesCard } from './roles-card';
import { TokensCard } from './tokens-card';

const FRESH = { refetchOnMountOrArgChange: true };

const Content = () => {
  const mayWrite = useMay(PERMISSIONS.settingsUpdate);
  const tokens = useApiTokens(undefined, FRESH);
  const limits = useRefundLimits(undefined, FRESH);
  const [edited, setEdited] = useState<LimitSubjectView | null>(null);
  if (tokens.isLoading || limits.isLoading) return <Page.Loading />;
  const error = tokens.error ?? limits.error;
  const reload = (): void => [tokens, limits].forEach((question) => void question.refetch());
  if (error || !tokens.data || !limits.data) return <LoadFailed error={error} onRetry={reload} />;
  const onEdit = mayWrite ? setEdited : undefined;
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <TokensCard tokens={tokens.data} subjects={limits.data} {...(onEdit ? { onEdit } : {})} />
      <RolesCard subjects={limits.data} {...(onEdit ? { onEdit } : {})} />
      {edited ? <LimitDialog subject={edited} onClose={() => setEdited(null)} /> : null}
    </Flex>
  );
};

/** Settings > Commerce Payments > Tokens and limits: who can move money from outside, and how much may go back. */
const LimitsPage = () => {
  const text = useText();
  return (
    <ProtectedPage needs={PERMISSIONS.settingsRead} title={text('limits.title')} subtitle={text('limits.subtitle')}>
      <Content />
    </ProtectedPage>
  );
};

export default LimitsPage;
