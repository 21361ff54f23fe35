import { HEALTH_CODES } from '../../../contracts/health';
import { HEALTH_MESSAGES } from '../../../contracts/health-messages';
import { findingIdOf, severityOf, stateOf } from '../../../server/src/domain/health';
import { findingsOf } from '../../../server/src/domain/health-rules';
import { factsOf, NOW } from '../../support/health-values';
import { endpoint, previous, ROWS, sets, verified, waiting, type Change } from './health-rows';

const codesOf = (change: Change) => findingsOf(factsOf(change)).map(({ code }) => code);

test('nothing is wrong with a shop of which nothing bad is known', () => {
  expect(findingsOf(factsOf())).toEqual([]);
  expect(stateOf([])).toBe('good');
});

test('every code has its rule in the table', () => {
  expect(ROWS.map(({ code }) => code).sort()).toEqual(Object.keys(HEALTH_CODES).sort());
});

describe.each(ROWS)('$code', ({ code, wrong, right, since }) => {
  it('is found when its cause is there', () => {
    for (const change of wrong) {
      const found = findingsOf(factsOf(change)).filter((finding) => finding.code === code);
      expect(found).toHaveLength(1);
      if (since !== undefined) expect(found[0]?.since).toBe(since);
    }
  });

  it('is not found when it is not', () => {
    for (const change of right) expect(codesOf(change)).not.toContain(code);
  });

  it('has a detail for everything that its sentences name', () => {
    const { ko, en } = HEALTH_MESSAGES[code];
    const named = [ko.cause, ko.cure, en.cause, en.cure].flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)]);
    for (const change of wrong) {
      const [finding] = findingsOf(factsOf(change)).filter((found) => found.code === code);
      for (const [, name] of named) expect(Object.keys(finding?.details ?? {})).toContain(name);
    }
  });
});

describe('the list', () => {
  const everything = factsOf({
    ...waiting({ payments: 1, webhooks: 1, oldestAt: 1 }),
    ...sets({ secrets: previous({ endsAt: NOW - 1 }) }, { keySetId: 'ks_2', isDefault: false, verification: null }),
  });

  it('has the gravest first, and the state of the gravest', () => {
    const findings = findingsOf(everything);
    expect(findings.map(({ code }) => [severityOf(code), code])).toEqual([
      ['serious', 'PAYMENTS_WAIT'],
      ['warning', 'KEY_NOT_VERIFIED'],
      ['warning', 'DELIVERIES_WAIT'],
      ['notice', 'PREVIOUS_KEY_ENDED'],
    ]);
    expect([findings, findings.slice(1), findings.slice(3)].map(stateOf)).toEqual(['serious', 'warning', 'good']);
  });

  it('tells several of one kind apart', () => {
    const change = sets(verified('unknown_key'), { keySetId: 'ks_2', isDefault: false, ...verified('unknown_key') });
    expect(findingsOf(factsOf(change)).map(findingIdOf)).toEqual(['KEY_REJECTED:ks_1', 'KEY_REJECTED:ks_2']);
  });

  it('never tells the path of an address for events, which may be a password', () => {
    const findings = findingsOf(factsOf(endpoint({ failingSince: 1 })));
    expect(JSON.stringify(findings)).not.toContain('s3cr3t');
    expect(findings[0]?.details).toMatchObject({ host: 'erp.example.com' });
  });
});
