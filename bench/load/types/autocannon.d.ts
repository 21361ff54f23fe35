/** What is used of `autocannon`, which carries no types of its own. */
declare module 'autocannon' {
  type Request = { method: string; path?: string; body?: string; headers?: Readonly<Record<string, string>> };
  type Options = {
    url: string;
    connections: number;
    amount: number;
    /** Seconds. */
    timeout: number;
    headers: Readonly<Record<string, string>>;
    requests: readonly {
      method: string;
      setupRequest: (request: Request) => Request;
      onResponse: (status: number, body: string) => void;
    }[];
  };
  type Result = { errors: number; timeouts: number };
  type Instance = { on: (event: 'response', listen: (client: unknown, status: number, bytes: number, ms: number) => void) => void };
  function autocannon(options: Options, done: (error: Error | null, result: Result) => void): Instance;
  export = autocannon;
}
