import type { FastifyReply } from 'fastify';
import { escapeXml } from '../../../../shared/xml.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { problem } from '../../../../platform/problem.ts';
import { divisionNames } from '../../../places/index.ts';
import type { PublicRequest, Step } from '../../contract.ts';
import words from '../../locales/zh.json' with { type: 'json' };
import { listForPublic } from '../browse-requests.ts';
import { publicAddress } from '../../../../platform/public-address.ts';
import { readPublicRequest } from '../read-request.ts';

interface Entry {
  readonly id: string;
  readonly title: string;
  readonly at: string;
  readonly link: string;
  readonly text: string;
}

interface Feed {
  readonly id: string;
  readonly title: string;
  readonly link: string;
  readonly self: string;
  /** When nothing stands in the feed yet. */
  readonly since: string;
  readonly entries: readonly Entry[];
}

/** All places of a case in one line, the first ahead. */
export function placesInWords({ placeName, places }: Pick<PublicRequest, 'placeName' | 'places'>): string {
  return [...new Set([placeName, ...places.map((place) => place.placeName)])].join('、');
}

/** An Atom feed (RFC 4287). */
export function atomFeed({ id, title, link, self, since, entries }: Feed): string {
  const updated = entries.reduce((latest, { at }) => (at > latest ? at : latest), since);
  const items = entries.map(
    (entry) => `  <entry>
    <id>${escapeXml(entry.id)}</id>
    <title>${escapeXml(entry.title)}</title>
    <updated>${entry.at}</updated>
    <link rel="alternate" type="text/html" href="${escapeXml(entry.link)}"/>
    <content type="text">${escapeXml(entry.text)}</content>
  </entry>
`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
  <id>${escapeXml(id)}</id>
  <title>${escapeXml(title)}</title>
  <updated>${updated}</updated>
  <author><name>连心</name></author>
  <link rel="alternate" type="text/html" href="${escapeXml(link)}"/>
  <link rel="self" type="application/atom+xml" href="${escapeXml(self)}"/>
${items.join('')}</feed>
`;
}

const stepWords = words.tracking.steps as Readonly<Record<string, string>>;
const stateWords: Readonly<Record<string, string>> = { ...words.tracking.states, ...words.tracking.publicStates };

/** What a public state is called, in Chinese as the neighbours read it. */
export function publicStateWord(state: PublicRequest['state']): string {
  return stateWords[state] ?? state;
}

function titleOf({ text, categoryName, number }: Pick<PublicRequest, 'text' | 'categoryName' | 'number'>): string {
  return text ?? categoryName?.zh ?? number;
}

const textFields = ['findings', 'summary', 'verification', 'explanation', 'message', 'measure', 'remark'] as const;

function textOfStep({ detail }: Step): string {
  return textFields.map((field) => detail[field]).filter((value): value is string => typeof value === 'string' && value !== '').join('\n');
}

/** The public steps of a case, newest first. Throws 404. */
export async function sendRequestFeed(platform: Platform, number: string, reply: FastifyReply): Promise<FastifyReply> {
  const request = await readPublicRequest(platform, number);
  const link = publicAddress(platform, `/r/${number}`);
  const entries = request.steps.map((step): Entry => ({
    id: `${link}#${step.sequence}`,
    title: stepWords[step.action] ?? publicStateWord(step.toState as PublicRequest['state']),
    at: step.at,
    link,
    text: textOfStep(step),
  }));
  const title = `${number} ${titleOf(request)}`;
  return send(reply, atomFeed({ id: link, title, link, self: publicAddress(platform, `/api/v1/public/requests/${number}/feed`), since: request.reportedAt, entries: [...entries].sort((a, b) => b.at.localeCompare(a.at)) }));
}

/** The newest public cases of a place. Throws 404. */
export async function sendPlaceFeed(platform: Platform, code: string, reply: FastifyReply): Promise<FastifyReply> {
  const place = (await divisionNames(platform.database, [code])).get(code);
  if (!place) throw problem(404, 'not-found', { detail: 'There is no such place.' });
  const { items } = await listForPublic(platform, { divisionCode: code, limit: 50 });
  const entries = items.map((item): Entry => ({
    id: publicAddress(platform, `/r/${item.number}`),
    title: `${publicStateWord(item.state)} · ${titleOf(item)}`,
    at: item.changedAt,
    link: publicAddress(platform, `/r/${item.number}`),
    text: `${item.number} ${placesInWords(item)} ${item.categoryName?.zh ?? ''}`.trim(),
  }));
  const link = publicAddress(platform, `/nearby?place=${code}`);
  return send(reply, atomFeed({ id: link, title: place.fullName, link, self: publicAddress(platform, `/api/v1/public/feeds/${code}`), since: '2022-01-01T00:00:00.000Z', entries }));
}

function send(reply: FastifyReply, feed: string): FastifyReply {
  return reply.type('application/atom+xml; charset=utf-8').header('cache-control', 'public, max-age=300').send(feed);
}
