import { createServer } from 'node:net';

import { Sentence } from './sentence.mjs';

const isFree = (host, port) =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(new Sentence(`Port ${port} cannot be opened: ${error.message}.`));
    });
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(true)));
  });

/**
 * Says at once when a port is taken, before minutes go into building.
 *
 * @param {string} host
 * @param {{ name: string, port: number }[]} wanted `name` is the variable that chooses the port
 * @throws Sentence for the first port in use
 */
export const requirePorts = async (host, wanted) => {
  for (const { name, port } of wanted) {
    if (await isFree(host, port)) continue;
    throw new Sentence(`Port ${port} is in use. Stop what listens there, or choose another: ${name}=${port + 1} npm start`);
  }
};
