/** What the tests use of `pg`, which carries no types of its own. */
declare module 'pg' {
  export class Client {
    constructor(options: { connectionString: string });
    connect(): Promise<void>;
    query<Row = Record<string, unknown>>(
      text: string,
      values?: readonly unknown[]
    ): Promise<{ rows: Row[]; rowCount: number }>;
    end(): Promise<void>;
  }
}
