import type { VaultFinding } from '../../../../contracts/vault';

const tablesOf = (tables: Record<string, number>): string =>
  Object.entries(tables)
    .map(([table, values]) => `${values} in ${table}`)
    .join(', ');

const DIFFERENCE = {
  settings: 'API_TOKEN_SALT is another one there',
  environment: 'it takes live payments, and here `environment` is "test"',
} as const;

/** A finding in words for the log: what is wrong, and what to do. */
export const noticeOf = (finding: VaultFinding): string => {
  switch (finding.code) {
    case 'VAULT_KEY_MISSING':
      return [
        finding.problem,
        'Make a key with `openssl rand -base64 32`, put it into COMMERCE_VAULT_KEYS and back it up.',
        ...(finding.values > 0 ? [`${finding.values} sealed values cannot be opened without it.`] : []),
      ].join(' ');
    case 'VAULT_KEY_UNKNOWN':
      return (
        `The vault key ${finding.kid} is still needed: ${finding.values} sealed values do not open without it ` +
        `(${tablesOf(finding.tables)}). Put it back as second in vault.keys, then rekey in the settings. If this database is ` +
        `a copy of another installation's, leave it out: what it sealed stays closed here.`
      );
    case 'OTHER_INSTALLATION':
      return (
        `This database belongs to another installation (${finding.installation.id}): ` +
        `${finding.installation.differs.map((one) => DIFFERENCE[one]).join('; ')}. If it is meant to be here, accept it ` +
        `in the settings of Commerce Payments; if it is a copy, do not work on live payments with it.`
      );
  }
};
