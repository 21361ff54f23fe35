import { Button, Flex, Typography } from '@strapi/design-system';
import { Mail } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';

import { useErrorText } from '../../hooks/use-error-text';
import { useSendTestMail } from '../../services/shop-settings';
import { useText } from '../../translations/texts';

type Props = { to: string[]; isModified: boolean };

/** Sends an e-mail to those who are saved: whether one arrives is only seen in their mailboxes. */
export const TestMail = ({ to, isModified }: Props) => {
  const text = useText();
  const errorText = useErrorText();
  const { toggleNotification } = useNotification();
  const [send, { isLoading }] = useSendTestMail();
  const run = async (): Promise<void> => {
    const answer = await send();
    if ('error' in answer) toggleNotification({ type: 'danger', message: errorText(answer.error) });
    else toggleNotification({ type: 'success', message: text('shop.mail.test.sent', { count: to.length }) });
  };
  const whyNot = isModified ? 'shop.mail.test.save-first' : to.length === 0 ? 'shop.mail.test.nobody' : null;
  return (
    <Flex gap={3} wrap="wrap">
      <Button
        variant="secondary"
        startIcon={<Mail />}
        disabled={whyNot !== null}
        loading={isLoading}
        onClick={() => void run()}
      >
        {text('shop.mail.test')}
      </Button>
      {whyNot ? <Typography textColor="neutral600">{text(whyNot)}</Typography> : null}
    </Flex>
  );
};
