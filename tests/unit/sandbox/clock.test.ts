import { createClock } from '../../../sandbox/state/clock';
import { korean, koreanWithoutOffset, parseKorean } from '../../../sandbox/state/korean-time';

describe('the clock', () => {
  it('does what falls due in order, each at its own time, what was added on the way too', async () => {
    const clock = createClock(() => 1000);
    const seen: [string, number][] = [];
    const note = (name: string) => () => void seen.push([name, clock.now()]);
    clock.schedule(1300, note('late'));
    clock.schedule(1100, async () => {
      await Promise.resolve();
      note('early')();
      clock.schedule(1200, note('added'));
    });
    clock.schedule(9000, note('never'));
    await clock.advance(500);
    expect(seen).toEqual([
      ['early', 1100],
      ['added', 1200],
      ['late', 1300],
    ]);
    expect(clock.now()).toBe(1500);
    clock.clear();
  });

  it('does what falls due by itself as well', async () => {
    const clock = createClock();
    await new Promise<void>((resolve) => clock.schedule(clock.now() + 20, resolve));
    clock.clear();
  });

  it('takes tasks back', async () => {
    const clock = createClock(() => 0);
    const run = jest.fn();
    clock.schedule(10, run)();
    await clock.advance(20);
    expect(run).not.toHaveBeenCalled();
  });

  it.each([-1, Number.NaN, Infinity])('does not move by %p', async (ms) => {
    await expect(createClock().advance(ms)).rejects.toThrow(RangeError);
  });
});

describe('Korean time', () => {
  const AT = Date.parse('2026-09-01T01:30:12.123Z');

  it('is nine hours ahead in every form', () => {
    expect(korean(AT)).toBe('2026-09-01T10:30:12+09:00');
    expect(koreanWithoutOffset(AT)).toBe('2026-09-01T10:30:12.123000');
    expect(parseKorean('2026-09-01T10:30:12')).toBe(AT - 123);
  });

  it.each(['2026-02-30T00:00:00', '2026-09-01', '2026-09-01T10:30:12Z', '2026-13-01T00:00:00'])(
    'does not read %s',
    (text) => {
      expect(parseKorean(text)).toBeUndefined();
    }
  );
});
