import { runInTransaction } from '../../platform/database/transaction.ts';
import { insertProgress } from '../../platform/jobs/store.ts';
import { newId } from '../../shared/ids.ts';
import type { AccessWorld } from './access-world.ts';
import { type Givens, type Moment, type Sample, personOf } from './access-moment.ts';

/** The days without which no arrangement of a year is whole. */
const holidays = [['元旦', '01-01'], ['劳动节', '05-01'], ['劳动节', '05-02'], ['国庆节', '10-01'], ['国庆节', '10-02'], ['国庆节', '10-03']].map(
  ([name, day]) => ({ name, date: `2027-${day}`, isOffDay: true }),
);

/** A long job that the caller, or somebody else, asked for. */
async function waitingJob(moment: Moment): Promise<Partial<Sample>> {
  const { platform, database, caller, world, sample } = moment;
  const id = newId();
  const own = sample.target === 'own';
  await runInTransaction(database, (transaction) =>
    insertProgress(transaction, {
      id, job: 'try', at: platform.clock.now(),
      requestedByKind: own && caller.actor.kind === 'resident' ? 'resident' : 'staff',
      requestedById: own ? personOf(moment) : world.staff.foreign,
    }),
  );
  return { params: { id } };
}

/** Calls about calendar, photos, jobs and live changes that work. */
export function platformGiven(world: AccessWorld): Givens {
  const job = { targets: ['own', 'foreign'], ready: waitingJob };
  const source = '国办发明电〔2026〕1号';
  return {
    'calendar.read': { query: { year: '2026' } },
    'calendar.editDay': { params: { date: '2026-03-11' }, body: { kind: 'publicHoliday', name: { zh: '地方节日', en: 'Local holiday' }, source } },
    'calendar.importYear': { params: { year: '2027' }, body: { papers: [source], days: holidays } },
    'calendar.setHours': { params: { from: '2027-01-01' }, body: { windows: [{ opens: '09:00', closes: '17:00' }], source } },
    'files.stage': { form: { field: 'photo', name: 'a.jpg', mediaType: 'image/jpeg', bytes: world.photo } },
    'notify.setRetention': { body: { days: 90, source: '市档案管理规定' } },
    'jobs.getProgress': job,
    'jobs.cancel': job,
    'live.followChanges': { query: { topics: `request:${world.requests.own.id}` } },
  };
}
