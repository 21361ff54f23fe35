import { Button, Flex } from '@strapi/design-system';
import { BackButton, Blocker, Form, Layouts, useIsMobile } from '@strapi/strapi/admin';
import { type ReactNode, useMemo } from 'react';

import { PERMISSIONS } from '../../../../contracts/permissions';
import type { KeySetView } from '../../../../contracts/settings';
import { EnvironmentStatus } from '../../components/environment-status';
import { OutdatedNotice } from '../../components/outdated-notice';
import { useMay } from '../../hooks/use-may';
import { useText } from '../../translations/texts';
import { BasicCard } from './basic-card';
import { KeysCard } from './keys-card';
import { problemsWhileTyping } from './key-set-problems';
import { type KeySetValues, valuesOf } from './key-set-values';
import { useSaveKeySet } from './use-save-key-set';

type Props = {
  set: KeySetView | null;
  /** What a new set starts with; a stored one starts with what is stored. */
  startsWith?: KeySetValues;
  subtitle?: string;
  onSaved: (saved: KeySetView) => void;
  onReload?: () => void;
  /** What stands before the form's cards, and what after them. */
  before?: ReactNode;
  children: ReactNode;
};

type HeaderProps = Pick<Props, 'set' | 'subtitle'> & { save: ReactNode; environment: KeySetValues['environment'] };

const Header = ({ set, subtitle, save, environment }: HeaderProps) => {
  const text = useText();
  const isMobile = useIsMobile();
  return (
    <Layouts.Header
      title={set?.name ?? text('key-sets.new')}
      {...(subtitle === undefined ? {} : { subtitle })}
      {...(set ? { secondaryAction: <EnvironmentStatus environment={environment} /> } : {})}
      // Strapi's settings bring their own way back on a phone.
      {...(isMobile ? {} : { navigationAction: <BackButton fallback=".." /> })}
      primaryAction={save}
      docLink={null}
    />
  );
};

/** The form of a key set, new or stored. Saving is off until something changed and absent without the right. */
export const KeySetForm = ({ set, startsWith, subtitle, onSaved, onReload, before, children }: Props) => {
  const text = useText();
  const mayUpdate = useMay(PERMISSIONS.keysUpdate);
  const mayWrite = mayUpdate && set?.managedBy !== 'config';
  const initialValues = useMemo(() => (set ? valuesOf(set) : startsWith), [set, startsWith]);
  const { submit, isOutdated, setOutdated } = useSaveKeySet({ set, onSaved });
  const reload = () => {
    setOutdated(false);
    onReload?.();
  };
  return (
    <Form<KeySetValues> method={set ? 'PUT' : 'POST'} {...(initialValues ? { initialValues } : {})} onSubmit={submit}>
      {({ modified, isSubmitting, values, resetForm }) => {
        const problems = problemsWhileTyping(values);
        const problem = (field: keyof KeySetValues) => {
          const found = problems[field];
          return found && text(`field-error.${found}`);
        };
        const card = { isNew: set === null, disabled: !mayWrite, problem };
        const save = (
          <Button type="submit" disabled={!modified} loading={isSubmitting}>
            {text('save')}
          </Button>
        );
        return (
          <>
            <Header
              set={set}
              {...(subtitle === undefined ? {} : { subtitle })}
              save={mayWrite ? save : null}
              environment={values.environment}
            />
            <Layouts.Content>
              <Flex direction="column" alignItems="stretch" gap={6}>
                {isOutdated ? (
                  <OutdatedNotice
                    title={text('key-set.outdated.title')}
                    onReload={() => {
                      resetForm();
                      reload();
                    }}
                  >
                    {text('error.KEY_SET_CHANGED')}
                  </OutdatedNotice>
                ) : null}
                {before}
                <BasicCard {...card} set={set} />
                {set ? null : <KeysCard {...card} />}
                {children}
              </Flex>
            </Layouts.Content>
            <Blocker />
          </>
        );
      }}
    </Form>
  );
};
