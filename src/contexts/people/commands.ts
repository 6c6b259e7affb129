import type { Command } from 'commander';
import type { Platform } from '../../platform/platform.ts';
import { createFirstAdministratorLink } from './actions/make-link.ts';

/** Runs work on the installation's platform: joins the running cluster or starts it. */
export type WithPlatform = <Result>(work: (platform: Platform) => Promise<Result>) => Promise<Result>;

/** Adds the commands of this context. */
export function registerPeopleCommands(program: Command, withPlatform: WithPlatform): void {
  program
    .command('create-admin')
    .description('Print a one-time link that creates an administrator of the topmost place 生成一次性链接,用于创建最高一级的管理员')
    .action(async () => {
      await withPlatform(async (platform) => {
        const link = await createFirstAdministratorLink(platform, { always: true });
        if (!link) return;
        const { publicUrl, host, port } = platform.configuration;
        const address = publicUrl === null ? `http://${host}:${port}${link.address}` : link.address;
        console.log(`Open this link once to create the administrator 请打开以下一次性链接创建管理员: ${address}`);
        console.log(`Valid until 有效期至: ${link.expiresAt.toISOString()}`);
      });
    });
}
