import type { Router } from '../../platform/http/router.ts';
import type { Platform } from '../../platform/platform.ts';
import { fieldProblem, problem } from '../../platform/problem.ts';
import { FareError, answering, loadRulebook } from '../../contexts/fares/index.ts';
import { checkFares } from './checks.ts';
import { checkFeed, download, losses } from './contract.ts';
import { type Feed, unpackFeed } from './feed.ts';
import { type PublishedFeed, publishedFeed } from './published-feed.ts';

const MOST_NOTICES = 500;

async function feedOf(platform: Platform, network: string): Promise<PublishedFeed> {
  const { configuration, database } = platform;
  const url = configuration.publicUrl ?? `http://${configuration.host}:${configuration.port}`;
  return publishedFeed(await loadRulebook(database), network, url);
}

function unpacked(bytes: Uint8Array): Feed {
  try {
    return unpackFeed(bytes);
  } catch {
    throw fieldProblem('feed', 'not-a-feed', 'This is no zip file of GTFS tables, or it unpacks to too much.');
  }
}

/** Binds download and checks of fare feeds. */
export function serveGtfs(router: Router, platform: Platform): void {
  router.serve(download, async ({ params, request, reply }) => {
    const network = params.file.replace(/\.zip$/u, '');
    try {
      const { bytes, etag } = await feedOf(platform, network);
      void reply.headers({ etag, 'cache-control': 'public, no-cache' });
      if (request.headers['if-none-match'] === etag) return reply.status(304).send();
      return reply.type('application/zip').header('content-disposition', `attachment; filename="${params.file}"`).send(Buffer.from(bytes));
    } catch (error) {
      if (error instanceof FareError) throw problem(404, 'not-found', { detail: 'There is no feed of this network.' });
      throw error;
    }
  });

  router.serve(losses, ({ query }) => answering('query', async () => ({ items: (await feedOf(platform, query.network)).losses })));

  router.serve(checkFeed, async ({ request }) => {
    const file = await request.file();
    if (!file) throw fieldProblem('feed', 'required', 'Send the feed in the form field “feed”.');
    const feed = unpacked(await file.toBuffer());
    const notices = checkFares(feed);
    return {
      files: Array.from(feed, ([name, table]) => ({ name: `${name}.txt`, rows: table.rows.length })),
      notices: notices.slice(0, MOST_NOTICES),
      more: Math.max(0, notices.length - MOST_NOTICES),
    };
  });
}
