import type { ServerResponse } from 'node:http';
import type { Router } from '../http/router.ts';
import type { Platform } from '../platform.ts';
import { problem } from '../problem.ts';
import { followChanges } from './contract.ts';
import type { LiveSignal } from './live.ts';

export interface StreamLimits {
  /** Open streams of the whole program. */
  readonly total: number;
  /** Open streams of one network address; many residents share one behind their carrier. */
  readonly perAddress: number;
  /** Milliseconds between heartbeats, below the idle limits of usual proxies. */
  readonly heartbeat: number;
}

const usualLimits: StreamLimits = { total: 5_000, perAddress: 200, heartbeat: 25_000 };

/** A reader that has let this many bytes pile up is cut off; it comes back and fetches again. */
const mostUnread = 64 * 1024;

function write(stream: ServerResponse, text: string): void {
  if (stream.destroyed || stream.writableEnded) return;
  if (stream.writableLength > mostUnread) stream.destroy();
  else stream.write(text);
}

function textOf(signal: LiveSignal): string {
  const data = signal.kind === 'changed' ? { topics: signal.topics } : {};
  return `event: ${signal.kind}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** Serves the stream of changes. */
export function serveLive(router: Router, platform: Pick<Platform, 'live'>, limits: StreamLimits = usualLimits): void {
  const openByAddress = new Map<string, number>();
  let open = 0;

  function admit(address: string): void {
    const ofAddress = openByAddress.get(address) ?? 0;
    if (open >= limits.total || ofAddress >= limits.perAddress) {
      throw problem(429, 'too-many-streams', { detail: 'Too many screens follow changes at once; fetch again by hand.' });
    }
    openByAddress.set(address, ofAddress + 1);
    open += 1;
  }

  function leave(address: string): void {
    const ofAddress = (openByAddress.get(address) ?? 1) - 1;
    if (ofAddress > 0) openByAddress.set(address, ofAddress);
    else openByAddress.delete(address);
    open -= 1;
  }

  router.serve(followChanges, async ({ query, request, reply }) => {
    const address = request.ip;
    admit(address);
    reply.hijack();
    const stream = reply.raw;
    for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) stream.setHeader(name, value);
    stream.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    write(stream, 'retry: 3000\n\n');
    const beat = setInterval(() => write(stream, ': beat\n\n'), limits.heartbeat);
    const unsubscribe = platform.live.subscribe({
      topics: new Set(query.topics.split(',')),
      hear: (signal) => write(stream, textOf(signal)),
      close: () => stream.end(),
    });
    stream.once('close', () => {
      clearInterval(beat);
      unsubscribe();
      leave(address);
    });
    return reply;
  });
}
