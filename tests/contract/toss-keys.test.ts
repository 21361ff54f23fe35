import { API, credentials, refundOf, refused, stageForEach, WIDGET } from './toss-stage';

const stage = stageForEach();

describe('the keys', () => {
  it('are good, unknown, or of another set', async () => {
    const { sandbox, provider } = stage();
    const unknownKey = 'test_gsk_docs_neverIssued0000000000000000';

    expect(await provider.verify(credentials)).toEqual({ result: 'good', providerCode: 'NOT_FOUND_PAYMENT' });
    expect(await provider.verify({ secretKey: API.secretKey })).toMatchObject({ result: 'good' });
    expect(await provider.verify({ secretKey: unknownKey })).toEqual({
      result: 'unknown_key',
      providerCode: 'UNAUTHORIZED_KEY',
    });
    expect(sandbox.ledger.payments()).toEqual([]);
  });

  it('of the other set confirm nothing', async () => {
    const { sandbox, provider, authenticated } = stage();
    const request = authenticated();

    const answer = await provider.confirm({ ...request, credentials: { secretKey: API.secretKey } });

    expect(answer).toMatchObject({ outcome: 'refused' });
    expect(sandbox.ledger.payment(request.paymentKey)).toMatchObject({ captured: 0 });
  });

  it('follow each other without a gap in a rotation', async () => {
    const { sandbox, provider, paid } = stage();
    const next = 'test_gsk_docs_theNextSecret00000000000000';
    const request = await paid();
    sandbox.keySets.addSecret(WIDGET.clientKey, next);
    sandbox.keySets.retireSecret(WIDGET.clientKey, WIDGET.secretKey);

    const both = { secretKey: WIDGET.secretKey, otherSecretKey: next };
    expect(await provider.read(credentials, request.paymentKey)).toMatchObject(refused('UNAUTHORIZED_KEY', 'merchant'));
    expect(await provider.refund(refundOf(request, { credentials: both }))).toMatchObject({
      payment: { state: 'refunded' },
    });
  });
});
