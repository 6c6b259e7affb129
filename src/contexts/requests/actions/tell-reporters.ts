import type { Transaction } from '../../../platform/database/database.ts';
import { runInTransaction } from '../../../platform/database/transaction.ts';
import { historyOf } from '../../../platform/events/store.ts';
import { notify } from '../../../platform/notify/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { residentsById } from '../../people/index.ts';
import { readDetails } from '../store/read-request.ts';
import { reportersToTell } from '../store/reporters.ts';
import { tellFollowers } from './follow/tell-followers.ts';
import { supportersToTell } from '../store/supporters.ts';
import { linkToken } from './link-token.ts';
import { publicAddress } from '../../../platform/public-address.ts';

/** Steps that reporters are told about; the others they find on the timeline. */
const templates: Readonly<Record<string, string>> = {
  report: 'requests.received',
  dispatch: 'requests.dispatched',
  siteCheck: 'requests.checked',
  plan: 'requests.planned',
  verify: 'requests.solved',
  rework: 'requests.rework',
  reject: 'requests.rejected',
  reply: 'requests.replied',
  join: 'requests.joined',
  unjoin: 'requests.separated',
  split: 'requests.split',
  reopen: 'requests.reopened',
  shelve: 'requests.shelved',
  upholdContest: 'requests.reopened',
  refuseContest: 'requests.contestRefused',
};

interface Receiver {
  readonly id: string;
  readonly phone: string;
  readonly number: string;
  readonly path: string;
}

/** Whoever reported the case, with their secret links, and whoever joined with “我也遇到” and left a number, with the public page. */
async function receiversOf(platform: Platform, transaction: Transaction, requestId: string, number: string): Promise<readonly Receiver[]> {
  const reporters = await reportersToTell(transaction, requestId);
  const supporters = await supportersToTell(transaction, requestId);
  const residents = await residentsById(transaction, supporters.map(({ residentId }) => residentId));
  const told = new Set(reporters.map(({ phone }) => phone));
  return [
    ...reporters.map(({ id, phone, number: own, linkVersion }) => ({ id, phone, number: own, path: `/t/${linkToken(platform, id, linkVersion)}` })),
    ...supporters.flatMap(({ id, residentId }) => {
      const phone = residents.get(residentId)?.phone;
      return phone === undefined || phone === null || told.has(phone) ? [] : [{ id, phone, number, path: `/r/${number}` }];
    }),
  ];
}

/** Tells everybody who reported a case of one of its steps, and those who follow it or its place; a repetition tells nobody twice. */
export async function tellReporters(platform: Platform, step: { readonly requestId: string; readonly sequence: number }): Promise<void> {
  const history = await historyOf(platform.database, 'request', step.requestId);
  const event = history.find(({ sequence }) => sequence === step.sequence);
  const [request] = await readDetails(platform.database, [step.requestId]);
  if (!event || !request) return;
  const template = templates[event.action];
  const first = event.fromState === 'submitted';
  await runInTransaction(platform.database, async (transaction) => {
    await tellFollowers(platform, transaction, request, { sequence: event.sequence, action: event.action, at: event.occurredAt, first });
    if (template === undefined) return;
    for (const receiver of await receiversOf(platform, transaction, step.requestId, request.number)) {
      const message = event.publicDetail?.['message'];
      await notify(transaction, {
        to: { kind: 'phone', phone: receiver.phone },
        template,
        parameters: {
          number: receiver.number,
          place: request.placeName,
          workstation: request.workstationName ?? '',
          message: typeof message === 'string' ? message : '',
          link: publicAddress(platform, receiver.path),
        },
        subject: { type: 'request', id: step.requestId },
        placePath: request.placePath,
        now: platform.clock.now(),
        key: `${step.requestId}:${step.sequence}:${receiver.id}`,
      });
    }
  });
}
