import type { HealthEventData } from '../../../contracts/events';
import { HEALTH_MESSAGES, fillHealthText } from '../../../contracts/health-messages';
import type { FindingView, HealthCode, HealthText, HealthView } from '../../../contracts/health';
import { healthEvent } from '../domain/event';
import { findingIdOf, severityOf, stateOf, type Finding } from '../domain/health';
import { memoryStep, type RememberedFinding, type SeenFinding } from '../domain/health-memory';
import { findingsOf } from '../domain/health-rules';
import type { HealthMemory } from '../repositories/health-memory-port';
import type { InTransaction } from '../repositories/ports';
import { describeError } from './describe-error';
import { createReadFacts, type HealthFactsPorts } from './health-facts';
import type { EventOutbox } from './outbox/outbox-port';

export type HealthPorts = HealthFactsPorts & {
  memory: HealthMemory;
  outbox: EventOutbox;
  inTransaction: InTransaction;
  log: { error: (message: string) => void };
};

const iso = (ms: number): string => new Date(ms).toISOString();

const filled = ({ code, details }: Finding, language: 'ko' | 'en'): HealthText => {
  const { cause, cure } = HEALTH_MESSAGES[code][language];
  return { cause: fillHealthText(cause, details, language), cure: fillHealthText(cure, details, language) };
};

const viewOf = (finding: Finding, since: number | null): FindingView => {
  const { code, details, cure } = finding;
  return {
    id: findingIdOf(finding),
    code,
    severity: severityOf(code),
    since: since === null ? null : iso(since),
    details,
    cure,
    messages: { ko: filled(finding, 'ko'), en: filled(finding, 'en') },
  };
};

/** The vault speaks for itself at boot, in more words; and what is late because nothing ran is soon done. */
const UNSAID_AT_BOOT: readonly HealthCode[] = [
  'VAULT_KEY_MISSING',
  'VAULT_KEY_UNKNOWN',
  'OTHER_INSTALLATION',
  'WORK_OVERDUE',
];

/** Names are typed by people: in the log one line stays one line. */
const oneLine = (text: string): string => text.replace(/\p{Cc}+/gu, ' ');

/**
 * What is wrong with the installation, with cause and cure. Worked out anew each time, so that a finding is gone with
 * its cause; remembered is only since when it has been seen, and whether it was told.
 */
export const createHealth = (ports: HealthPorts) => {
  const { memory, outbox, inTransaction, environment, log, clock } = ports;
  const readFacts = createReadFacts(ports);

  const seenOf = (finding: Finding, now: number): SeenFinding => {
    const findingId = findingIdOf(finding);
    const severity = severityOf(finding.code);
    if (severity !== 'serious') return { findingId, telling: null };
    const { keySetId } = finding.details;
    const data: HealthEventData = {
      ...{ findingId, code: finding.code, severity, environment },
      keySetId: typeof keySetId === 'string' ? keySetId : null,
      since: iso(finding.since ?? now),
    };
    return { findingId, telling: JSON.stringify(data) };
  };

  /** Both stand or fall together: what is marked as told has been written down to be told. */
  const tell = ({ findingId, telling }: SeenFinding): Promise<void> =>
    inTransaction(async () => {
      if (telling === null || !(await memory.markTold(findingId, telling))) return;
      await outbox.append([healthEvent('health.serious', JSON.parse(telling) as HealthEventData)]);
    });

  const tellEnd = ({ findingId, told, missingSince }: RememberedFinding): Promise<void> =>
    inTransaction(async () => {
      if (told === null || missingSince === null || !(await memory.clear(findingId, missingSince))) return;
      await outbox.append([healthEvent('health.cleared', JSON.parse(told) as HealthEventData)]);
    });

  const say = (finding: Finding): void => {
    const { code } = finding;
    if (severityOf(code) !== 'serious' || UNSAID_AT_BOOT.includes(code)) return;
    const { cause, cure } = filled(finding, 'en');
    log.error(oneLine(`Commerce Payments: ${cause} ${cure} (${code})`));
  };

  return {
    /** All findings, the gravest first. Nothing is kept: it is what is true now. */
    async view(): Promise<HealthView> {
      const facts = await readFacts();
      const findings = findingsOf(facts);
      const seenAt = new Map((await memory.list()).map((row) => [row.findingId, row.firstSeenAt]));
      return {
        state: stateOf(findings),
        environment,
        findings: findings.map((finding) => viewOf(finding, finding.since ?? seenAt.get(findingIdOf(finding)) ?? null)),
        checkedAt: iso(facts.now),
      };
    },

    /**
     * Looks, and tells by events what serious finding appeared or is cleared since the last looks: each once, also when
     * two processes look at once. Called once a minute.
     */
    async watch(): Promise<void> {
      const findings = findingsOf(await readFacts());
      const now = clock();
      const remembered = await memory.list();
      const firstSeen = new Map(remembered.map((row) => [row.findingId, row.firstSeenAt]));
      const seen = findings.map((finding) => seenOf(finding, firstSeen.get(findingIdOf(finding)) ?? now));
      const step = memoryStep(seen, remembered, now);
      await memory.remember(step.remember, now);
      await memory.markMissing(step.markMissing, now);
      await memory.markBack(step.markBack);
      await memory.forget(step.forget);
      for (const found of step.tell) await tell(found);
      for (const row of step.clear) await tellEnd(row);
      if (step.tell.length + step.clear.length > 0) outbox.kick();
    },

    /** Writes what is serious into the log, a sentence each. Called when the server listens; nothing fails by it. */
    async atBoot(): Promise<void> {
      try {
        for (const finding of findingsOf(await readFacts())) say(finding);
      } catch (error) {
        log.error(`Commerce Payments could not look for what is wrong: ${describeError(error)}`);
      }
    },
  };
};

export type Health = ReturnType<typeof createHealth>;
