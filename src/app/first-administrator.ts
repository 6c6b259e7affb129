import { createFirstAdministratorLink as makeLink } from '../contexts/people/index.ts';
import { platformOf, silentLive } from './platform-of.ts';
import type { ProgramContext } from './program/parts.ts';

/** The one-time address under which the first administrator is created, or null when there is one. */
export async function createFirstAdministratorLink(context: ProgramContext, publicUrl: string): Promise<string | null> {
  const link = await makeLink(await platformOf(context, silentLive));
  return link ? new URL(link.address, publicUrl).href : null;
}
