import { Box, Flex, Typography } from '@strapi/design-system';
import { WarningCircle } from '@strapi/icons';

import type { ProblemView } from '../../../../contracts/problems';
import { BesideIcon } from '../../components/beside-icon';
import { EnvironmentStatus } from '../../components/environment-status';
import { LINE_BREAKS } from '../../components/line-breaks';
import { ShopTime } from '../../components/shop-time';
import { useTongue } from '../../hooks/use-tongue';
import { useText } from '../../translations/texts';
import { ProblemActions } from './problem-actions';
import { ProblemDetails } from './problem-details';

const Head = ({ problem: { kind, at, environment, messages } }: { problem: ProblemView }) => {
  const text = useText();
  const tongue = useTongue();
  return (
    <Flex justifyContent="space-between" alignItems="flex-start" gap={4} wrap="wrap">
      <BesideIcon icon={<WarningCircle fill="warning600" />}>
        <Flex direction="column" alignItems="flex-start" gap={1}>
          <Typography variant="delta" tag="h2">
            {messages[tongue].title}
          </Typography>
          <Flex gap={2}>
            {environment === null ? null : <EnvironmentStatus environment={environment} />}
            <Typography variant="pi" textColor="neutral600">
              {text(`problems.kind.${kind}`)}
            </Typography>
          </Flex>
        </Flex>
      </BesideIcon>
      <Flex gap={1}>
        <Typography textColor="neutral600">{text('problems.since')}</Typography>
        <ShopTime at={at} />
      </Flex>
    </Flex>
  );
};

const Said = ({ name, children }: { name: string; children: string }) => (
  <Box>
    <Typography variant="sigma" textColor="neutral600" tag="p">
      {name}
    </Typography>
    <Typography textColor="neutral800" tag="p">
      {children}
    </Typography>
  </Box>
);

/** One problem: what it is, its cause, its cure, what is known of it, and what can be done. */
export const ProblemCard = ({ problem }: { problem: ProblemView }) => {
  const text = useText();
  const { what, do: cure } = problem.messages[useTongue()];
  return (
    <Box
      tag="li"
      background="neutral0"
      hasRadius
      shadow="filterShadow"
      padding={{ initial: 4, medium: 6 }}
      style={LINE_BREAKS}
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Head problem={problem} />
        <Said name={text('problems.cause')}>{what}</Said>
        <Said name={text('problems.cure')}>{cure}</Said>
        <ProblemDetails problem={problem} />
        <ProblemActions problem={problem} />
      </Flex>
    </Box>
  );
};
