import type { FindingView, HealthCode, HealthView } from '../../contracts/health';
import type { ApiClient } from './host/api';
import { rowsIn } from './editor';
import type { Host } from './host-app';
import { serviceIn } from './open-shop';

const BASE = '/commerce-payments';

/** The list of findings as an administrator asks for it, and the looks of the job that tells of them. */
export const openHealthDesk = (host: Host, admin: ApiClient) => {
  const view = async (): Promise<HealthView> => {
    const { status, body, text } = await admin.get<HealthView>(`${BASE}/health`);
    if (status !== 200) throw new Error(text);
    return body.data;
  };
  const memory = () => rowsIn(host, 'health-memory');

  return {
    view,
    codes: async (): Promise<HealthCode[]> => (await view()).findings.map(({ code }) => code),
    find: async (code: HealthCode): Promise<FindingView | undefined> =>
      (await view()).findings.find((finding) => finding.code === code),
    watch: () => serviceIn(host, 'health').watch(),
    /** Lets what is remembered be two minutes older. */
    age: async (): Promise<void> => {
      for (const row of (await memory().findMany({})) as { id: number; firstSeenAt: number; missingSince: number }[]) {
        const older = (time: number | null) => (time === null ? null : Number(time) - 120_000);
        const data = { firstSeenAt: older(row.firstSeenAt), missingSince: older(row.missingSince) };
        await memory().updateMany({ where: { id: row.id }, data } as never);
      }
    },
    /** Types and payloads of what was written down to be told of the health, oldest first. */
    told: async (): Promise<{ type: string; data: Record<string, unknown>; orderId: string | null }[]> => {
      const where = { type: { $startsWith: 'health.' } };
      const rows = await rowsIn(host, 'event').findMany({ where, orderBy: { id: 'asc' } } as never);
      return (rows as { type: string; payload: string; orderId: string | null }[]).map(
        ({ type, payload, orderId }) => ({
          ...{ type, orderId },
          data: JSON.parse(payload) as Record<string, unknown>,
        })
      );
    },
  };
};
