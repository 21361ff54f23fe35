import type { HealthCode, HealthText } from './health';

type KeyCode = Extract<
  HealthCode,
  | 'NO_KEY_SET'
  | 'KEYS_OF_OTHER_ENVIRONMENT'
  | 'KEY_REJECTED'
  | 'ADDRESS_BLOCKED'
  | 'REFERENCE_MISSING'
  | 'REFERENCE_UNUSABLE'
  | 'PREVIOUS_KEY_ENDING'
  | 'PREVIOUS_KEY_ENDED'
  | 'KEY_NOT_VERIFIED'
  | 'PROVIDER_NOT_REACHED'
  | 'LIVE_KEYS_OUTSIDE_PRODUCTION'
  | 'IDLE_KEY_UNUSABLE'
  | 'VERIFICATION_OLD'
>;

/** What can be wrong with the keys, in words. `{name}` is the key set's, `{last4}` the end of the key that is meant. */
export const KEY_HEALTH_MESSAGES: Readonly<Record<KeyCode, { ko: HealthText; en: HealthText }>> = {
  NO_KEY_SET: {
    ko: {
      cause: '지금 환경({environment})에 사용 중인 기본 키 세트가 없습니다. 새 주문을 만들 수 없습니다.',
      cure: '이 환경의 키 세트를 만들거나 켜고, 기본으로 정하세요.',
    },
    en: {
      cause: 'The environment in force ({environment}) has no enabled default key set. No order can be made.',
      cure: 'Make or enable a key set for this environment and make it the default.',
    },
  },
  KEYS_OF_OTHER_ENVIRONMENT: {
    ko: {
      cause:
        '지금은 {environment} 환경인데 사용 중인 기본 키 세트는 {other} 환경의 것뿐입니다. 새 주문을 만들 수 없습니다.',
      cure: '{environment} 환경의 키 세트를 만들거나, 플러그인 설정의 environment가 맞는지 확인하세요.',
    },
    en: {
      cause:
        'The environment in force is {environment}, and the only enabled default key sets are for {other}. No order can be made.',
      cure: 'Make a key set for {environment}, or see whether the plugin’s option environment is what you want.',
    },
  },
  KEY_REJECTED: {
    ko: {
      cause:
        '토스페이먼츠가 키 세트 "{name}"의 시크릿 키(•••• {last4})를 받아들이지 않습니다. 이 키로는 결제 승인과 환불을 할 수 없습니다.',
      cure: '토스페이먼츠 개발자센터에서 현재 시크릿 키를 확인하고, 키 세트에서 새 키로 교체하세요. 설정 파일의 키 세트라면 그 환경 변수를 바꾸고 Strapi를 다시 시작하세요.',
    },
    en: {
      cause:
        'Toss Payments refuses the secret key (•••• {last4}) of the key set “{name}”. Payments and refunds fail with it.',
      cure: 'Look up the present secret key in Toss’s developer centre, and rotate the key set to it. For a key set of the config change its variable and restart Strapi.',
    },
  },
  ADDRESS_BLOCKED: {
    ko: {
      cause: '키 세트 "{name}"(으)로 물었더니 토스페이먼츠가 이 서버의 IP 주소를 막고 있습니다.',
      cure: '토스페이먼츠 개발자센터의 보안 설정에서 이 서버의 IP를 허용하고, 키 세트를 다시 확인하세요.',
    },
    en: {
      cause: 'Toss Payments blocks the address of this server (key set “{name}”).',
      cure: 'Allow this server’s IP address in the security settings of Toss’s developer centre, then verify the key set again.',
    },
  },
  REFERENCE_MISSING: {
    ko: {
      cause: '키 세트 "{name}"의 키를 {reference}에서 읽어야 하는데, 이 서버에 그 환경 변수가 없습니다.',
      cure: '이 서버에 그 환경 변수를 정하고 Strapi를 다시 시작하거나, 키 세트에서 키를 바꾸세요.',
    },
    en: {
      cause: 'A key of the key set “{name}” is to be read from {reference}, and this server has no such variable.',
      cure: 'Set the variable on this server and restart Strapi, or change the key in the key set.',
    },
  },
  REFERENCE_UNUSABLE: {
    ko: {
      cause: '키 세트 "{name}"의 {reference}에 들어 있는 값({problem})은 이 자리에 쓸 수 있는 키가 아닙니다.',
      cure: '그 환경 변수에 이 환경과 연동 방식에 맞는 키를 넣고 Strapi를 다시 시작하세요.',
    },
    en: {
      cause: 'What {reference} holds cannot be the key of the key set “{name}” that it stands for ({problem}).',
      cure: 'Put a key of this environment and kind into the variable and restart Strapi.',
    },
  },
  PREVIOUS_KEY_ENDING: {
    ko: {
      cause: '키 세트 "{name}"의 이전 키(•••• {last4})가 이틀 안에 끝납니다.',
      cure: '새 키로 결제가 잘되는지 확인한 뒤 이전 키를 폐기하세요. 다른 시스템도 이전 키를 쓴다면 먼저 바꾸세요.',
    },
    en: {
      cause: 'The previous key (•••• {last4}) of the key set “{name}” ends within two days.',
      cure: 'See that payments work with the new key, then retire the previous one. Change other systems that still use it before.',
    },
  },
  PREVIOUS_KEY_ENDED: {
    ko: {
      cause: '키 세트 "{name}"의 이전 키(•••• {last4})는 기간이 지났지만 아직 저장되어 있습니다.',
      cure: '키 세트에서 이전 키를 폐기하세요.',
    },
    en: {
      cause: 'The previous key (•••• {last4}) of the key set “{name}” has ended and is still stored.',
      cure: 'Retire it in the key set.',
    },
  },
  KEY_NOT_VERIFIED: {
    ko: {
      cause: '키 세트 "{name}"의 시크릿 키(•••• {last4})가 맞는지 아직 확인하지 않았습니다.',
      cure: '키 세트에서 "확인"을 눌러 토스페이먼츠에 물어보세요.',
    },
    en: {
      cause: 'Nobody has tried yet whether the secret key (•••• {last4}) of the key set “{name}” is good.',
      cure: 'Verify it in the key set: Toss Payments is asked.',
    },
  },
  PROVIDER_NOT_REACHED: {
    ko: {
      cause:
        '키 세트 "{name}"의 키를 마지막으로 확인할 때 토스페이먼츠의 확실한 답을 받지 못했습니다. 결과는 {result}입니다.',
      cure: '이 서버가 토스페이먼츠 API에 연결되는지, 토스페이먼츠에 장애가 있는지 확인하고 다시 확인하세요. 하루에 한 번 자동으로도 확인합니다.',
    },
    en: {
      cause: 'When the key set “{name}” was last verified, Toss Payments gave no certain answer ({result}).',
      cure: 'See whether this server reaches Toss’s API and whether Toss has an outage, then verify again. It is also done once a day.',
    },
  },
  LIVE_KEYS_OUTSIDE_PRODUCTION: {
    ko: {
      cause: '운영 모드(NODE_ENV=production)가 아닌 Strapi에 라이브 키(키 세트 "{name}")가 저장되어 있습니다.',
      cure: '개발용 컴퓨터라면 그 키 세트를 끄세요. 운영 서버라면 NODE_ENV=production으로 다시 시작하세요.',
    },
    en: {
      cause: 'Live keys are kept in a Strapi that does not run in production mode (key set “{name}”).',
      cure: 'On a developer’s machine disable that key set. On the shop’s server restart with NODE_ENV=production.',
    },
  },
  IDLE_KEY_UNUSABLE: {
    ko: {
      cause:
        '새 주문에 쓰지 않는 키 세트 "{name}"의 시크릿 키(•••• {last4})를 쓸 수 없습니다({result}). 이 세트로 받은 결제는 환불할 수 없습니다.',
      cure: '그 결제들을 아직 환불할 수 있어야 한다면 키 세트에 현재 키를 입력하세요. 아니면 그대로 두어도 됩니다.',
    },
    en: {
      cause:
        'The secret key (•••• {last4}) of “{name}”, a key set that new orders do not get, cannot be used ({result}). Payments taken with it cannot be refunded.',
      cure: 'If those payments may still have to be refunded, enter the present key in the key set. Otherwise nothing needs to be done.',
    },
  },
  VERIFICATION_OLD: {
    ko: {
      cause:
        '키 세트 "{name}"의 키를 사흘 넘게 확인하지 않았습니다. 하루에 한 번 하는 자동 확인이 실행되지 않은 것 같습니다.',
      cure: '키 세트에서 "확인"을 누르고, Strapi가 계속 실행되고 있는지 보세요.',
    },
    en: {
      cause: 'The key set “{name}” was not verified for more than three days, which is done once a day by itself.',
      cure: 'Verify it in the key set, and see whether Strapi runs all the time.',
    },
  },
};
