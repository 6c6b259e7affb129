import { runInTransaction } from '../../../platform/database/transaction.ts';
import { historyOf } from '../../../platform/events/store.ts';
import { notify } from '../../../platform/notify/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { readDetails } from '../store/read-request.ts';
import { reportersToTell } from '../store/reporters.ts';
import { tellFollowers } from './follow/tell-followers.ts';
import { linkToken } from './link-token.ts';
import { publicAddress } from './public-address.ts';

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

/** Tells everybody who reported a case of one of its steps, and those who follow it or its place; a repetition tells nobody twice. */
export async function tellReporters(platform: Platform, step: { readonly requestId: string; readonly sequence: number }): Promise<void> {
  const history = await historyOf(platform.database, 'request', step.requestId);
  const event = history.find(({ sequence }) => sequence === step.sequence);
  const [request] = await readDetails(platform.database, [step.requestId]);
  if (!event || !request) return;
  const template = templates[event.action];
  const first = event.fromState === 'submitted';
  await runInTransaction(platform.database, async (transaction) => {
    await tellFollowers(platform, transaction, request, { sequence: event.sequence, action: event.action, first });
    if (template === undefined) return;
    for (const reporter of await reportersToTell(transaction, step.requestId)) {
      const message = event.publicDetail?.['message'];
      await notify(transaction, {
        to: { kind: 'phone', phone: reporter.phone },
        template,
        parameters: {
          number: reporter.number,
          place: request.placeName,
          workstation: request.workstationName ?? '',
          message: typeof message === 'string' ? message : '',
          link: publicAddress(platform, `/t/${linkToken(platform, reporter.id, reporter.linkVersion)}`),
        },
        subject: { type: 'request', id: step.requestId },
        placePath: request.placePath,
        now: platform.clock.now(),
        key: `${step.requestId}:${step.sequence}:${reporter.id}`,
      });
    }
  });
}
