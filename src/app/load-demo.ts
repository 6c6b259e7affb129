import { listDemoAccounts } from '../contexts/people/index.ts';
import { makeAnchor } from '../platform/events/anchors.ts';
import { connect } from '../platform/database/database.ts';
import type { Platform } from '../platform/platform.ts';
import { platformOf, silentLive } from './platform-of.ts';
import { prepareInstallation } from './prepare-installation.ts';
import type { ProgramContext } from './program/parts.ts';

interface DemoModule {
  readonly loadDemo: (platform: Platform, requestCount: number) => Promise<void>;
}

/** The demo is found by its address, so that nothing of the product depends on it. */
const demoAddress = new URL('../../demo/index.ts', import.meta.url).href;
/** Loads the demo into an empty installation. */
export async function loadDemo(context: ProgramContext): Promise<void> {
  const hurried = new URL(context.databaseUrl);
  // A load that breaks off starts over on an empty database, so its commits need not wait for the disk one by one.
  hurried.searchParams.set('options', '-c synchronous_commit=off');
  const database = connect(hurried.href, { schema: context.configuration.databaseSchema, applicationName: 'lianxin demo' });
  try {
    const platform = await platformOf({ ...context, database }, silentLive);
    await prepareInstallation(platform);
    const demo = (await import(demoAddress)) as DemoModule;
    await demo.loadDemo(platform, context.configuration.demoRequests);
    // So that the first copy of the anchors can be taken at once, not only after the first interval.
    await makeAnchor(database, context.configuration.anchorFile);
  } finally {
    await database.destroy();
  }
}

/** Lines that tell a newcomer under which identities to look around. */
export async function describeDemoAccounts(context: ProgramContext): Promise<readonly string[]> {
  const accounts = await listDemoAccounts(await platformOf(context, silentLive));
  return [
    '演示身份 Demo identities: open /desk, /field or /me and choose “以演示身份进入” — no password or code to type.',
    ...accounts.map(({ role, displayName, placeName }) => `  ${displayName} · ${role ?? 'resident'}${placeName === null ? '' : ` · ${placeName}`}`),
  ];
}
