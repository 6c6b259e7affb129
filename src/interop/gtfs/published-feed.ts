import { createHash } from 'node:crypto';
import { type Catalogue, type LoadedRulebook, networkOn } from '../../contexts/fares/index.ts';
import { type ExportedFeed, exportFeed } from './export-feed.ts';
import { packFeed } from './feed.ts';

/** A feed ready to be sent. */
export interface PublishedFeed {
  readonly bytes: Uint8Array;
  readonly etag: string;
  readonly losses: ExportedFeed['losses'];
}

/** The span a feed covers by default: the calendar year the newest network version stands for, inside its validity. */
export function defaultSpan(catalogue: Catalogue, network: string): { from: string; to: string } {
  const version = catalogue.networks.filter((candidate) => candidate.network === network).at(-1) ?? networkOn(catalogue, network, '');
  const year = version.asOf.slice(0, 4);
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  return {
    from: version.validFrom > first ? version.validFrom : first,
    to: version.validTo !== null && version.validTo < last ? version.validTo : last,
  };
}

const built = new WeakMap<Catalogue, Map<string, PublishedFeed>>();

/** The feed of a network under the rules in force; built once per rulebook (about a second), then kept. Throws a FareError. */
export function publishedFeed(rulebook: LoadedRulebook, network: string, publisherUrl: string): PublishedFeed {
  const feeds = built.get(rulebook.catalogue) ?? new Map<string, PublishedFeed>();
  built.set(rulebook.catalogue, feeds);
  const known = feeds.get(network);
  if (known) return known;
  const span = defaultSpan(rulebook.catalogue, network);
  const { feed, losses } = exportFeed(rulebook.catalogue, rulebook.days, { network, ...span, publisher: { name: 'Lianxin 连心', url: publisherUrl } });
  const bytes = packFeed(feed);
  const published = { bytes, losses, etag: `"${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}"` };
  feeds.set(network, published);
  return published;
}
