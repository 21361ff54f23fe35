import type { KeySetView } from '../../../contracts/settings';
import { SYSTEM } from '../../../server/src/domain/actor';
import { CommerceError } from '../../../server/src/domain/errors';
import { createVerifications } from '../../../server/src/services/verifications';
import { apiSet, GOOD, liveSet, NOW, setUpKeySets, widgetSet } from '../../support/key-set-service';

const DOWN = { result: 'provider_down', providerCode: 'timeout' } as const;

const setUp = (verify: () => Promise<typeof GOOD | typeof DOWN> = async () => GOOD) => {
  const wired = setUpKeySets({ provider: { verify, read: async () => Promise.reject(new Error('not asked')) } });
  const time = { now: NOW };
  const warnings: string[] = [];
  const verifications = createVerifications({
    keySets: wired.service,
    environment: 'test',
    clock: () => time.now,
    wait: () => new Promise((resolve) => setTimeout(resolve, 30)),
    log: { warn: (message) => warnings.push(message) },
  });
  return { ...wired, time, warnings, verifications };
};

describe('a set that was saved', () => {
  it('is tried, and comes back with the answer', async () => {
    const { service, verifications } = setUp();
    const saved = await service.create(apiSet, SYSTEM);
    expect(await verifications.afterSave(saved)).toMatchObject({ id: saved.id, verification: { result: 'good' } });
  });

  it('comes back as it is when the provider is slow; its answer is kept all the same', async () => {
    let answer: (value: typeof GOOD) => void = () => undefined;
    const { service, verifications } = setUp(() => new Promise((resolve) => (answer = resolve)));
    const saved = await service.create(apiSet, SYSTEM);
    expect(await verifications.afterSave(saved)).toEqual(saved);
    answer(GOOD);
    await new Promise((resolve) => setImmediate(resolve));
    expect(await service.get(saved.id)).toMatchObject({ verification: { result: 'good' } });
  });

  it('is saved although the key cannot be tried', async () => {
    const { service, verifications, warnings } = setUp(async () => {
      throw new CommerceError('KEY_SET_CHANGED', 'meanwhile');
    });
    const saved = await service.create(apiSet, SYSTEM);
    expect(await verifications.afterSave(saved)).toEqual(saved);
    expect(warnings).toHaveLength(1);
  });

  it('of the other environment is not tried: its key belongs to another shop', async () => {
    const verify = jest.fn(async () => GOOD);
    const { service, verifications } = setUp(verify);
    await verifications.afterSave(await service.create(liveSet, SYSTEM));
    expect(verify).not.toHaveBeenCalled();
  });

  it('is not tried again when nothing new is in it', async () => {
    const verify = jest.fn(async () => GOOD);
    const { service, verifications } = setUp(verify);
    const { id } = await verifications.afterSave(await service.create(apiSet, SYSTEM));
    await verifications.afterSave(await service.update(id, { ...apiSet, secretKey: null, mid: 'm' }, SYSTEM));
    expect(verify).toHaveBeenCalledTimes(1);
  });
});

describe('all sets, at boot and daily', () => {
  const resultsOf = (views: KeySetView[]) =>
    views.map(({ name, verification }) => [name, verification?.result ?? null]);

  it('are tried if they are of the environment in force, also those switched off', async () => {
    const { service, verifications } = setUp();
    await service.create(apiSet, SYSTEM);
    const { id } = await service.create(widgetSet, SYSTEM);
    await service.setEnabled(id, false, SYSTEM);
    await service.create({ ...liveSet, name: 'Live' }, SYSTEM);
    await verifications.verifyAll(() => true);
    expect(resultsOf(await service.list())).toEqual([
      ['API', 'good'],
      ['Widget', 'good'],
      ['Live', null],
    ]);
  });

  it('are not asked about twice in a few minutes while they are good, and again a day later', async () => {
    const verify = jest.fn(async () => GOOD);
    const { service, verifications, time } = setUp(verify);
    await service.create(apiSet, SYSTEM);
    for (const wait of [0, 60_000, 86_400_000]) {
      time.now = NOW + wait;
      await verifications.verifyAll(() => true);
    }
    expect(verify).toHaveBeenCalledTimes(2);
  });

  it('are asked about again at once when the last word was a bad one', async () => {
    const verify = jest.fn(async () => DOWN as typeof GOOD | typeof DOWN);
    const { service, verifications } = setUp(verify);
    await service.create(apiSet, SYSTEM);
    await verifications.verifyAll(() => true);
    await verifications.verifyAll(() => true);
    expect(verify).toHaveBeenCalledTimes(2);
  });

  it('go on after one that cannot be tried, and stop when called off', async () => {
    let calls = 0;
    const { service, verifications, warnings } = setUp(async () => {
      calls += 1;
      if (calls === 1) throw new CommerceError('VAULT_CANNOT_OPEN', 'closed');
      return GOOD;
    });
    await service.create(apiSet, SYSTEM);
    await service.create(widgetSet, SYSTEM);
    await verifications.verifyAll(() => true);
    expect(resultsOf(await service.list())).toEqual([
      ['API', null],
      ['Widget', 'good'],
    ]);
    expect(warnings[0]).toContain('"API"');
    await verifications.verifyAll(() => false);
    expect(calls).toBe(2);
  });
});

describe('keys that did not work at the last look', () => {
  it('are tried again, so that what is cured is seen without anybody; good ones are left alone', async () => {
    const answers = [DOWN, GOOD, GOOD];
    const verify = jest.fn(async () => answers.shift() ?? DOWN);
    const { service, verifications } = setUp(verify);
    await service.create(apiSet, SYSTEM);
    await service.create(widgetSet, SYSTEM);
    await verifications.verifyAll(() => true);
    await verifications.verifyBad(() => true);
    expect(verify).toHaveBeenCalledTimes(3);
    expect((await service.list()).map(({ verification }) => verification?.result)).toEqual(['good', 'good']);
    await verifications.verifyBad(() => true);
    expect(verify).toHaveBeenCalledTimes(3);
  });

  it('are so also when a payment was refused with them after a good look', async () => {
    const verify = jest.fn(async () => GOOD);
    const { service, keySets, rows, verifications } = setUp(verify);
    const { id } = await service.create(apiSet, SYSTEM);
    await verifications.verifyAll(() => true);
    await keySets.recordRejection(id, rows.get(id)?.secrets.primarySecretKey?.fingerprint ?? '', NOW);
    await verifications.verifyBad(() => true);
    expect(verify).toHaveBeenCalledTimes(2);
    expect(await service.get(id)).toMatchObject({ secretKey: { rejectedAt: null } });
  });

  it('wait for the night when no order hangs on them, or nobody ever tried them', async () => {
    const verify = jest.fn(async () => DOWN);
    const { service, verifications } = setUp(verify);
    const { id } = await service.create(apiSet, SYSTEM);
    await verifications.verifyBad(() => true);
    expect(verify).not.toHaveBeenCalled();
    await verifications.verifyAll(() => true);
    await service.setEnabled(id, false, SYSTEM);
    await verifications.verifyBad(() => true);
    expect(verify).toHaveBeenCalledTimes(1);
  });
});
