import type { AuditEntryView, AuditValue } from '../../../../contracts/audit';
import { providerAnswer } from '../../../../contracts/provider-answers';
import { DELIVERY_STATE_WORDS } from '../../../../contracts/webhook-messages';
import type { DeliveryState } from '../../../../contracts/webhooks';
import { formatAmount } from '../../components/money-text';
import { isTextId, type TextId } from '../../translations/texts';
import { wordTextId } from '../../translations/words';

/** How values are told: the panel's texts, the person's language, instants in the shop's zone. */
export type Telling = {
  text: (id: TextId, values?: Record<string, string | number>) => string;
  tongue: 'ko' | 'en';
  locale: string;
  instant: (iso: string) => string;
};

const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** Amounts in the smallest unit of the entry's currency; without one nobody knows how much they are. */
const AMOUNTS = ['amount', 'taxFreeAmount', 'perRefund', 'perDay', 'amountMin', 'amountMax'];

/** Several words in one line. */
const LISTS = ['mailKinds', 'types', 'searchedIn'];

/** Where the words of a field stand that are also said elsewhere in the panel. */
const WORDS: Readonly<Record<string, (word: string) => string>> = {
  verification: (word) => `verified.${word}`,
  reason: (word) => `audit.reason.${word}`,
  language: (word) => `shop.mail.language.${word}`,
  mailLanguage: (word) => `shop.mail.language.${word}`,
  mailKinds: (word) => `shop.mail.kind.${word}`,
  types: (word) => `problems.event.${word.replace('.', '-')}`,
};

const idOf = (field: string, word: string): TextId | null => {
  const ids = [`audit.value.${field}.${word}`, WORDS[field]?.(word) ?? ''];
  return ids.find(isTextId) ?? wordTextId(field, word);
};

/** States have one name each, and other words by what they are of. */
const stateId = (subject: AuditEntryView['subject']['kind'], state: string): TextId | null => {
  const id = `audit.value.${subject}.${state}`;
  return isTextId(id) ? id : wordTextId('state', state);
};

const codeWords = (code: string, { text, tongue }: Telling): string => {
  const words = providerAnswer(code)?.[tongue];
  const id = [`error.${code}`, `check.why.${code}`].find(isTextId);
  if (words) return `${words} (${code})`;
  return id ? text(id) : `${text('check.why.other')} (${code})`;
};

const word = (field: string, said: string, entry: AuditEntryView, telling: Telling): string => {
  if (field === 'providerCode') return codeWords(said, telling);
  if (field === 'state' && entry.subject.kind === 'webhook_delivery' && Object.hasOwn(DELIVERY_STATE_WORDS, said))
    return DELIVERY_STATE_WORDS[said as DeliveryState][telling.tongue];
  const id = field === 'state' ? stateId(entry.subject.kind, said) : idOf(field, said);
  if (id) return telling.text(id);
  return INSTANT.test(said) ? telling.instant(said) : said;
};

/** One value of an entry in words; what is newer than this panel, and what people wrote, is shown as it is. */
export const auditValue = (field: string, value: AuditValue, entry: AuditEntryView, telling: Telling): string => {
  const { text, locale } = telling;
  if (value === null || value === '') return text('audit.nothing');
  if (typeof value === 'boolean') return text(value ? 'yes' : 'no');
  const { currency } = entry.details;
  if (typeof value === 'number' && AMOUNTS.includes(field) && typeof currency === 'string')
    return formatAmount(value, currency, locale);
  if (field === 'mailDailyHour') return text('audit.value.hour', { hour: String(value) });
  if (LISTS.includes(field))
    return String(value)
      .split(', ')
      .map((one) => word(field, one, entry, telling))
      .join(', ');
  return word(field, String(value), entry, telling);
};
