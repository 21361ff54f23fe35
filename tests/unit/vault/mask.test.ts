import { fingerprint, last4 } from '../../../server/src/vault/mask';

const SECRET = 'test_sk_zXLkKEypNArWmo50nX3lmeaxYG5R';

describe('what is shown of a secret', () => {
  it('shows the last four characters', () => {
    expect(last4(SECRET)).toBe('YG5R');
  });

  it('shows nothing of a short one', () => {
    expect(last4('test_sk_abcd')).toBe('');
  });

  it('has the same fingerprint for the same secret only', () => {
    expect(fingerprint(SECRET)).toMatch(/^[0-9a-f]{12}$/);
    expect(fingerprint(SECRET)).toBe(fingerprint(`${SECRET}`));
    expect(fingerprint(`${SECRET}x`)).not.toBe(fingerprint(SECRET));
  });
});
