import { failureMessage } from '../../../contracts/decline-messages';
import { declineColumns } from '../../../server/src/repositories/decline-columns';

const failure = { code: 'REJECT_CARD_COMPANY', message: failureMessage('REJECT_CARD_COMPANY', 'decline') };

describe('the columns by which declines are counted', () => {
  it('say when and why a payment was declined', () => {
    expect(declineColumns({ state: 'declined', failure }, 7)).toEqual({
      declinedAt: 7,
      declineCode: 'REJECT_CARD_COMPANY',
    });
    expect(declineColumns({ state: 'declined' }, 7)).toEqual({ declinedAt: 7, declineCode: null });
  });

  it('are emptied when there is money after all, and left alone when the state is', () => {
    expect(declineColumns({ state: 'confirming', failure: null }, 7)).toEqual({ declinedAt: null, declineCode: null });
    expect(declineColumns({ failure }, 7)).toEqual({});
  });
});
