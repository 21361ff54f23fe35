import { Button, Flex } from '@strapi/design-system';

import type { KeySetView } from '../../../../contracts/settings';
import { Notice } from '../../components/notice';
import { useDistance } from '../../hooks/use-distance';
import { useInstant } from '../../hooks/use-instant';
import { useNow } from '../../hooks/use-now';
import { useText } from '../../translations/texts';
import { type Need, needsOf } from './attention';
import { shownSecret, variableName } from './secrets/slots';
import type { SecretDialogsState } from './secrets/use-secret-dialogs';
import { useFieldProblemText } from './use-field-problem-text';
import { useKeySetAction } from '../../hooks/use-key-set-action';

type Props = { set: KeySetView; ask: SecretDialogsState['ask']; mayWrite: boolean; mayRotate: boolean };

/** The button that cures it, for who may press it. Looking again is for what is cured elsewhere. */
const CureButton = ({ need: { cure, which }, set, ask, mayWrite, mayRotate }: Props & { need: Need }) => {
  const text = useText();
  const { run, running } = useKeySetAction();
  // A set that the config looks after gets its keys there.
  const isElsewhere = cure === 'verify' || set.managedBy === 'config';
  if (isElsewhere ? !mayWrite : !mayRotate) return null;
  if (isElsewhere) {
    return (
      <Button variant="tertiary" size="S" loading={running !== undefined} onClick={() => void run(set.id, 'verify')}>
        {text('attention.verify')}
      </Button>
    );
  }
  return (
    <Button variant="tertiary" size="S" onClick={() => ask(cure, which)}>
      {text(`attention.${cure}`)}
    </Button>
  );
};

const NeedNotice = ({ need, ...props }: Props & { need: Need }) => {
  const text = useText();
  const instant = useInstant();
  const distance = useDistance();
  const fieldProblemText = useFieldProblemText();
  const { trouble, which, secret } = need;
  const values = {
    what: text(`secret.${which}.what`),
    key: shownSecret(secret),
    variable: variableName(secret),
    since: instant(secret.rejectedAt),
    when: secret.endsAt === null ? '' : distance(secret.endsAt),
    at: instant(secret.endsAt),
    why: fieldProblemText(secret.problem),
  };
  return (
    <Notice
      tone="warning"
      title={text(`attention.${trouble}.title`, values)}
      action={<CureButton {...props} need={need} />}
    >
      {text(`attention.${trouble}.body`, values)}
    </Notice>
  );
};

/** What waits for a person stands first on the page, each with the button that cures it. */
export const AttentionNotices = (props: Props) => {
  const needs = needsOf(props.set, useNow());
  if (needs.length === 0) return null;
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      {needs.map((need) => (
        <NeedNotice key={`${need.which}-${need.trouble}`} {...props} need={need} />
      ))}
    </Flex>
  );
};
