import { systemClock } from '../../platform/clock.ts';
import { readDemoState, writeDemoState } from '../../platform/database/installation.ts';
import { withDatabase } from '../program/with-database.ts';
import type { AddCommand } from './command.ts';

const refusals = {
  none: 'This database is in use already: the demo goes only into an empty one. 数据库已在使用，演示数据只能装入空库。',
  loading: 'Loading the demo was begun and is not done: if no program is at it, npm start begins anew. 演示数据没有装完：如无程序正在装，请运行 npm start 重新开始。',
} as const;

/** `lianxin demo`: loads the demo into an empty database without starting the program, or lists its identities. */
export const addDemo: AddCommand = (program, readConfiguration) => {
  program
    .command('demo')
    .description('load the demo into an empty database (npm start does it by itself where one is wanted), or list its identities 装入演示数据')
    .action(async () => {
      const configuration = readConfiguration();
      // Loaded only here, so that other commands start at once.
      const [{ loadDemo, describeDemoAccounts }, { createLogger }] = await Promise.all([import('../load-demo.ts'), import('../../platform/logger.ts')]);
      await withDatabase(configuration, async ({ database, url }) => {
        const { dataDirectory, logLevel } = configuration;
        const context = { configuration, database, databaseUrl: url, dataDirectory, clock: systemClock, logger: createLogger(logLevel) };
        const state = await readDemoState(database);
        if (state === 'none' || state === 'loading') throw new Error(refusals[state]);
        if (state === null) {
          console.error('Loading the demo …');
          await writeDemoState(database, systemClock, 'loading');
          await loadDemo(context);
          await writeDemoState(database, systemClock, 'loaded');
        }
        console.log('The demo is loaded. 演示数据已装入。');
        for (const line of await describeDemoAccounts(context)) console.log(line);
      });
    });
};
