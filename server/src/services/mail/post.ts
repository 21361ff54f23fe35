import { CommerceError } from '../../domain/errors';
import type { Mail } from './compose';

export type PostPorts = {
  /** Hands one e-mail to Strapi's plugin. */
  send: (mail: Mail & { to: string }) => Promise<unknown>;
  log: { error: (message: string) => void };
};

/** A provider that does not answer must not hold up the other addresses for long. */
const PATIENCE_MS = 30_000;

const inTime = async (sending: Promise<unknown>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('late')), PATIENCE_MS).unref();
  });
  try {
    await Promise.race([sending, late]);
  } finally {
    clearTimeout(timer);
  }
};

/** A provider's own words may have a password or an address in them: its code at most is told. */
const reasonOf = (error: unknown): string => {
  const { code, name } = Object(error) as { code?: unknown; name?: unknown };
  return (
    ([code, name].find((one) => typeof one === 'string' && /^\w{1,40}$/.test(one)) as string | undefined) ?? 'unknown'
  );
};

/**
 * Sends an e-mail to each address by itself, so that a wrong one keeps nobody else from hearing.
 *
 * @throws CommerceError `MAIL_NOT_SENT` when none was taken
 */
export const createPost =
  ({ send, log }: PostPorts) =>
  async (mail: Mail, addresses: readonly string[]): Promise<void> => {
    let sent = 0;
    for (const to of addresses) {
      try {
        await inTime(send({ ...mail, to }));
        sent += 1;
      } catch (error) {
        log.error(`Commerce Payments could not hand an e-mail to Strapi's e-mail plugin (${reasonOf(error)})`);
      }
    }
    if (sent === 0) throw new CommerceError('MAIL_NOT_SENT', 'No e-mail could be sent');
  };

export type Post = ReturnType<typeof createPost>;
