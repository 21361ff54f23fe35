import { failureMessage, type FailureClass } from '../../../contracts/decline-messages';
import { PAYMENT_DECLINE_TEXTS } from '../../../contracts/payment-decline-texts';
import { REFUND_FAILURE_TEXTS } from '../../../contracts/refund-failure-texts';
import type { ErrorClass } from '../../../server/src/providers/payment-provider';
import { CANCEL_ROWS, CANCEL_MORE_ROWS, CONFIRM_MORE_ROWS, CONFIRM_ROWS } from '../providers/toss/error-rows';

const CLASSES = [
  'done',
  'query',
  'wait',
  'decline',
  'expired',
  'input',
  'merchant',
  'limit',
  'final',
] as const satisfies readonly ErrorClass[] & readonly FailureClass[];

const FOR_BUYERS: readonly ErrorClass[] = ['decline', 'limit', 'expired', 'wait'];
const ROWS = [...CONFIRM_ROWS, ...CONFIRM_MORE_ROWS, ...CANCEL_ROWS, ...CANCEL_MORE_ROWS];

const isKorean = (text: string): boolean => /[가-힣]/.test(text);
const isEnglish = (text: string): boolean => /^[\x20-\x7e₩]+$/.test(text) && /[.!?)]$/.test(text);

describe('what a buyer is told', () => {
  it.each(ROWS.filter(([, , errorClass]) => FOR_BUYERS.includes(errorClass)))(
    'has its own words for %i %s (%s)',
    (_status, code, errorClass) => {
      const message = failureMessage(code, errorClass);

      expect(message).not.toEqual(failureMessage('NEVER_SEEN_BEFORE', errorClass));
      expect(isKorean(message.ko)).toBe(true);
      expect(isEnglish(message.en)).toBe(true);
    }
  );

  it.each(CLASSES)('has words for any code of class %s', (errorClass) => {
    for (const code of ['NEVER_SEEN_BEFORE', 'constructor', '__proto__', '']) {
      const message = failureMessage(code, errorClass);
      expect(isKorean(message.ko)).toBe(true);
      expect(isEnglish(message.en)).toBe(true);
    }
  });

  it('never hears of keys and contracts', () => {
    const merchant = ROWS.filter(([, , errorClass]) => errorClass === 'merchant');

    expect(merchant.length).toBeGreaterThan(10);
    for (const [, code, errorClass] of merchant) {
      expect(failureMessage(code, errorClass).ko).toBe('결제를 처리할 수 없어요. 상점에 문의해 주세요.');
    }
  });

  it.each(['query', 'done'] as const)('hears no cause while the class is %s', (errorClass) => {
    expect(failureMessage('NOT_FOUND_PAYMENT', errorClass)).toEqual(failureMessage('NEVER_SEEN_BEFORE', errorClass));
  });

  it('is told to wait and not to pay again while nobody knows', () => {
    expect(failureMessage('PROVIDER_ERROR', 'query')).toEqual({
      ko: '결과를 확인하고 있어요. 다시 결제하지 말고 잠시 기다려 주세요.',
      en: 'We are checking what happened. Please wait and do not pay again.',
    });
  });

  it('reads one tone of Korean, ended as a sentence', () => {
    for (const { ko } of [...Object.values(PAYMENT_DECLINE_TEXTS), ...Object.values(REFUND_FAILURE_TEXTS)]) {
      expect(ko).toMatch(/요\.( \(.*\))?$/);
      expect(ko).not.toMatch(/니다/);
    }
  });

  it('gives a text of its own, which a caller may change', () => {
    Object.assign(failureMessage('REJECT_CARD_PAYMENT', 'decline'), { ko: 'changed' });

    expect(failureMessage('REJECT_CARD_PAYMENT', 'decline').ko).not.toBe('changed');
  });
});
