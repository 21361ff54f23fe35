import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { runCli } from '../../../sandbox';

const stops: (() => void)[] = [];
afterEach(() => stops.splice(0).forEach((stop) => stop()));

const run = (args: readonly string[], env: Record<string, string> = {}) => {
  const printed: string[] = [];
  const failed: string[] = [];
  let stop: () => void = () => undefined;
  const stoppable = new Promise<void>((resolve) => {
    stop = resolve;
  });
  const io = {
    env,
    print: (line: string) => void printed.push(line),
    fail: (line: string) => void failed.push(line),
    onStop: (stopNow: () => void) => void stoppable.then(stopNow),
  };
  stops.push(() => stop());
  return { printed, failed, stop: () => stop(), code: runCli(args, io) };
};

const until = async (isTrue: () => boolean) => {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 5));
};

describe('toss-sandbox', () => {
  it('listens until it is stopped', async () => {
    const cli = run(['--port', '0']);
    await until(() => cli.printed.length > 0);
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(cli.printed[0] ?? '')?.[0] ?? '';
    expect((await fetch(`${url}/control`)).status).toBe(200);
    cli.stop();
    expect(await cli.code).toBe(0);
    await expect(fetch(`${url}/control`)).rejects.toThrow();
  });

  it('says in one sentence that its port is in use', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const cli = run([], { SANDBOX_PORT: String(port) });
    expect(await cli.code).toBe(1);
    expect(cli.failed).toEqual([`toss-sandbox: Port ${port} is in use: choose another with --port or SANDBOX_PORT.`]);
    other.close();
  });

  it.each([[['--port', 'http']], [['--port', '65536']], [['--prot', '1']]])('does not start with %j', async (args) => {
    const cli = run(args);
    expect(await cli.code).toBe(1);
    expect(cli.failed).toHaveLength(1);
  });

  it('explains itself', async () => {
    const cli = run(['--help']);
    expect(await cli.code).toBe(0);
    expect(cli.printed[0]).toContain('--public-url');
  });

  it('names the public address in what it answers', async () => {
    const cli = run(['--port', '0', '--public-url', 'https://sandbox.test/']);
    await until(() => cli.printed.length > 0);
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(cli.printed[0] ?? '')?.[0] ?? '';
    const body = { clientKey: 'test_ck_D5GePWvyJnrK0W0k6q8gLzN97Eoq', orderId: 'order-public', amount: 1000 };
    const { paymentKey } = (await (
      await fetch(`${url}/control/payments`, { method: 'POST', body: JSON.stringify(body) })
    ).json()) as { paymentKey: string };
    const authorization = `Basic ${Buffer.from('test_sk_zXLkKEypNArWmo50nX3lmeaxYG5R:').toString('base64')}`;
    const payment = (await (
      await fetch(`${url}/v1/payments/${paymentKey}`, { headers: { authorization } })
    ).json()) as { checkout: unknown };
    expect(payment.checkout).toEqual({ url: `https://sandbox.test/v1/payments/${paymentKey}/checkout` });
    cli.stop();
    await cli.code;
  });
});
