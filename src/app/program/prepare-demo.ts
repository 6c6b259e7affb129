import { rm } from 'node:fs/promises';
import { demoWanted } from '../../platform/config.ts';
import { readDemoState, writeDemoState } from '../../platform/database/installation.ts';
import { migrate } from '../../platform/database/migrate.ts';
import type { DatabaseAccess } from './database-access.ts';
import type { Demo, ProgramContext } from './parts.ts';

/**
 * Loads the demo into a database nobody has used yet, where the configuration wants one. A load that was interrupted
 * begins again on an empty database. Returns whether this installation is a demo.
 */
export async function prepareDemo(context: ProgramContext, access: DatabaseAccess, demo: Demo | null, say: (line: string) => void): Promise<boolean> {
  const { configuration, database, clock } = context;
  let state = await readDemoState(database);
  if (state === 'loading') {
    await startOver(context, access);
    state = null;
  }
  if (state !== null) {
    if (state === 'none' && configuration.demo === 'on') say('The demo is not loaded: this database is already in use.');
    return state === 'loaded' && configuration.demo !== 'off';
  }
  if (demo === null || !demoWanted(configuration)) {
    await writeDemoState(database, clock, 'none');
    return false;
  }
  say('Loading the demo …');
  await writeDemoState(database, clock, 'loading');
  await demo.load(context);
  await writeDemoState(database, clock, 'loaded');
  return true;
}

async function startOver({ configuration, databaseUrl }: ProgramContext, access: DatabaseAccess): Promise<void> {
  if (access.recreate === null) {
    throw new Error('Loading the demo was interrupted, and half of it is in the database: create the database behind DATABASE_URL anew, empty.');
  }
  await access.recreate();
  await migrate(databaseUrl, { schema: configuration.databaseSchema });
  // Its anchors belong to the history that is gone.
  await rm(configuration.anchorFile, { force: true });
}
