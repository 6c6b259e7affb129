/** The limit: a bare Fastify that parses the query, asks the fares library and sends the answer; `/bare` sends a fixed one. */
import Fastify from 'fastify';
import { daysOf, parseMoment, quote, shippedCatalogue, shippedPinyin } from '../../src/contexts/fares/index.ts';
import { assembleCalendar } from '../../src/platform/calendar/assemble.ts';
import { vendoredNotices } from '../../src/platform/calendar/vendored.ts';

const days = daysOf(assembleCalendar(vendoredNotices, { years: [], days: [], hours: [] }));
const rulebook = { catalogue: shippedCatalogue, days, pinyin: shippedPinyin };
const app = Fastify();

interface Asked {
  readonly from: string;
  readonly to: string;
  readonly at: string;
  readonly medium: string;
}

function answer({ from, to, at, medium }: Asked): object {
  return quote(rulebook, { network: 'suzhou-metro', from, to, medium, entry: parseMoment(at) ?? { date: '2022-07-16', second: 0 } });
}

app.get<{ Querystring: Asked }>('/api/v1/fares/quote', (request, reply) => reply.send(answer(request.query)));
const fixed = JSON.stringify(answer({ from: 'mudu', to: 'tongli', at: '2022-07-16T10:00', medium: 'suzhou-tong' }));
app.get('/bare', (_request, reply) => reply.type('application/json').send(fixed));

const url = await app.listen({ host: '127.0.0.1', port: 0 });
process.send?.({ url });
process.on('message', () => process.send?.({ memory: process.memoryUsage().rss }));
