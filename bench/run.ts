/** `npm run bench [-- requests|fares|scale] [--rounds N] [--seconds N] [--requests N] [--operation WORDS] [--question WORDS]`: ratios beside an ideal server, since machines are noisy. */
import { parseArgs } from 'node:util';
import { benchFares } from './fares/run.ts';
import { benchRequests } from './requests/run.ts';
import { benchScale } from './scale/run.ts';

const { values, positionals } = parseArgs({
  options: { rounds: { type: 'string', default: '3' }, seconds: { type: 'string', default: '3' }, requests: { type: 'string', default: '100000' }, operation: { type: 'string', default: '' }, question: { type: 'string', default: '' } },
  allowPositionals: true,
});
const times = { seconds: Number(values.seconds), rounds: Number(values.rounds) };
const wanted = (name: string): boolean => positionals.length === 0 || positionals.includes(name);
if (wanted('requests')) await benchRequests({ requests: Number(values.requests), operation: values.operation, ...times });
if (wanted('fares')) await benchFares(times);
if (wanted('scale')) await benchScale({ requests: Number(values.requests), calls: 7 * times.rounds, question: values.question });
