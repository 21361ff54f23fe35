import { Box, Button, Flex, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { useState } from 'react';

import { PERMISSIONS } from '../../../../contracts/permissions';
import { webhookKindName } from '../../../../contracts/webhook-messages';
import type { HeardView, SelfTestView } from '../../../../contracts/webhook-pages';
import { MONEY_KINDS } from '../../../../contracts/webhooks';
import { Card } from '../../components/card';
import { EnvironmentStatus } from '../../components/environment-status';
import type { RowPlace } from '../../components/grid-place';
import { Notice } from '../../components/notice';
import { ShopTime } from '../../components/shop-time';
import { type RequestError, useErrorText } from '../../hooks/use-error-text';
import { useMay } from '../../hooks/use-may';
import { useTongue } from '../../hooks/use-tongue';
import { useTestWebhook } from '../../services/webhooks';
import { useText } from '../../translations/texts';
import { WRAPS } from './delivery-parts';
import { SelfTestResult } from './self-test-result';

const At = ({ at }: { at: string | null }) => {
  const text = useText();
  return at === null ? (
    <Typography textColor="neutral600">{text('webhooks.never')}</Typography>
  ) : (
    <ShopTime at={at} isStacked />
  );
};

type RowProps = { heard: HeardView; mayTest: boolean; isTesting: boolean; test: () => void } & RowPlace;

const Row = ({ heard, mayTest, isTesting, test, ...place }: RowProps) => {
  const text = useText();
  const { name, kind, environment, isEnabled, lastAtByKind, lastSelfTest } = heard;
  return (
    <Tr {...place}>
      <Td>
        <Flex direction="column" alignItems="flex-start" gap={1} minWidth="14rem">
          <Typography fontWeight="bold" textColor="neutral800" style={WRAPS}>
            {name}
          </Typography>
          <Flex gap={1} direction="column" alignItems="flex-start">
            <EnvironmentStatus environment={environment} />
            <Typography variant="pi" textColor="neutral600">
              {isEnabled ? text(`kind.${kind}`) : text('webhooks.heard.off', { kind: text(`kind.${kind}`) })}
            </Typography>
          </Flex>
        </Flex>
      </Td>
      {MONEY_KINDS.map((one) => (
        <Td key={one}>
          <At at={lastAtByKind[one]} />
        </Td>
      ))}
      <Td>
        <Flex direction="column" alignItems="flex-start" gap={1}>
          <At at={lastSelfTest?.at ?? null} />
          {mayTest ? (
            <Button
              variant="secondary"
              size="S"
              loading={isTesting}
              aria-label={text('webhooks.test.label', { name })}
              onClick={test}
            >
              {text('webhooks.test')}
            </Button>
          ) : null}
        </Flex>
      </Td>
    </Tr>
  );
};

const useSelfTest = () => {
  const [send, { isLoading, originalArgs }] = useTestWebhook();
  const [result, setResult] = useState<SelfTestView | null>(null);
  const [error, setError] = useState<RequestError | null>(null);
  const run = async (keySetId: string): Promise<void> => {
    setResult(null);
    setError(null);
    const answer = await send(keySetId);
    if ('data' in answer) setResult(answer.data);
    else setError(answer.error as RequestError);
  };
  return { run, result, error, testing: isLoading ? originalArgs : undefined };
};

const Columns = (place: RowPlace) => {
  const text = useText();
  const tongue = useTongue();
  const kinds = MONEY_KINDS.map((kind) => webhookKindName(kind)[tongue]);
  return (
    <Tr {...place}>
      {[text('webhooks.key-set'), ...kinds, text('webhooks.heard.self-test')].map((name) => (
        <Th key={name}>
          <Typography variant="sigma" textColor="neutral600">
            {name}
          </Typography>
        </Th>
      ))}
    </Tr>
  );
};

/** What each address heard last, by kind, and a self-test of it. */
export const HeardCard = ({ keySets }: { keySets: readonly HeardView[] }) => {
  const text = useText();
  const errorText = useErrorText();
  const mayTest = useMay(PERMISSIONS.webhooksUpdate);
  const { run, result, error, testing } = useSelfTest();
  const nameOf = (id: string): string => keySets.find(({ keySetId }) => keySetId === id)?.name ?? '';
  if (keySets.length === 0) {
    return (
      <Card title={text('webhooks.heard.title')}>
        <Typography textColor="neutral600">{text('webhook.none')}</Typography>
      </Card>
    );
  }
  return (
    <Card title={text('webhooks.heard.title')} hint={text('webhooks.heard.hint')}>
      {error ? <Notice title={text('webhooks.test.error')}>{errorText(error)}</Notice> : null}
      {result ? <SelfTestResult test={result} name={nameOf(result.keySetId)} /> : null}
      <Box>
        <Table colCount={MONEY_KINDS.length + 2} rowCount={keySets.length + 1}>
          <Thead>
            <Columns />
          </Thead>
          <Tbody>
            {keySets.map((heard) => (
              <Row
                key={heard.keySetId}
                {...{ heard, mayTest }}
                isTesting={testing === heard.keySetId}
                test={() => void run(heard.keySetId)}
              />
            ))}
          </Tbody>
        </Table>
      </Box>
    </Card>
  );
};
