/** What the refund dialog offers where a shop has set no reasons of its own, as the person who refunds reads it. */
export const DEFAULT_REFUND_REASONS: Readonly<Record<'ko' | 'en', readonly string[]>> = {
  ko: ['단순 변심', '상품 품절', '배송 지연', '상품 불량', '주문 실수'],
  en: ['Changed their mind', 'Sold out', 'Delivered too late', 'Faulty goods', 'Ordered by mistake'],
};

const isSame = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((reason, place) => reason === others[place]);

/** Are these the defaults, in whichever language? Then nobody has chosen them. */
export const areDefaultReasons = (reasons: readonly string[]): boolean =>
  Object.values(DEFAULT_REFUND_REASONS).some((defaults) => isSame(reasons, defaults));

/** A shop's reasons as a person is offered them: its own as they are, the defaults in the person's language. */
export const reasonsIn = (reasons: readonly string[], language: 'ko' | 'en'): readonly string[] =>
  areDefaultReasons(reasons) ? DEFAULT_REFUND_REASONS[language] : reasons;
