import type { HostProcess } from './host-process';

type Kept = string | { name: string };

const MONEY = ['order', 'order-line', 'payment', 'refund'].map((name) => `plugin::commerce-payments.${name}`);

/** Rights over money rows that a fresh app gives to editors and authors, and that the plugin takes back. */
export const rightsOf = async (host: HostProcess): Promise<string[]> => {
  const rows = await host.ask<{ subject: string | null; role: { code: string } }[]>('select', 'admin::permission', {
    populate: { role: true },
  });
  return rows
    .filter(({ subject, role }) => MONEY.includes(subject ?? '') && role.code !== 'strapi-super-admin')
    .map(({ subject, role }) => `${role.code} ${subject}`);
};

/** Our tables, and those that Strapi was told to keep: one boot without the plugin would drop the others. */
export const keepsOf = async (host: HostProcess): Promise<{ tables: string[]; kept: string[] }> => {
  const counts = await host.ask<Record<string, number>>('counts');
  const [stored] = await host.ask<{ value: string }[]>('select', 'strapi::core-store', {
    where: { key: { $endsWith: 'persisted_tables' } },
  });
  const kept = JSON.parse(stored?.value ?? '[]') as Kept[];
  return {
    tables: Object.keys(counts).filter((name) => name.startsWith('commerce_')),
    kept: kept.map((one) => (typeof one === 'string' ? one : one.name)),
  };
};
