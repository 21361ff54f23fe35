import { Grid } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';

import { MAIL_LANGUAGES } from '../../../../contracts/shop-settings';
import { Card } from '../../components/card';
import { LinesField } from '../../components/lines-field';
import { Notice } from '../../components/notice';
import { useText } from '../../translations/texts';
import type { ShopCardProps } from './card-props';
import { ChoiceField } from './choice-field';
import { MailKindsField } from './mail-kinds-field';
import { TestMail } from './test-mail';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** Hours as the person's language writes them. */
const useHours = () => {
  const { formatTime } = useIntl();
  return HOURS.map((hour) => ({
    value: String(hour),
    label: formatTime(Date.UTC(2000, 0, 1, hour), { timeZone: 'UTC', hour: 'numeric', minute: '2-digit' }),
  }));
};

const Cell = ({ children }: { children: ReactNode }) => (
  <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
    {children}
  </Grid.Item>
);

const How = ({ disabled }: { disabled: boolean }) => {
  const text = useText();
  const hours = useHours();
  const languages = MAIL_LANGUAGES.map((one) => ({ value: one, label: text(`shop.mail.language.${one}`) }));
  const choice = (name: 'language' | 'daily-hour') => ({
    ...{ disabled, label: text(`shop.mail.${name}`), hint: text(`shop.mail.${name}.hint`) },
  });
  return (
    <>
      <Cell>
        <ChoiceField name="mailLanguage" {...choice('language')} options={languages} />
      </Cell>
      <Cell>
        <ChoiceField name="mailDailyHour" {...choice('daily-hour')} options={hours} />
      </Cell>
    </>
  );
};

/** Who hears of what by e-mail. */
export const MailCard = ({ settings, disabled, problem, isModified }: ShopCardProps & { isModified: boolean }) => {
  const text = useText();
  const to = { name: 'mailTo', label: text('shop.mail.to'), hint: text('shop.mail.to.hint') };
  return (
    <Card title={text('shop.mail.title')} hint={text('shop.mail.hint')}>
      {settings.canSendMail ? null : (
        <Notice tone="warning" title={text('shop.mail.no-plugin')}>
          {text('shop.mail.no-plugin.what-to-do')}
        </Notice>
      )}
      <Grid.Root gap={5}>
        <Cell>
          <LinesField {...to} problem={problem('mailTo')} disabled={disabled} />
        </Cell>
        <Cell>
          <MailKindsField disabled={disabled} />
        </Cell>
        <How disabled={disabled} />
      </Grid.Root>
      {disabled || !settings.canSendMail ? null : <TestMail to={settings.mail.to} isModified={isModified} />}
    </Card>
  );
};
