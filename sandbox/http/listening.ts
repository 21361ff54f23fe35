import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Starts to listen. Rejects with Node's own error, for example `EADDRINUSE`. Returns the port. */
export const startListening = (server: Server, port: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });

/** Ends all connections, the hanging ones too. */
export const stopListening = (server: Server): Promise<void> =>
  new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
