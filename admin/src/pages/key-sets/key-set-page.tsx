import { Page } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';

import { PERMISSIONS } from '../../../../contracts/permissions';
import type { KeySetView } from '../../../../contracts/settings';
import { useErrorText } from '../../hooks/use-error-text';
import { useInstant } from '../../hooks/use-instant';
import { useMay } from '../../hooks/use-may';
import { useKeySet } from '../../services/key-sets';
import { useText } from '../../translations/texts';
import { AttentionNotices } from './attention-notices';
import { EmergencyCard } from './emergency-card';
import { KeySetForm } from './key-set-form';
import { SecretCard } from './secrets/secret-card';
import { SecretDialogs } from './secrets/secret-dialogs';
import { useSecretDialogs } from './secrets/use-secret-dialogs';
import { UseCard } from './use-card';
import { VerificationCard } from './verification-card';

const useSubtitle = (set: KeySetView): string => {
  const text = useText();
  const instant = useInstant();
  const parts = [
    text(`kind.${set.kind}`),
    set.mid === null ? null : text('key-set.mid.value', { mid: set.mid }),
    set.modifiedBy === null
      ? text('key-set.modified', { at: instant(set.modifiedAt) })
      : text('key-set.modified-by', { at: instant(set.modifiedAt), by: set.modifiedBy }),
  ];
  return parts.filter((part) => part !== null).join(' · ');
};

const StoredKeySet = ({ set, onReload }: { set: KeySetView; onReload: () => void }) => {
  const mayWrite = useMay(PERMISSIONS.keysUpdate);
  const mayRotate = useMay(PERMISSIONS.keysRotate);
  const dialogs = useSecretDialogs();
  const subtitle = useSubtitle(set);
  const rights = { set, mayWrite };
  // The config brings its own keys back at every start: they rotate there.
  const secrets = { set, ask: dialogs.ask, mayRotate: mayRotate && set.managedBy === 'panel' };
  return (
    <>
      <KeySetForm
        set={set}
        subtitle={subtitle}
        onSaved={() => undefined}
        onReload={onReload}
        before={<AttentionNotices {...rights} ask={dialogs.ask} mayRotate={mayRotate} />}
      >
        <SecretCard {...secrets} which="secret" />
        {set.kind === 'api' ? <SecretCard {...secrets} which="security" /> : null}
        <VerificationCard {...rights} />
        <UseCard {...rights} />
        <EmergencyCard {...rights} />
      </KeySetForm>
      <SecretDialogs set={set} dialogs={dialogs} />
    </>
  );
};

/** One stored key set: read and edit, rotate its keys, verify, make it the default, stop new orders. */
export const KeySetPage = () => {
  const { id = '' } = useParams();
  const { data: set, error, isLoading, refetch } = useKeySet(id, { refetchOnMountOrArgChange: true });
  const errorText = useErrorText();
  const text = useText();
  if (isLoading) return <Page.Loading />;
  if (error || !set) return <Page.Error content={errorText(error ?? {})} />;
  return (
    <Page.Main>
      <Page.Title>{`${set.name} · ${text('key-sets.title')}`}</Page.Title>
      <StoredKeySet key={set.id} set={set} onReload={() => void refetch()} />
    </Page.Main>
  );
};
