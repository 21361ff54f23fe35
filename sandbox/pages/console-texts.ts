import type { Language } from './language';

const KOREAN = {
  title: '토스 샌드박스',
  intro: '상점이 만든 결제와 보낸 웹훅이 여기에 보여요.',
  clock: '샌드박스 시각',
  advance: { minute: '+1분', tenMinutes: '+10분', day: '+1일' },
  payments: '결제',
  webhooks: '웹훅',
  none: '아직 없어요.',
  columns: { order: '주문', method: '수단', status: '상태', amount: '금액', balance: '남은 금액', actions: '처리' },
  deliveryColumns: { at: '시각', event: '이벤트', url: '주소', state: '상태', attempts: '시도', actions: '처리' },
  deposit: '입금처리',
  depositError: '입금 오류',
  refund: '환불',
  refundAmount: '환불 금액',
  resend: '다시 보내기',
  account: (bank: string, number: string) => `계좌 ${bank} ${number}`,
  canceled: (amount: string, reason: string) => `${amount} 취소 · ${reason}`,
  reason: '콘솔에서 환불',
  otherLanguage: 'English',
  receipt: '영수증',
  paidAt: '승인 시각',
};

export type ConsoleTexts = typeof KOREAN;

const ENGLISH: ConsoleTexts = {
  title: 'Toss sandbox',
  intro: 'The payments of your shop and the webhooks sent to it.',
  clock: 'Sandbox time',
  advance: { minute: '+1 minute', tenMinutes: '+10 minutes', day: '+1 day' },
  payments: 'Payments',
  webhooks: 'Webhooks',
  none: 'None yet.',
  columns: {
    order: 'Order',
    method: 'Method',
    status: 'Status',
    amount: 'Amount',
    balance: 'Left',
    actions: 'Actions',
  },
  deliveryColumns: {
    at: 'Time',
    event: 'Event',
    url: 'Address',
    state: 'State',
    attempts: 'Attempts',
    actions: 'Actions',
  },
  deposit: 'Deposit',
  depositError: 'Deposit error',
  refund: 'Refund',
  refundAmount: 'Refund amount',
  resend: 'Send again',
  account: (bank, number) => `Account ${bank} ${number}`,
  canceled: (amount, reason) => `${amount} cancelled · ${reason}`,
  reason: 'Refunded in the console',
  otherLanguage: '한국어',
  receipt: 'Receipt',
  paidAt: 'Approved at',
};

export const CONSOLE_TEXTS: Readonly<Record<Language, ConsoleTexts>> = { ko: KOREAN, en: ENGLISH };
