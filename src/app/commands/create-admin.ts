import { systemClock } from '../../platform/clock.ts';
import { withDatabase } from '../program/with-database.ts';
import type { AddCommand } from './command.ts';

/** `lianxin create-admin`: for the first administrator, and for when no administrator can sign in any more. */
export const addCreateAdmin: AddCommand = (program, readConfiguration) => {
  program
    .command('create-admin')
    .description('print a one-time link that creates an administrator of the topmost place 生成一次性链接，用于创建最高一级的管理员')
    .action(async () => {
      const configuration = readConfiguration();
      // Loaded only here, so that other commands start at once.
      const [{ createFirstAdministratorLink }, { platformOf, silentLive }, { prepareInstallation }, { createLogger }] = await Promise.all([
        import('../../contexts/people/index.ts'),
        import('../platform-of.ts'),
        import('../prepare-installation.ts'),
        import('../../platform/logger.ts'),
      ]);
      await withDatabase(configuration, async ({ database, url }) => {
        const { dataDirectory, logLevel } = configuration;
        const context = { configuration, database, databaseUrl: url, dataDirectory, clock: systemClock, logger: createLogger(logLevel) };
        const platform = await platformOf(context, silentLive);
        await prepareInstallation(platform);
        const link = await createFirstAdministratorLink(platform, { always: true });
        if (!link) return;
        const { publicUrl, host, port } = configuration;
        console.log(`打开以下一次性链接创建管理员。Open this link once to create the administrator:`);
        console.log(new URL(link.address, publicUrl ?? `http://${host}:${port}`).href);
        console.log(`有效期至 Valid until ${link.expiresAt.toISOString()}`);
      });
    });
};
