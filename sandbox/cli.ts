import { parseArgs } from 'node:util';
import { createSandbox } from './create-sandbox';

const DEFAULT_PORT = 4400;
const USAGE = `toss-sandbox: a server that behaves as Toss Payments does, for tests without a network or a contract

  --port <number>        where to listen (default SANDBOX_PORT or ${DEFAULT_PORT}; 0 takes a free one)
  --host <address>       on which address (default 127.0.0.1)
  --public-url <url>     how browsers reach it, when that is another address
  --help
`;

/** What the command line needs of the process around it. */
export type CliIo = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly print: (line: string) => void;
  readonly fail: (line: string) => void;
  readonly onStop: (stop: () => void) => void;
};

const readArguments = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    options: {
      port: { type: 'string' },
      host: { type: 'string', default: '127.0.0.1' },
      'public-url': { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  }).values;

const readPort = (text: string): number => {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new RangeError(`"${text}" is no port.`);
  return port;
};

/** One sentence for whatever keeps the sandbox from starting. */
const sentence = (error: unknown, port: number): string => {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EADDRINUSE') return `Port ${port} is in use: choose another with --port or SANDBOX_PORT.`;
  if (code === 'EACCES')
    return `Port ${port} is not allowed for this user: choose one above 1023 with --port or SANDBOX_PORT.`;
  return error instanceof Error ? error.message : String(error);
};

/**
 * The `toss-sandbox` command: listens until it is stopped.
 *
 * @returns the exit code: 0 after a stop or `--help`, 1 when it cannot start
 */
export const runCli = async (args: readonly string[], io: CliIo): Promise<number> => {
  let port = DEFAULT_PORT;
  try {
    const values = readArguments(args);
    if (values.help) {
      io.print(USAGE);
      return 0;
    }
    port = readPort(values.port ?? (io.env.SANDBOX_PORT || String(DEFAULT_PORT)));
    const sandbox = createSandbox({ ...(values['public-url'] !== undefined && { publicUrl: values['public-url'] }) });
    const url = await sandbox.listen(port, values.host);
    io.print(
      `Toss sandbox  ${url}\n  API         ${url}/v1\n  window      ${url}/window\n  controls    ${url}/control`
    );
    await new Promise<void>((resolve) => io.onStop(resolve));
    await sandbox.close();
    return 0;
  } catch (error) {
    io.fail(`toss-sandbox: ${sentence(error, port)}`);
    return 1;
  }
};
