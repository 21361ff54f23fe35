import { PERMISSIONS } from '../../../contracts/permissions';
import { PLUGIN_ID } from '../../../contracts/plugin-id';
import type { LimitSubjectView, RefundLimitInput, RefundLimitView } from '../../../contracts/refund-limits';
import type { Actor } from '../domain/actor';
import { CommerceError } from '../domain/errors';
import {
  koreanDayStart,
  NO_LIMIT,
  requesterOfToken,
  type LimitSubject,
  type StoredRefundLimit,
} from '../domain/refund-limit';
import { DuplicateRow, type InTransaction, type RefundRepository } from '../repositories/ports';
import type { RefundLimitRepository } from '../repositories/refund-limit-port';
import type { RightsRepository, TokenRow } from '../repositories/rights-port';
import type { AuditLog } from './audit/audit-port';
import type { Clock } from './clock';

export type RefundLimitPorts = {
  inTransaction: InTransaction;
  limits: RefundLimitRepository;
  refunds: Pick<RefundRepository, 'askedBy'>;
  rights: RightsRepository;
  audit: AuditLog;
  clock: Clock;
};

type Subject = LimitSubject & Pick<LimitSubjectView, 'name' | 'mayRefund'>;

const REFUND = `plugin::${PLUGIN_ID}.refund.create`;

const mayRefund = ({ type, actions }: TokenRow): boolean =>
  type === 'full-access' || (type === 'custom' && actions.includes(REFUND));

const isOf =
  ({ kind, id }: LimitSubject) =>
  (other: LimitSubject): boolean =>
    other.kind === kind && other.id === id;

const changed = (): CommerceError =>
  new CommerceError('REFUND_LIMIT_CHANGED', 'Somebody else changed this limit: read it again');

/** What roles and API tokens may give back: read and set by administrators. Nothing is limited until one is set. */
export const createRefundLimits = (ports: RefundLimitPorts) => {
  const { inTransaction, limits, refunds, rights, audit, clock } = ports;

  /** Everybody who could be limited. Of a role or token that is gone, what was set stays in the table and does nothing. */
  const subjects = async (): Promise<Subject[]> => {
    const granting = new Set((await rights.rolesWith(PERMISSIONS.refundsCreate)).map(({ id }) => id));
    const roles = (await rights.roles()).map(
      ({ id, name }): Subject => ({ kind: 'role', id, name, mayRefund: granting.has(id) })
    );
    const tokens = (await rights.tokens())
      .filter(({ kind }) => kind === 'content-api')
      .map((token): Subject => ({ kind: 'api_token', id: token.id, name: token.name, mayRefund: mayRefund(token) }));
    return [...roles, ...tokens];
  };

  const viewOfLimit = async ({ kind, id, ...limit }: StoredRefundLimit): Promise<RefundLimitView> => ({
    currency: limit.currency,
    perRefund: limit.perRefund,
    perDay: limit.perDay,
    usedToday:
      kind === 'api_token'
        ? await refunds.askedBy(requesterOfToken(id), limit.currency, koreanDayStart(clock()))
        : null,
    version: limit.version,
    modifiedAt: new Date(limit.modifiedAt).toISOString(),
    modifiedBy: limit.modifiedBy,
  });

  const viewOf = async (subject: Subject, stored: readonly StoredRefundLimit[]): Promise<LimitSubjectView> => {
    const own: RefundLimitView[] = [];
    for (const limit of stored.filter(isOf(subject))) own.push(await viewOfLimit(limit));
    return { ...subject, limits: own };
  };

  const write = (subject: Subject, input: RefundLimitInput, before: StoredRefundLimit | undefined, by: Actor) =>
    inTransaction(async () => {
      const { currency, perRefund, perDay, version } = input;
      const { kind, id, name } = subject;
      const meta = { version: version + 1, modifiedAt: clock(), modifiedBy: by.name };
      if (!(await limits.save({ kind, id, currency, perRefund, perDay, ...meta }, version))) throw changed();
      const from = before ?? NO_LIMIT;
      await audit.record({
        actor: by,
        action: 'limits.updated',
        subject: { kind: 'limits', id: `${kind}:${id}`, name },
        changes: {
          ...(from.perRefund === perRefund ? {} : { perRefund: { from: from.perRefund, to: perRefund } }),
          ...(from.perDay === perDay ? {} : { perDay: { from: from.perDay, to: perDay } }),
        },
        details: { currency },
      });
    });

  return {
    /** Those who may refund, and those for whom a limit is set. */
    async list(): Promise<LimitSubjectView[]> {
      const stored = await limits.list();
      const shown = (await subjects()).filter((subject) => subject.mayRefund || stored.some(isOf(subject)));
      const views: LimitSubjectView[] = [];
      for (const subject of shown) views.push(await viewOf(subject, stored));
      return views;
    },

    /**
     * Sets both figures of one role or token in one currency; `null` switches one off. It holds from the next refund on.
     * Saved as it is, nothing happens.
     *
     * @throws CommerceError `REFUND_LIMIT_SUBJECT_NOT_FOUND`, `REFUND_LIMIT_CHANGED`
     */
    async set(input: RefundLimitInput, by: Actor): Promise<LimitSubjectView> {
      const subject = (await subjects()).find(isOf(input));
      if (!subject) throw new CommerceError('REFUND_LIMIT_SUBJECT_NOT_FOUND', 'No such role or API token');
      const before = (await limits.list()).find((limit) => isOf(input)(limit) && limit.currency === input.currency);
      if ((before?.version ?? 0) !== input.version) throw changed();
      const { perRefund, perDay } = before ?? NO_LIMIT;
      if (perRefund === input.perRefund && perDay === input.perDay) return viewOf(subject, await limits.list());
      try {
        await write(subject, input, before, by);
      } catch (error) {
        throw error instanceof DuplicateRow ? changed() : error;
      }
      return viewOf(subject, await limits.list());
    },
  };
};

export type RefundLimits = ReturnType<typeof createRefundLimits>;
