import { Box, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import type { FindingView } from '../../../../contracts/health';
import { useInstant } from '../../hooks/use-instant';
import { useText } from '../../translations/texts';
import { CureLink, type HealthPlace } from './cure-link';
import { Severity } from './severity';

/** The server's words in the person's language, or in English. */
const useWords = ({ messages }: FindingView) => (useIntl().locale.startsWith('ko') ? messages.ko : messages.en);

/** One finding: how much it weighs, since when, its cause, its cure, and the way to where it is cured. */
export const Finding = ({ finding, here }: { finding: FindingView; here: HealthPlace }) => {
  const text = useText();
  const instant = useInstant();
  const { cause, cure } = useWords(finding);
  return (
    <Box tag="li" paddingTop={4} paddingBottom={4} borderColor="neutral150" borderWidth="1px 0 0" borderStyle="solid">
      <Flex direction="column" alignItems="stretch" gap={2}>
        <Flex justifyContent="space-between" gap={4} wrap="wrap">
          <Severity severity={finding.severity} />
          {finding.since === null ? null : (
            <Typography variant="pi" textColor="neutral600">
              {text('health.since', { since: instant(finding.since) })}
            </Typography>
          )}
        </Flex>
        <Typography textColor="neutral800">{cause}</Typography>
        <Typography textColor="neutral600">{cure}</Typography>
        <CureLink cure={finding.cure} here={here} />
      </Flex>
    </Box>
  );
};

/** Several findings, in the order in which the server gives them. */
export const FindingList = ({ findings, here }: { findings: readonly FindingView[]; here: HealthPlace }) => (
  <Box tag="ul" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
    {findings.map((finding) => (
      <Finding key={finding.id} finding={finding} here={here} />
    ))}
  </Box>
);
