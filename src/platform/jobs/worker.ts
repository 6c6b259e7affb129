import { EventEmitter } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { type CronItem, Logger as QueueLogger, type Runner, type TaskList, parseCronItems, run } from 'graphile-worker';
import pg from 'pg';
import { connectionConfig } from '../database/connection.ts';
import type { DatabaseAddress } from '../live/session.ts';
import type { Logger, Platform } from '../platform.ts';
import type { AnyJob } from './define-job.ts';
import { showPresence } from './presence.ts';

export interface WorkerOptions {
  readonly address: DatabaseAddress;
  /** Jobs that run at the same time. */
  readonly concurrency?: number;
  /** Milliseconds between looks at the queue. */
  readonly pollInterval?: number;
  /** Run what is due by schedule too; on unless said. */
  readonly scheduled?: boolean;
}

export interface Worker {
  /** Lets running jobs finish for a few seconds, then gives them back to the queue. */
  stop(): Promise<void>;
}

/** Milliseconds a job may still run after its abort signal; SIGTERM must be over in ten seconds altogether. */
const stopGrace = 3_000;
const abortAfter = 2_000;

const levels = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const;

/** The queue's words in our log; every finished job is only of interest when looking for something. */
function queueLogger(logger: Logger): QueueLogger {
  return new QueueLogger((scope) => (level, message, meta) => {
    const error = meta['error'];
    logger[levels[level]]({ ...(error === undefined ? {} : { err: error }), job: scope.taskIdentifier, jobId: scope.jobId }, message);
  });
}

/** The queue adds the slot to scheduled payloads; handlers know their own fields only. */
function withoutSlot(payload: unknown): unknown {
  if (typeof payload !== 'object' || payload === null || !('_cron' in payload)) return payload;
  const { _cron, ...rest } = payload;
  return rest;
}

function tasksOf(platform: Platform, jobs: readonly AnyJob[]): TaskList {
  const names = new Set(jobs.map((job) => job.name));
  if (names.size < jobs.length) throw new Error('Two jobs have the same name');
  return Object.fromEntries(
    jobs.map((job) => [
      job.name,
      (payload: unknown, { job: row, abortSignal }: { job: { id: string; attempts: number; max_attempts: number }; abortSignal: AbortSignal }) =>
        job.run(withoutSlot(payload), {
          platform,
          logger: platform.logger.child({ job: job.name, jobId: String(row.id) }),
          jobId: String(row.id),
          attempt: row.attempts,
          last: row.attempts >= row.max_attempts,
          signal: abortSignal,
        }),
    ]),
  );
}

/** One slot adds one job, whatever number of programs watch the clock; a slot that is still waiting is not doubled. */
function scheduleOf(jobs: readonly AnyJob[]): CronItem[] {
  return jobs.flatMap(({ name, schedule, maxAttempts }) =>
    schedule
      ? [
          {
            task: name,
            match: schedule.match,
            identifier: name,
            payload: schedule.payload as Record<string, unknown>,
            options: { jobKey: `schedule:${name}`, ...(maxAttempts === undefined ? {} : { maxAttempts }) },
          },
        ]
      : [],
  );
}

function createWorkerPool(address: DatabaseAddress, size: number, logger: Logger): pg.Pool {
  const schema = address.schema === undefined ? {} : { schema: address.schema };
  const pool = new pg.Pool({
    ...connectionConfig(address.url, { applicationName: 'lianxin jobs', ...schema }),
    max: size,
    connectionTimeoutMillis: 5_000,
  });
  pool.on('error', (error) => {
    // While stopping, the database may hang up first.
    if (!pool.ending) logger.warn({ err: error }, 'a connection of the job queue broke');
  });
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** Runs jobs as they fall due until it is stopped; survives restarts of the database. */
export async function startWorker(platform: Platform, jobs: readonly AnyJob[], options: WorkerOptions): Promise<Worker> {
  const { address, concurrency = 4, pollInterval = 1_000, scheduled = true } = options;
  const { logger } = platform;
  const taskList = tasksOf(platform, jobs);
  const presence = showPresence({ address, logger });
  await presence.ready;
  const pool = createWorkerPool(address, concurrency + 2, logger);
  const stopping = new AbortController();
  const events = new EventEmitter();
  let lockedBy = '';
  events.on('pool:create', ({ workerPool }: { workerPool: { id: string } }) => {
    lockedBy = workerPool.id;
  });

  async function startRunner(): Promise<Runner> {
    // A runner that gave up because the database was away may have left jobs locked.
    if (lockedBy !== '') await pool.query('select graphile_worker.force_unlock_workers($1)', [[lockedBy]]);
    return run({
      events,
      // Without batching, results that cannot be written are rejections nobody handles, and stopping does not wait for them.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
      pgPool: pool,
      taskList,
      parsedCronItems: scheduled ? parseCronItems(scheduleOf(jobs)) : [],
      concurrency,
      pollInterval,
      noHandleSignals: true,
      gracefulShutdownAbortTimeout: abortAfter,
      logger: queueLogger(logger),
    });
  }

  let runner = await startRunner();

  /** The queue's runner retries most failures itself; should it give up, a new one takes over. */
  async function supervise(): Promise<void> {
    while (!stopping.signal.aborted) {
      await runner.promise.catch((error: unknown) => logger.error({ err: error }, 'the job worker ended'));
      while (!stopping.signal.aborted) {
        await delay(1_000, undefined, { signal: stopping.signal }).catch(() => undefined);
        if (stopping.signal.aborted) return;
        try {
          runner = await startRunner();
          break;
        } catch (error) {
          logger.warn({ err: error }, 'the job worker could not be started again');
        }
      }
    }
  }

  const supervision = supervise();
  return {
    async stop() {
      stopping.abort();
      const stopped = runner.stop().catch(() => undefined);
      const late = delay(abortAfter + stopGrace).then(() => runner.kill('out of time').catch(() => undefined));
      await Promise.race([stopped, late]);
      await supervision;
      await pool.end();
      await presence.close();
    },
  };
}
