import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { CheckCircle, SealCheck } from '@strapi/icons';

import type { AuditFinding } from '../../../../contracts/audit';
import { BesideIcon } from '../../components/beside-icon';
import { Card } from '../../components/card';
import { Notice } from '../../components/notice';
import { Progress } from '../../components/progress';
import { useErrorText } from '../../hooks/use-error-text';
import { isTextId, useText } from '../../translations/texts';
import { type ChainCheck, useVerifyChain } from './use-verify-chain';

/** Which entry is meant: by its place, the places of those removed, or its id. */
const useFindingText = () => {
  const text = useText();
  return ({ kind, sequence, until, entryId, reason }: AuditFinding): string => {
    const place = until !== null && until !== sequence ? `${sequence}–${until}` : `${sequence ?? entryId ?? ''}`;
    const why = `audit.reason.${reason}`;
    const told = text(`audit.finding.${kind}`, { place });
    return isTextId(why) ? `${told} ${text(why)}` : told;
  };
};

const Findings = ({ findings }: { findings: AuditFinding[] }) => {
  const findingText = useFindingText();
  return (
    <Box tag="ul" style={{ listStyle: 'disc', paddingInlineStart: '2rem' }}>
      {findings.map((finding) => (
        <li key={findingText(finding)}>
          <Typography textColor="neutral800">{findingText(finding)}</Typography>
        </li>
      ))}
    </Box>
  );
};

const Whole = ({ check }: { check: ChainCheck }) => {
  const text = useText();
  return (
    <BesideIcon icon={<CheckCircle fill="success600" />} role="status">
      <Typography textColor="neutral800">
        {text(check.end?.isSigned ? 'audit.chain.whole' : 'audit.chain.whole.unsigned', { count: check.checked })}
      </Typography>
    </BesideIcon>
  );
};

const Result = ({ check }: { check: ChainCheck }) => {
  const text = useText();
  const errorText = useErrorText();
  if (check.error) return <Notice title={text('audit.chain.failed')}>{errorText(check.error)}</Notice>;
  if (check.findings.length > 0) {
    return (
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Notice title={text('audit.chain.broken')}>{text('audit.chain.broken.hint')}</Notice>
        <Findings findings={check.findings} />
      </Flex>
    );
  }
  return check.isRunning ? null : <Whole check={check} />;
};

const Running = ({ check: { checked, total } }: { check: ChainCheck }) => {
  const text = useText();
  return <Progress done={checked} total={total} label={text('audit.chain.progress', { checked, total })} />;
};

/** Checks that no entry was changed or removed, and says what was found. */
export const ChainCard = () => {
  const text = useText();
  const { check, run } = useVerifyChain();
  return (
    <Card
      title={text('audit.chain.title')}
      hint={text('audit.chain.hint')}
      action={
        <Button
          variant="secondary"
          startIcon={<SealCheck />}
          loading={check?.isRunning ?? false}
          onClick={() => void run()}
        >
          {text('audit.chain.verify')}
        </Button>
      }
    >
      {check?.isRunning ? <Running check={check} /> : null}
      {check ? <Result check={check} /> : null}
    </Card>
  );
};
