import { sendWebhooksTo } from './buyer';
import type { HostProcess } from './host-process';
import type { ProcessShop } from './process-shop';

/** Several processes over one database, each at an address that it keeps when it is started again. */
export type Crew = {
  hosts: () => HostProcess[];
  /** Places of those that are up. */
  places: () => number[];
  /** Kills those at these places, and starts them again at once. */
  killAndRestart: (...places: number[]) => void;
  /** Settles when all are up again. @throws what a boot threw */
  allUp: () => Promise<void>;
  killAll: () => Promise<void>;
  bootMs: number[];
};

/** @param size processes, the shop's first one among them */
export const gatherCrew = async (shop: ProcessShop, size: number): Promise<Crew> => {
  await Promise.all(shop.processes().map((host) => host.kill()));
  const members: (HostProcess | null)[] = await Promise.all(Array.from({ length: size }, () => shop.start()));
  const ports = members.map((host) => Number(new URL(host?.url ?? '').port));
  const booting: Promise<void>[] = members.map(() => Promise.resolve());
  const bootMs: number[] = [];
  // Each of them hears of everything, so that each webhook comes several times at once.
  sendWebhooksTo(
    shop,
    ports.map((port) => `http://127.0.0.1:${port}`)
  );

  const restart = async (place: number): Promise<void> => {
    const old = members[place];
    members[place] = null;
    await old?.kill();
    const started = await shop.start(ports[place]);
    bootMs.push(started.bootMs);
    members[place] = started;
  };

  return {
    hosts: () => members.flatMap((host) => (host?.isAlive() ? host : [])),
    places: () => members.flatMap((host, place) => (host?.isAlive() ? place : [])),
    killAndRestart: (...places) => {
      for (const place of places) {
        const up = restart(place);
        // Reported by `allUp`.
        up.catch(() => {});
        booting[place] = up;
      }
    },
    allUp: async () => void (await Promise.all(booting)),
    killAll: async () => {
      await Promise.all(booting);
      await Promise.all(members.flatMap((host) => host?.kill() ?? []));
    },
    bootMs,
  };
};
