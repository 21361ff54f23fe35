import { useIntl } from 'react-intl';

import { tongueOf } from '../translations/instruments';

/** Which of the two languages of our shared texts the person reads. */
export const useTongue = (): 'ko' | 'en' => tongueOf(useIntl().locale);
