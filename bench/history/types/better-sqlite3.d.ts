/** What is used of `better-sqlite3`, which carries no types of its own. */
declare module 'better-sqlite3' {
  type Statement = {
    run: (...values: readonly unknown[]) => void;
    all: (...values: readonly unknown[]) => unknown[];
  };
  class Database {
    constructor(filename: string, options?: { fileMustExist?: boolean; timeout?: number; readonly?: boolean });
    prepare(sql: string): Statement;
    pragma(text: string): unknown;
    exec(sql: string): void;
    close(): void;
  }
  export = Database;
}
