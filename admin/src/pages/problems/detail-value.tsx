import { Flex, Typography } from '@strapi/design-system';

import { providerStatusWord } from '../../../../contracts/provider-statuses';
import { DELIVERY_RESULT_TEXTS, webhookKindName } from '../../../../contracts/webhook-messages';
import { DELIVERY_RESULT_CODES, type DeliveryResultCode } from '../../../../contracts/webhooks';
import { Code } from '../../components/code';
import { ProviderAnswer } from '../../components/provider-answer';
import { useTongue } from '../../hooks/use-tongue';
import { isTextId, type TextId, useText } from '../../translations/texts';
import { wordTextId } from '../../translations/words';

/** What of a problem's details is shown, in this order. */
export const SHOWN = [
  'fields',
  'from',
  'told',
  'providerStatus',
  'providerCode',
  'kind',
  'result',
  'cause',
  'type',
  'lastStatus',
  'lastError',
  'attempts',
] as const;
export type Shown = (typeof SHOWN)[number];

const isResult = (code: string): code is DeliveryResultCode => DELIVERY_RESULT_CODES.some((known) => known === code);

/** Details that one sentence or word says. */
const useWords = () => {
  const text = useText();
  const tongue = useTongue();
  const word = (id: string, value: string): string => (isTextId(id) ? text(id) : value);
  const state = (value: string): string => {
    const id = wordTextId('state', value);
    return id === null ? value : text(id);
  };
  return (name: Shown, value: unknown): string => {
    if (Array.isArray(value)) return value.map((one) => word(`problems.field.${String(one)}`, String(one))).join(', ');
    const said = String(value);
    if (name === 'from' || name === 'told') return state(said);
    if (name === 'providerStatus') return providerStatusWord(said)?.[tongue] ?? said;
    if (name === 'kind') return webhookKindName(said)[tongue];
    if (name === 'result') return isResult(said) ? DELIVERY_RESULT_TEXTS[said][tongue].what : said;
    if (name === 'type') return word(`problems.event.${said.replace('.', '-')}`, said);
    return name === 'attempts' ? text('webhooks.attempts.value', { count: Number(value) }) : said;
  };
};

/** Words for the end of an attempt to send an event: what the receiver answered, the network's trouble, or our own. */
const sendingErrorText = (said: string): TextId => {
  if (said.startsWith('HTTP ')) return 'problems.last-error.http';
  return [`problems.last-error.${said}`, `error.${said}`].find(isTextId) ?? 'problems.last-error.other';
};

/** Why an event did not get through, and what the receiver or the network said for it. */
const SendingError = ({ said }: { said: string }) => {
  const text = useText();
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Typography textColor="neutral800">{text(sendingErrorText(said))}</Typography>
      <Code>{said}</Code>
    </Flex>
  );
};

/** One detail of a problem in words. */
export const DetailValue = ({ name, value }: { name: Shown; value: unknown }) => {
  const text = useText();
  const words = useWords();
  const said = String(value);
  if (name === 'lastError') return <SendingError said={said} />;
  if (name === 'providerCode' || name === 'cause') {
    const ours = `problems.cause-of.${said}`;
    if (!isTextId(ours)) return <ProviderAnswer code={said} />;
    return <Typography textColor="neutral800">{text(ours)}</Typography>;
  }
  return <Typography textColor="neutral800">{words(name, value)}</Typography>;
};
