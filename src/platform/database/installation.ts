import { newId } from '../../shared/ids.ts';
import type { Clock } from '../clock.ts';
import type { Database } from './database.ts';

/** `none`: a real installation; `loading`: the demo was begun; `loaded`: the demo is complete and its accounts are offered. */
export type DemoState = 'none' | 'loading' | 'loaded';

/** How far the demo of this database got; null when the program never started on it. */
export async function readDemoState(database: Database): Promise<DemoState | null> {
  const row = await database.selectFrom('installation').select('demo_state').executeTakeFirst();
  return row === undefined ? null : (row.demo_state as DemoState);
}

/** Marks the database as used, with or without a demo. */
export async function writeDemoState(database: Database, clock: Clock, state: DemoState): Promise<void> {
  await database
    .insertInto('installation')
    .values({ id: newId(), created_at: clock.now(), demo_state: state })
    .onConflict((conflict) => conflict.column('only_one').doUpdateSet({ demo_state: state }))
    .execute();
}
