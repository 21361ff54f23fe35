import { API, sandboxForEach, WIDGET, type Body } from './support';

const started = sandboxForEach();
const WEEK_MS = 7 * 24 * 60 * 60 * 1000;
const MINUTE_MS = 60_000;

const statusWith = async (secretKey: string): Promise<number> =>
  (await started().read('nothing', { secretKey })).status;

describe('a reissued secret', () => {
  it('works at once, and the old one for seven more days', async () => {
    const { sandbox } = started();
    const next = sandbox.keySets.reissue(WIDGET.clientKey);
    expect(next).toMatch(/^test_gsk_[0-9a-f]{28}$/);
    expect([await statusWith(next), await statusWith(WIDGET.secretKey)]).toEqual([404, 404]);
    await sandbox.clock.advance(WEEK_MS - MINUTE_MS);
    expect([await statusWith(next), await statusWith(WIDGET.secretKey)]).toEqual([404, 404]);
    await sandbox.clock.advance(MINUTE_MS);
    expect([await statusWith(next), await statusWith(WIDGET.secretKey)]).toEqual([404, 401]);
  });

  it('ends the oldest when two live already: at most two coexist', async () => {
    const { keySets } = started().sandbox;
    const second = keySets.reissue(WIDGET.clientKey);
    const third = keySets.reissue(WIDGET.clientKey, 'test_gsk_third');
    expect(third).toBe('test_gsk_third');
    expect(keySets.secretsOf(WIDGET.clientKey)).toEqual([
      { secretKey: second, endsAt: expect.any(Number) },
      { secretKey: third, endsAt: null },
    ]);
    expect(await statusWith(WIDGET.secretKey)).toBe(401);
  });

  it('reads and refunds what was paid with the old one', async () => {
    const { sandbox, pay, cancel } = started();
    const { paymentKey } = await pay();
    const secretKey = sandbox.keySets.reissue(WIDGET.clientKey);
    expect((await started().read(paymentKey, { secretKey })).body.status).toBe('DONE');
    expect((await cancel(paymentKey, { cancelReason: 'x' }, { secretKey })).status).toBe(200);
  });

  it('may be ended before its time, and comes back when it is issued again', async () => {
    const { keySets } = started().sandbox;
    const second = keySets.reissue(WIDGET.clientKey);
    keySets.retireSecret(WIDGET.clientKey, WIDGET.secretKey);
    expect(await statusWith(WIDGET.secretKey)).toBe(401);
    keySets.reissue(WIDGET.clientKey, WIDGET.secretKey);
    expect([await statusWith(WIDGET.secretKey), await statusWith(second)]).toEqual([404, 404]);
  });

  it.each([
    ['of another kind', 'test_sk_0000'],
    ['of another set', API.secretKey],
    ['that is in use', WIDGET.secretKey],
  ])('is none %s', (_what, secretKey) => {
    const { keySets } = started().sandbox;
    expect(() => keySets.reissue(WIDGET.clientKey, secretKey)).toThrow(RangeError);
    expect(keySets.secretsOf(WIDGET.clientKey)).toEqual([{ secretKey: WIDGET.secretKey, endsAt: null }]);
  });

  it('is asked for over HTTP, which shows when the old one ends', async () => {
    const { call, sandbox } = started();
    const { body } = await call('POST', `/control/key-sets/${WIDGET.clientKey}/reissue`, {});
    expect(await statusWith(String(body.secretKey))).toBe(404);
    const shown = (await call('GET', '/control/key-sets')).body.keySets as Body[];
    expect(Object.values(shown[0]?.endsAt as object)).toEqual([sandbox.keySets.secretsOf(WIDGET.clientKey)[0]?.endsAt]);
    expect((await call('POST', '/control/key-sets/test_gck_nobody/reissue', {})).status).toBe(400);
    const wrong = await call('POST', `/control/key-sets/${WIDGET.clientKey}/reissue`, { secretKey: 1 });
    expect(wrong.status).toBe(400);
  });
});
