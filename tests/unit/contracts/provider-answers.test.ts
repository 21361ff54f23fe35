import { failureMessage } from '../../../contracts/decline-messages';
import { providerAnswer } from '../../../contracts/provider-answers';
import { providerStatusWord } from '../../../contracts/provider-statuses';
import { TOSS_STATUSES } from '../../../server/src/providers/toss/wire';
import {
  CANCEL_MORE_ROWS,
  CANCEL_ROWS,
  CONFIRM_MORE_ROWS,
  CONFIRM_ROWS,
  READ_ROWS,
} from '../providers/toss/error-rows';

const ROWS = [...CONFIRM_ROWS, ...CONFIRM_MORE_ROWS, ...READ_ROWS, ...CANCEL_ROWS, ...CANCEL_MORE_ROWS];

/** After these nobody knows yet what became of the money, or the shop has to act: a person reads them in the panel. */
const FOR_THE_SHOP = ROWS.filter(([, , errorClass]) => ['query', 'merchant', 'done', 'final'].includes(errorClass));

describe('what the provider answered, for who runs the shop', () => {
  it.each(FOR_THE_SHOP)('says %i %s (%s) in both languages', (_status, code) => {
    const words = providerAnswer(code);

    expect(words?.ko).toMatch(/니다\.( .+요\.| .+니다\.)?$/);
    expect(words?.ko).not.toContain(code);
    expect(words?.en).toMatch(/^[A-Z][\x20-\x7e’]+\.$/);
  });

  it.each(ROWS.filter(([, , errorClass]) => !FOR_THE_SHOP.some(([, , other]) => other === errorClass)))(
    'has words for %i %s (%s), its own or the buyer’s',
    (_status, code, errorClass) => {
      const buyers = failureMessage(code, errorClass).ko !== failureMessage('NEVER_SEEN_BEFORE', errorClass).ko;

      expect(providerAnswer(code) !== null || buyers).toBe(true);
    }
  );

  it.each(['NEVER_SEEN_BEFORE', 'constructor', '__proto__', ''])('knows no %p', (code) => {
    expect(providerAnswer(code)).toBeNull();
    expect(providerStatusWord(code)).toBeNull();
  });

  it.each([...TOSS_STATUSES])('says the status %s in both languages', (status) => {
    expect(providerStatusWord(status)?.ko).toMatch(/[가-힣]/);
    expect(providerStatusWord(status)?.en).toMatch(/^[A-Z][a-z]/);
  });
});
