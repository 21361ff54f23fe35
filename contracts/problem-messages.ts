import type { ProblemCode, ProblemText } from './problems';

/** Every problem in words for a shop's administrator. */
export const PROBLEM_MESSAGES: Readonly<Record<ProblemCode, { ko: ProblemText; en: ProblemText }>> = {
  ANSWER_MISMATCH: {
    ko: {
      title: '주문과 다른 결제 정보',
      what: '토스페이먼츠가 답한 결제 정보가 주문과 다릅니다. 그래서 주문을 완료하지 않았습니다.',
      do: '상세에 나온 항목(금액, 주문번호 등)을 토스페이먼츠 상점관리자의 결제 내역과 비교하세요. 주문과 다른 결제라면 상점관리자에서 취소하세요.',
    },
    en: {
      title: 'Payment does not match its order',
      what: 'What Toss Payments answered is not what was ordered, so the order was not completed.',
      do: 'Compare the fields named in the details (amount, order number, …) with the payment in Toss’s own console. If the payment is not that of the order, cancel it there.',
    },
  },
  UNEXPECTED_STATE: {
    ko: {
      title: '있을 수 없는 결제 상태',
      what: '토스페이먼츠가 지금 상태에서는 있을 수 없는 결제 상태를 알려 왔습니다. 기록은 그대로 두었습니다.',
      do: '상점관리자에서 결제 상태를 확인한 뒤 "지금 확인"을 실행하세요. 계속되면 결제키를 가지고 토스페이먼츠에 문의하세요.',
    },
    en: {
      title: 'Impossible payment state',
      what: 'Toss Payments told of a state that this payment cannot come to. Our record was left as it is.',
      do: 'Look at the payment in Toss’s own console, then check it again from here. If it stays, ask Toss about this payment key.',
    },
  },
  PAID_AFTER_ALL: {
    ko: {
      title: '끝난 결제에 남은 돈',
      what: '실패했거나 만료된 것으로 처리한 결제의 대금이 남아 있습니다. 이 돈을 기다리는 주문이 없고, 자동으로 돌려주지 못했습니다.',
      do: '상점관리자에서 이 결제를 취소해 구매자에게 돌려주세요. 그 뒤 "지금 확인"을 실행하면 환불이 기록됩니다.',
    },
    en: {
      title: 'Money left in a payment that was over',
      what: 'A payment that had been given up holds money after all. No order waits for it, and it could not be given back by itself.',
      do: 'Cancel the payment in Toss’s own console, so that the buyer has the money back. Then check it again from here: the refund is recorded.',
    },
  },
  OUTCOME_UNKNOWN: {
    ko: {
      title: '결과를 알 수 없는 결제',
      what: '여러 번 물었지만 결제가 되었는지 토스페이먼츠의 확실한 답을 받지 못했습니다. 돈이 결제되었을 수도 있습니다.',
      do: '구매자에게 다시 결제하라고 안내하지 마세요. 토스페이먼츠의 장애 공지와 서버의 네트워크를 확인한 뒤 "지금 확인"을 실행하세요. 확인은 자동으로도 계속됩니다.',
    },
    en: {
      title: 'Payment with an unknown outcome',
      what: 'Toss Payments was asked many times and gave no certain answer whether the money was taken. It may have been.',
      do: 'Do not tell the buyer to pay again. See whether Toss has an outage and whether this server reaches it, then check again from here. We also keep asking by ourselves.',
    },
  },
  KEY_REJECTED: {
    ko: {
      title: '쓸 수 없는 시크릿 키',
      what: '토스페이먼츠가 이 상점의 시크릿 키를 받아들이지 않거나, 저장된 키를 쓸 수 없습니다. 그래서 결과를 확인하지 못하고 있습니다.',
      do: '설정의 키 세트에서 이 결제에 쓴 키를 검증하고, 바뀌었다면 새 시크릿 키를 입력하세요. 키가 맞으면 자동으로 이어집니다.',
    },
    en: {
      title: 'Secret key that does not work',
      what: 'Toss Payments refuses this shop’s secret key, or the stored key cannot be used, so the outcome cannot be asked for.',
      do: 'Verify the key set of this payment in the settings, and enter the new secret key if it was changed. Everything goes on by itself once the key works.',
    },
  },
  SURPLUS_PAYMENT_REFUND_ACCOUNT: {
    ko: {
      title: '환불 계좌가 필요한 입금',
      what: '더 이상 기다리지 않는 주문에 가상계좌로 입금되었습니다. 가상계좌는 환불받을 계좌를 알아야 돌려줄 수 있습니다.',
      do: '구매자에게 연락해 환불 계좌(은행, 계좌번호, 예금주)를 받은 뒤, 그 계좌로 이 결제를 환불하세요.',
    },
    en: {
      title: 'Deposit that needs a refund account',
      what: 'A deposit arrived for an order that no longer waits for it. A virtual account is refunded only to a bank account that we do not know.',
      do: 'Ask the buyer for an account (bank, number, holder), then refund this payment to it.',
    },
  },
  REFUND_STUCK: {
    ko: {
      title: '결과를 알 수 없는 환불',
      what: '환불을 요청했지만 여러 번 물어도 끝났는지 알 수 없습니다. 그 금액은 다시 환불할 수 없도록 잡아 두었습니다.',
      do: '같은 환불을 새로 만들지 마세요. 상점관리자에서 이 결제의 취소 내역을 확인한 뒤 "지금 확인"을 실행하세요. 확인은 자동으로도 계속됩니다.',
    },
    en: {
      title: 'Refund with an unknown outcome',
      what: 'A refund was asked for, and after many questions nobody knows whether it was made. Its amount is held, so that it is not given back twice.',
      do: 'Do not make the same refund again. Look at the cancels of this payment in Toss’s own console, then check again from here. We also keep asking by ourselves.',
    },
  },
  WEBHOOK_FAILED: {
    ko: {
      title: '처리하지 못한 웹훅',
      what: '토스페이먼츠가 보낸 웹훅을 여러 번 처리하려 했지만 끝내지 못했습니다. 결제 상태가 아직 반영되지 않았을 수 있습니다.',
      do: '상세의 원인을 해결한 뒤 이 웹훅을 다시 처리하세요.',
    },
    en: {
      title: 'Webhook that was given up',
      what: 'A webhook of Toss Payments could not be worked on, however often it was tried. What it told may not be recorded yet.',
      do: 'Remove the cause that the details name, then replay this webhook.',
    },
  },
  EVENT_FAILED: {
    ko: {
      title: '보내지 못한 이벤트',
      what: '이벤트를 등록된 주소로 보내려고 여러 번 시도했지만 받지 않았습니다. 그 시스템은 이 일을 모릅니다.',
      do: '상세의 응답을 보고 받는 쪽 시스템과 주소를 확인한 뒤 이벤트를 다시 보내세요.',
    },
    en: {
      title: 'Event that was not taken',
      what: 'An event was sent to a registered address many times and was not taken. The system behind it does not know what happened.',
      do: 'Look at the answer in the details, set the receiving system or its address right, then send the event again.',
    },
  },
};
