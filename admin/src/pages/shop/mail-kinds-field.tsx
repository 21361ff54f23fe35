import { Checkbox, Flex, Typography } from '@strapi/design-system';
import { useField } from '@strapi/strapi/admin';

import { MAIL_KINDS, type MailKind } from '../../../../contracts/shop-settings';
import { useText } from '../../translations/texts';

const NAME = 'mailKinds';
const LABEL = 'mail-kinds';

/** Which e-mails are sent; each says when it comes. */
export const MailKindsField = ({ disabled }: { disabled: boolean }) => {
  const text = useText();
  const { value = [], onChange } = useField<MailKind[]>(NAME);
  const toggle = (kind: MailKind, isWanted: boolean): void =>
    onChange(
      NAME,
      MAIL_KINDS.filter((one) => (one === kind ? isWanted : value.includes(one)))
    );
  return (
    <Flex role="group" aria-labelledby={LABEL} direction="column" alignItems="stretch" gap={3}>
      <Typography variant="pi" fontWeight="bold" textColor="neutral800" id={LABEL}>
        {text('shop.mail.kinds')}
      </Typography>
      {MAIL_KINDS.map((kind) => (
        <Flex key={kind} direction="column" alignItems="flex-start" gap={1}>
          <Checkbox
            checked={value.includes(kind)}
            disabled={disabled}
            aria-describedby={`${LABEL}-${kind}`}
            onCheckedChange={(checked) => toggle(kind, checked === true)}
          >
            {text(`shop.mail.kind.${kind}`)}
          </Checkbox>
          <Typography variant="pi" textColor="neutral600" id={`${LABEL}-${kind}`} paddingLeft={7}>
            {text(`shop.mail.kind.${kind}.hint`)}
          </Typography>
        </Flex>
      ))}
    </Flex>
  );
};
