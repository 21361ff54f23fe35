import type { MailLanguage } from '../../../../contracts/shop-settings';

/** Everything an e-mail says by itself. What stands in braces is filled in. */
export type MailTexts = {
  sender: string;
  test: string;
  problemSubject: string;
  problemHead: string;
  healthSubject: string;
  healthHead: string;
  dailySubject: string;
  dailyHead: string;
  dailyNone: string;
  dailyMoney: string;
  dailyWaiting: string;
  trySubject: string;
  tryBody: string;
  order: string;
  more: string;
  look: string;
  foot: string;
};

export const MAIL_TEXTS: Readonly<Record<MailLanguage, MailTexts>> = {
  ko: {
    sender: '[커머스 결제]',
    test: '[테스트]',
    problemSubject: '사람이 확인해야 하는 결제와 환불 {count}건',
    problemHead: '저절로 끝나지 않아 사람이 확인해야 하는 결제와 환불이 새로 생겼습니다.',
    healthSubject: '설치와 설정의 문제 {count}건',
    healthHead: '결제를 받는 데 문제가 되거나 될 수 있는 것이 새로 발견되었습니다.',
    dailySubject: '{day} 일일 요약',
    dailyHead: '{day}의 결제 요약입니다. ({zone} 기준)',
    dailyNone: '결제와 환불이 없었습니다.',
    dailyMoney: '매출 {sales} (결제 {payments}건), 환불 {refunds}, 순매출 {net}',
    dailyWaiting:
      '지금 기다리는 것: 입금 대기 {deposits}건, 결과 확인 중 {confirming}건, 사람이 확인해야 하는 것 {problems}건',
    trySubject: '시험 메일',
    tryBody: '알림 메일이 여기로 도착합니다. 따로 하실 일은 없습니다.',
    order: '주문 {order}, {at}부터',
    more: '그 밖에 {count}건이 더 있습니다.',
    look: '관리자 화면에서 보기: {url}',
    foot: '받는 사람과 종류는 설정 › 커머스 결제 › 상점에서 바꿀 수 있습니다.',
  },
  en: {
    sender: '[Commerce Payments]',
    test: '[Test]',
    problemSubject: 'Payments and refunds that need a person: {count}',
    problemHead: 'There are new payments or refunds that do not end by themselves: a person must look at them.',
    healthSubject: 'Something is wrong with the installation: {count}',
    healthHead: 'Something new was found that keeps payments from working, or will.',
    dailySubject: 'Summary of {day}',
    dailyHead: 'Payments of {day} ({zone}).',
    dailyNone: 'There were no payments and no refunds.',
    dailyMoney: 'Sales {sales} (payments: {payments}), refunds {refunds}, net {net}',
    dailyWaiting:
      'Waiting now: deposits {deposits}, outcomes not known yet {confirming}, things that need a person {problems}',
    trySubject: 'Test e-mail',
    tryBody: 'E-mails of Commerce Payments arrive here. There is nothing to do.',
    order: 'Order {order}, since {at}',
    more: 'And {count} more.',
    look: 'See them in the panel: {url}',
    foot: 'Who gets which e-mails is set in Settings › Commerce Payments › Shop.',
  },
};

/** A text with what stands in braces filled in, on one line: names are typed by people. */
export const filled = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole)).replace(/\p{Cc}+/gu, ' ');
