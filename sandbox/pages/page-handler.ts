import type { Reply } from '../http/api-handler';
import type { Incoming } from '../http/incoming';
import type { PaymentControls } from '../payments/controls';
import type { Core } from '../sandbox-core';

export const handlePage = async (_core: Core, _controls: PaymentControls, _incoming: Incoming): Promise<Reply | undefined> => undefined;
