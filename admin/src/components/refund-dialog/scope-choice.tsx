import { Flex, Radio, Typography } from '@strapi/design-system';

import { useText } from '../../translations/texts';
import type { RefundScope } from './typed-refund';

type Props = { scope: RefundScope; scopes: readonly RefundScope[]; onChange: (scope: RefundScope) => void };

/** All of it, an amount, or pieces of lines; nothing to choose where only one way is open. */
export const ScopeChoice = ({ scope, scopes, onChange }: Props) => {
  const text = useText();
  if (scopes.length === 1) return null;
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography id="refund-scope" variant="pi" fontWeight="bold" textColor="neutral800">
        {text('refund.scope')}
      </Typography>
      <Radio.Group
        aria-labelledby="refund-scope"
        value={scope}
        onValueChange={(value) => onChange(value as RefundScope)}
      >
        {scopes.map((each) => (
          <Radio.Item key={each} value={each}>
            {text(`refund.scope.${each}`)}
          </Radio.Item>
        ))}
      </Radio.Group>
    </Flex>
  );
};
