import { Button, Flex } from '@strapi/design-system';
import { Blocker, Form, Layouts } from '@strapi/strapi/admin';
import { useMemo } from 'react';

import { PERMISSIONS } from '../../../../contracts/permissions';
import type { ShopSettingsView } from '../../../../contracts/shop-settings';
import { OutdatedNotice } from '../../components/outdated-notice';
import { useMay } from '../../hooks/use-may';
import { useTongue } from '../../hooks/use-tongue';
import { useText } from '../../translations/texts';
import { ElsewhereCard } from './elsewhere-card';
import { MailCard } from './mail-card';
import { OrdersCard } from './orders-card';
import { problemsOf, valuesOf, type ShopValues } from './shop-values';
import { useSaveShop } from './use-save-shop';

const Header = ({ save }: { save: JSX.Element | null }) => {
  const text = useText();
  return (
    <Layouts.Header title={text('shop.title')} subtitle={text('shop.subtitle')} primaryAction={save} docLink={null} />
  );
};

type Props = { settings: ShopSettingsView; onReload: () => void };

/** The form of the shop's settings. Saving is off until something changed and absent without the right. */
export const ShopForm = ({ settings, onReload }: Props) => {
  const text = useText();
  const mayWrite = useMay(PERMISSIONS.settingsUpdate);
  const tongue = useTongue();
  const initialValues = useMemo(() => valuesOf(settings, tongue), [settings, tongue]);
  const { submit, isOutdated, setOutdated } = useSaveShop(settings.version);
  return (
    <Form<ShopValues> method="PUT" initialValues={initialValues} onSubmit={submit}>
      {({ modified, isSubmitting, values, resetForm }) => {
        const problems = problemsOf(values);
        const problem = (field: keyof ShopValues) => {
          const found = problems[field];
          return found && text(`shop.problem.${found}`);
        };
        const card = { settings, disabled: !mayWrite, problem };
        const save = (
          <Button type="submit" disabled={!modified} loading={isSubmitting}>
            {text('save')}
          </Button>
        );
        const reload = () => {
          resetForm();
          setOutdated(false);
          onReload();
        };
        return (
          <>
            <Header save={mayWrite ? save : null} />
            <Layouts.Content>
              <Flex direction="column" alignItems="stretch" gap={6}>
                {isOutdated ? (
                  <OutdatedNotice title={text('shop.outdated.title')} onReload={reload}>
                    {text('error.SHOP_SETTINGS_CHANGED')}
                  </OutdatedNotice>
                ) : null}
                <OrdersCard {...card} />
                <MailCard {...card} isModified={modified} />
                <ElsewhereCard settings={settings} />
              </Flex>
            </Layouts.Content>
            <Blocker />
          </>
        );
      }}
    </Form>
  );
};
