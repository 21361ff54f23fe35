import { Box, Button, Flex, Modal, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';

import type { AuditEntryView } from '../../../../contracts/audit';
import { Code } from '../../components/code';
import { LINE_BREAKS } from '../../components/line-breaks';
import { ShopTime } from '../../components/shop-time';
import { useText } from '../../translations/texts';
import type { AuditQuery } from './audit-query';
import { useAuditWords } from './use-audit-words';

type Props = { entry: AuditEntryView; query: AuditQuery; close: () => void };

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <Box>
    <Typography variant="sigma" textColor="neutral600" tag="dt">
      {name}
    </Typography>
    <Box tag="dd" paddingTop={1}>
      <Typography textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
        {children}
      </Typography>
    </Box>
  </Box>
);

/** From what to what. Fingerprints stand for secrets. */
const Changes = ({ entry }: { entry: AuditEntryView }) => {
  const text = useText();
  const words = useAuditWords();
  return Object.entries(entry.changes).map(([name, { from, to }]) => (
    <Fact key={name} name={words.field(name)}>
      {text('audit.change', { from: words.value(name, from, entry), to: words.value(name, to, entry) })}
    </Fact>
  ));
};

const Details = ({ entry }: { entry: AuditEntryView }) => {
  const words = useAuditWords();
  const told = Object.entries(entry.details).filter(([, value]) => value !== null);
  return told.map(([name, value]) => (
    <Fact key={name} name={words.field(name)}>
      {words.value(name, value, entry)}
    </Fact>
  ));
};

const Place = ({ entry }: { entry: AuditEntryView }) => {
  const text = useText();
  if (entry.sequence === null) return <Fact name={text('audit.place')}>{text('audit.place.waiting')}</Fact>;
  return (
    <>
      <Fact name={text('audit.place')}>{text('audit.place.number', { sequence: entry.sequence })}</Fact>
      <Fact name={text('audit.hash')}>
        <Code>{entry.hash ?? ''}</Code>
      </Fact>
    </>
  );
};

const Facts = ({ entry }: { entry: AuditEntryView }) => {
  const text = useText();
  const words = useAuditWords();
  const { actor, subject } = entry;
  const who = [words.actorKind(actor.kind), actor.name, actor.id].filter((part) => part !== null);
  const about = [words.subjectKind(subject.kind), words.subjectName(subject), subject.id].filter(
    (part) => part !== null
  );
  return (
    <Flex tag="dl" direction="column" alignItems="stretch" gap={4}>
      <Fact name={text('audit.when')}>
        <ShopTime at={entry.at} isExact />
      </Fact>
      <Fact name={text('audit.who')}>{who.join(' · ')}</Fact>
      <Fact name={text('audit.about')}>{about.join(' · ')}</Fact>
      <Changes entry={entry} />
      <Details entry={entry} />
      <Place entry={entry} />
    </Flex>
  );
};

/** All of one entry, and the way to others like it. */
export const EntryDialog = ({ entry, query, close }: Props) => {
  const text = useText();
  const words = useAuditWords();
  const { actor, subject } = entry;
  const narrow = (changes: Parameters<AuditQuery['change']>[0]): void => {
    query.change(changes);
    close();
  };
  return (
    <Modal.Root open onOpenChange={(isOpen: boolean) => (isOpen ? undefined : close())}>
      <Modal.Content style={LINE_BREAKS}>
        <Modal.Header closeLabel={text('close')}>
          <Modal.Title>{words.action(entry.action)}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Facts entry={entry} />
        </Modal.Body>
        <Modal.Footer gap={2} wrap="wrap">
          <Modal.Close>
            <Button variant="tertiary">{text('close')}</Button>
          </Modal.Close>
          <Flex gap={2} wrap="wrap">
            {actor.id === null ? null : (
              <Button variant="secondary" onClick={() => narrow({ actorKind: actor.kind, actorId: actor.id })}>
                {text('audit.same-actor')}
              </Button>
            )}
            {subject.id === null ? null : (
              <Button variant="secondary" onClick={() => narrow({ subjectKind: subject.kind, subjectId: subject.id })}>
                {text('audit.same-subject')}
              </Button>
            )}
          </Flex>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
};
