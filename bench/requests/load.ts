import { Agent, request as send } from 'node:http';

export interface Call {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Measured {
  /** Answers per second. */
  readonly rate: number;
  readonly medianMilliseconds: number;
  readonly failures: number;
}

function once(agent: Agent, origin: URL, call: Call): Promise<number> {
  return new Promise((resolve, reject) => {
    const outgoing = send(
      { agent, host: origin.hostname, port: origin.port, method: call.method, path: call.path, headers: { 'x-requested-with': 'lianxin', ...call.headers, ...(call.body ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(call.body) } : {}) } },
      (incoming) => {
        incoming.resume();
        incoming.on('end', () => resolve(incoming.statusCode ?? 0));
      },
    );
    outgoing.on('error', reject);
    outgoing.end(call.body);
  });
}

/** Sends calls from so many clients for so long and counts the answers. */
export async function load(url: string, clients: number, seconds: number, next: () => Call | undefined): Promise<Measured> {
  const origin = new URL(url);
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const times: number[] = [];
  let failures = 0;
  const start = performance.now();
  const end = start + seconds * 1000;
  const client = async (): Promise<void> => {
    while (performance.now() < end) {
      const call = next();
      if (!call) return;
      const began = performance.now();
      const status = await once(agent, origin, call);
      if (status >= 200 && status < 300) times.push(performance.now() - began);
      else failures += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  agent.destroy();
  const elapsed = (performance.now() - start) / 1000;
  times.sort((a, b) => a - b);
  return { rate: times.length / elapsed, medianMilliseconds: times[Math.floor(times.length / 2)] ?? 0, failures };
}

let address = 0;
/** Every call comes from another address, as behind a proxy: limits per address are not what is measured. */
export function fromSomewhere(headers: Record<string, string> = {}): Record<string, string> {
  address += 1;
  return { 'x-forwarded-for': `10.${(address >> 16) & 255}.${(address >> 8) & 255}.${address & 255}`, ...headers };
}
