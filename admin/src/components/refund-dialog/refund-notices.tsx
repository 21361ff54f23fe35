import { Flex } from '@strapi/design-system';

import type { RefundBlock, RefundWarning } from '../../../../contracts/refund-options';
import { useText } from '../../translations/texts';
import { Notice } from '../notice';

type Props = { block: RefundBlock | null; warnings: readonly RefundWarning[] };

/** Why nothing can go back, or what is good to know before it does. */
export const RefundNotices = ({ block, warnings }: Props) => {
  const text = useText();
  if (block) return <Notice title={text('refund.blocked')}>{text(`refund.block.${block}`)}</Notice>;
  if (warnings.length === 0) return null;
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      {warnings.map((warning) => (
        <Notice key={warning} tone="warning" title={text(`refund.warning.${warning}.title`)}>
          {text(`refund.warning.${warning}`)}
        </Notice>
      ))}
    </Flex>
  );
};
