import { type AddressInfo, type Socket, connect, createServer } from 'node:net';

/** A way to the database that a test can cut and mend. */
export interface CuttableAddress {
  readonly url: string;
  /** Breaks all connections and refuses new ones. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

/** Puts a relay between a client and the database at `url`. */
export async function cuttableAddress(url: string): Promise<CuttableAddress> {
  const target = new URL(url);
  const folder = target.searchParams.get('host');
  const port = target.port === '' ? 5432 : Number(target.port);
  const open = new Set<Socket>();
  let whole = true;

  const relay = createServer((near) => {
    if (!whole) return near.destroy();
    const far = folder === null ? connect(port, target.hostname) : connect(`${folder}/.s.PGSQL.${port}`);
    for (const [one, other] of [[near, far], [far, near]] as const) {
      open.add(one);
      one.pipe(other);
      one.on('error', () => undefined);
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve));

  const near = new URL(url);
  near.searchParams.delete('host');
  near.hostname = '127.0.0.1';
  near.port = String((relay.address() as AddressInfo).port);

  function breakAll(): void {
    for (const socket of open) socket.destroy();
  }
  return {
    url: near.href,
    cut() {
      whole = false;
      breakAll();
    },
    mend() {
      whole = true;
    },
    async close() {
      breakAll();
      await new Promise((resolve) => relay.close(resolve));
    },
  };
}
