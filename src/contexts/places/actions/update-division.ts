import { runInTransaction } from '../../../platform/database/transaction.ts';
import type { Platform } from '../../../platform/platform.ts';
import { fieldProblem, problem } from '../../../platform/problem.ts';
import type { Actor } from '../../../shared/actor.ts';
import { newId } from '../../../shared/ids.ts';
import type { BodyOf } from '../../../shared/route.ts';
import { cleanLine } from '../../../shared/text.ts';
import type * as contract from '../contract.ts';
import {
  deleteAliases, type Division, type DivisionAlias, insertAliases, lockAdministration, lockDivision, readAliases, readDivisionByPrefix, updateDivision as store,
} from '../store/divisions.ts';
import { saveNames } from '../store/names.ts';
import { assertMayAdminister } from './find-division.ts';
import { lineOrNull, positionFrom } from './point-input.ts';
import { assertBaseVersion, changedFields, recordChange } from './record-change.ts';

type Body = BodyOf<typeof contract.updateDivision>;
type AliasContent = Omit<DivisionAlias, 'id' | 'divisionCode'>;

function aliasesOf(body: Body): readonly AliasContent[] {
  return body.aliases.map(({ name, code, validFrom, validTo, source }) => ({ name: cleanLine(name), code, validFrom, validTo, source: cleanLine(source) }));
}

function contentOf({ id: _id, divisionCode: _code, name, code, validFrom, validTo, source }: DivisionAlias): AliasContent {
  return { name, code, validFrom, validTo, source };
}

/**
 * Changes contact, centre, number letters and other names of a unit. Throws 404, 403, 409 `changed-meanwhile`,
 * 422 naming `requestPrefix` (taken) or an alias with reversed dates.
 */
export async function updateDivision(
  { database, clock }: Pick<Platform, 'database' | 'clock'>,
  actor: Actor,
  code: string,
  body: Body,
): Promise<Division> {
  return runInTransaction(database, async (transaction) => {
    await lockAdministration(transaction);
    const before = await lockDivision(transaction, code);
    if (!before || before.validTo !== null) throw problem(404, 'unknown-division', { detail: 'There is no such division.' });
    assertMayAdminister(actor, before.path);
    await assertBaseVersion(transaction, { subjectType: 'division', subjectId: before.id, version: before.version }, body.baseVersion);
    const reversed = body.aliases.findIndex(({ validFrom, validTo }) => validFrom !== null && validTo !== null && validTo < validFrom);
    if (reversed >= 0) throw fieldProblem(`aliases.${reversed}.validTo`, 'before-start', 'The last day lies before the first.');
    const holder = body.requestPrefix ? await readDivisionByPrefix(transaction, body.requestPrefix) : undefined;
    if (holder && holder.code !== code) {
      throw fieldProblem('requestPrefix', 'taken', `${holder.name} already uses these letters.`);
    }
    const { head, ...kept } = before;
    const details = {
      contactName: lineOrNull(body.contactName),
      contactPhone: lineOrNull(body.contactPhone),
      requestPrefix: lineOrNull(body.requestPrefix),
      center: positionFrom(body.center),
    };
    const oldAliases = (await readAliases(transaction, { divisionCodes: [code] })).map(contentOf);
    const aliases = aliasesOf(body);
    const changes = changedFields({ ...before, aliases: oldAliases }, { ...details, aliases });
    if (changes.length === 0) return kept;
    const next = await recordChange(transaction, {
      subjectType: 'division', subjectId: before.id, head, action: 'update', actor, at: clock.now(), changes,
    });
    await store(transaction, code, { ...before, ...details }, next);
    await deleteAliases(transaction, code);
    await insertAliases(transaction, aliases.map((alias) => ({ ...alias, id: newId(), divisionCode: code })));
    await saveNames(transaction, [
      { subjectType: 'division', subjectId: before.id, path: before.path, names: [before.shortName, before.name, ...aliases.map(({ name }) => name)] },
    ]);
    return { ...kept, ...details, version: next.sequence };
  });
}
