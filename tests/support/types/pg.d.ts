/** What the tests use of `pg`, which carries no types of its own. */
declare module 'pg' {
  export class Client {
    constructor(options: { connectionString: string });
    connect(): Promise<void>;
    /** Without a listener, a connection that the server ends is an error that nobody catches. */
    on(event: 'error', listener: (error: Error) => void): void;
    query<Row = Record<string, unknown>>(
      text: string,
      values?: readonly unknown[]
    ): Promise<{ rows: Row[]; rowCount: number }>;
    end(): Promise<void>;
  }
}
