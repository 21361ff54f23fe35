import type { HealthCode, HealthText } from './health';
import { KEY_HEALTH_MESSAGES } from './health-key-texts';
import { healthWord } from './health-words';

type Texts = { ko: HealthText; en: HealthText };

/** Every finding in words for a shop's administrator. What stands in braces is filled from the finding's details. */
export const HEALTH_MESSAGES: Readonly<Record<HealthCode, Texts>> = {
  ...KEY_HEALTH_MESSAGES,
  VAULT_KEY_MISSING: {
    ko: {
      cause: '암호화 키가 없어 저장된 시크릿 키를 열거나 새로 저장할 수 없습니다.',
      cure: '환경 변수 ENCRYPTION_KEY(admin.secrets.encryptionKey) 또는 config/plugins의 vault.keys를 정하고 Strapi를 다시 시작하세요. 값이 이미 저장되어 있다면 저장할 때 쓰던 키를 넣어야 합니다.',
    },
    en: {
      cause: 'There is no encryption key, so stored secret keys cannot be opened and new ones cannot be saved.',
      cure: 'Set ENCRYPTION_KEY (admin.secrets.encryptionKey) or vault.keys in config/plugins and restart Strapi. If secrets are stored already, it must be the key they were saved with.',
    },
  },
  VAULT_KEY_UNKNOWN: {
    ko: {
      cause: '저장된 값 {values}개는 설정에 없는 암호화 키({kid})로 암호화되어 있어 열 수 없습니다.',
      cure: '그 키를 config/plugins의 vault.keys 끝에 다시 넣고 Strapi를 다시 시작하세요. 키를 잃어버렸다면 키 세트의 시크릿 키를 다시 입력하세요.',
    },
    en: {
      cause:
        'Stored values ({values}) are sealed under an encryption key that is not configured ({kid}), so they cannot be opened.',
      cure: 'Put that key back at the end of vault.keys in config/plugins and restart Strapi. If it is lost, enter the secret keys of the key sets again.',
    },
  },
  OTHER_INSTALLATION: {
    ko: {
      cause: '이 데이터베이스는 다른 설치({environment} 환경)에서 온 것입니다. 그 설치의 주문과 결제가 들어 있습니다.',
      cure: '복사본이라면 그 설치의 키를 넣지 말고 시험용으로만 쓰세요. 설치를 옮긴 것이라면 환경 페이지에서 이 데이터베이스를 이 설치의 것으로 정하세요.',
    },
    en: {
      cause: 'This database came from another installation ({environment}) and holds its orders and payments.',
      cure: 'If it is a copy, use it for trials only and give it none of the other’s keys. If the installation has moved here, accept the database on the Environment page.',
    },
  },
  LIVE_OUTSIDE_PRODUCTION: {
    ko: {
      cause: '라이브 환경(실제 돈)인데 Strapi가 운영 모드(NODE_ENV=production)로 실행되고 있지 않습니다.',
      cure: '운영 서버라면 NODE_ENV=production으로 다시 시작하세요. 개발용 컴퓨터라면 플러그인 설정의 environment를 test로 바꾸세요.',
    },
    en: {
      cause:
        'The environment is live, with real money, and Strapi does not run in production mode (NODE_ENV=production).',
      cure: 'On the shop’s server restart with NODE_ENV=production. On a developer’s machine set the plugin’s option environment to test.',
    },
  },
  LIVE_ORDERS_IN_TEST: {
    ko: {
      cause:
        '지금은 테스트 환경인데 결제가 끝나지 않은 라이브 주문이 있습니다. 테스트 환경에서는 그 주문을 확인하거나 환불할 수 없습니다.',
      cure: '운영 서버라면 플러그인 설정의 environment를 live로 되돌리고 Strapi를 다시 시작하세요. 운영 데이터베이스의 복사본이라면 그대로 두어도 됩니다.',
    },
    en: {
      cause:
        'The environment is test, and live orders are not finished. In test they can be neither confirmed nor refunded.',
      cure: 'On the shop’s server set the plugin’s option environment back to live and restart Strapi. In a copy of the shop’s database nothing needs to be done.',
    },
  },
  TEST_ORDERS_IN_LIVE: {
    ko: {
      cause: '지금은 라이브 환경인데 결제가 끝나지 않은 테스트 주문이 남아 있습니다. 이 환경에서는 결제할 수 없습니다.',
      cure: '그대로 두면 만료됩니다. 서둘러 정리하려면 그 주문을 취소하세요.',
    },
    en: {
      cause: 'The environment is live, and test orders are not finished. They cannot be paid in this environment.',
      cure: 'They expire by themselves. Cancel them if that should be sooner.',
    },
  },
  PAYMENTS_WAIT: {
    ko: {
      cause: '결제 {payments}건과 환불 {refunds}건이 자동으로 끝나지 못하고 사람의 확인을 기다립니다.',
      cure: '확인할 일 페이지에서 원인과 해결 방법을 보고 하나씩 처리하세요.',
    },
    en: {
      cause: 'Payments ({payments}) and refunds ({refunds}) could not be ended by themselves and wait for a person.',
      cure: 'Look at the Problems page: each says its cause and what to do.',
    },
  },
  DELIVERIES_WAIT: {
    ko: {
      cause: '처리하지 못한 웹훅이 {webhooks}건, 보내지 못한 이벤트가 {events}건 있습니다. 더 시도하지 않습니다.',
      cure: '확인할 일 페이지에서 원인을 보고 해결한 뒤 다시 처리하거나 다시 보내세요.',
    },
    en: {
      cause:
        'Webhooks ({webhooks}) could not be worked on and events ({events}) could not be sent. They are not tried any more.',
      cure: 'Look at the Problems page, remove the cause, then replay the webhooks or send the events again.',
    },
  },
  WORK_OVERDUE: {
    ko: {
      cause:
        '해야 할 일(결제 확인, 웹훅 처리 또는 이벤트 전송)이 10분 넘게 밀려 있습니다. 백그라운드 작업이 실행되지 않는 것 같습니다.',
      cure: 'Strapi가 서버로 실행되고 있는지, 로그에 작업 오류가 있는지, 데이터베이스가 느리지 않은지 확인하세요. 필요하면 다시 시작하세요.',
    },
    en: {
      cause:
        'Work (asking about payments, webhooks or events) has been due for more than 10 minutes. The jobs do not seem to run.',
      cure: 'See whether Strapi runs as a server, whether its log has errors of jobs, and whether the database is slow. Restart it if need be.',
    },
  },
  WEBHOOK_NEVER_RECEIVED: {
    ko: {
      cause:
        '키 세트 "{name}"(으)로 결제가 승인되었지만 토스페이먼츠의 웹훅이 한 번도 오지 않았습니다. 가상계좌 입금은 웹훅 없이는 늦게 반영됩니다.',
      cure: '웹훅 페이지의 주소를 토스페이먼츠 개발자센터에 등록하고, 그 주소가 인터넷에서 열리는지 확인하세요.',
    },
    en: {
      cause:
        'Payments were approved with the key set “{name}”, and no webhook of Toss Payments ever came. Deposits are seen late without them.',
      cure: 'Register the address of the Webhooks page in Toss’s developer centre, and see that it can be reached from the internet.',
    },
  },
  WEBHOOK_SILENT: {
    ko: {
      cause: '키 세트 "{name}"(으)로 결제가 계속 승인되는데 하루 넘게 토스페이먼츠의 웹훅이 오지 않습니다.',
      cure: '토스페이먼츠 개발자센터의 웹훅 전송 기록과 등록된 주소를 확인하고, 서버 앞의 방화벽이나 프록시가 막고 있지 않은지 보세요.',
    },
    en: {
      cause: 'Payments go on with the key set “{name}”, and for more than a day no webhook of Toss Payments has come.',
      cure: 'Look at the webhook log and the registered address in Toss’s developer centre, and at firewalls and proxies before this server.',
    },
  },
  EVENT_ADDRESS_FAILING: {
    ko: {
      cause: '이벤트를 받는 주소({host})에 30분 넘게 아무것도 전달되지 않고 있습니다.',
      cure: '받는 쪽 시스템이 켜져 있고 주소가 맞는지 확인하세요. 전달되면 밀린 이벤트가 자동으로 이어집니다.',
    },
    en: {
      cause: 'For more than 30 minutes nothing has got through to an address that events are sent to ({host}).',
      cure: 'See that the receiving system runs and that the address is right. What waits is sent by itself once it answers.',
    },
  },
  EVENT_ADDRESS_GONE: {
    ko: {
      cause: '이벤트를 받는 주소({host})가 410 Gone으로 답해 전송을 껐습니다. 그 시스템은 새로운 일을 모릅니다.',
      cure: '받는 쪽을 확인한 뒤 그 주소를 다시 켜거나, 더 쓰지 않는다면 지우세요.',
    },
    en: {
      cause:
        'An address that events are sent to ({host}) answered 410 Gone and was switched off. The system behind it hears nothing.',
      cure: 'See to the receiver and switch the address on again, or delete it if it is no longer used.',
    },
  },
};

/** Puts the details into a text, in words. A detail that is not there leaves a dash: a sentence is better than none. */
export const fillHealthText = (
  text: string,
  details: Readonly<Record<string, unknown>>,
  language: 'ko' | 'en'
): string =>
  text.replace(/\{(\w+)\}/g, (_all, name: string) =>
    details[name] === undefined || details[name] === null ? '-' : healthWord(name, details[name], language)
  );
