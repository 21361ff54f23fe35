import { bankName } from '../banks.js';
import { announce, element } from '../element.js';
import { language, moment, text } from '../language.js';

/** Copies what a buyer would otherwise type from one app into another. Nothing where the browser does not allow it. */
const copyButton = (value) => {
  if (!navigator.clipboard) return null;
  const button = element('button', { class: 'text-button', type: 'button', 'data-action': 'copy', 'aria-label': text('deposit.copy.label') }, text('deposit.copy'));
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(value);
    } catch {
      return announce(text('deposit.copy.failed'));
    }
    // What is heard must be what is seen.
    button.removeAttribute('aria-label');
    button.textContent = text('deposit.copied');
    announce(text('deposit.copied'));
  });
  return button;
};

const numberWithCopy = (number) => number && element('span', { class: 'with-action' }, element('strong', { 'data-account-number': number }, number), copyButton(number));

/** The account that a deposit goes to, as pairs for `facts`. */
export const accountPairs = ({ bankCode, accountNumber, customerName, dueAt }) => [
  [text('deposit.bank'), bankCode && bankName(bankCode, language())],
  [text('deposit.account'), numberWithCopy(accountNumber)],
  [text('deposit.holder'), customerName],
  [text('deposit.due'), dueAt && element('time', { datetime: dueAt }, moment(dueAt))],
];
