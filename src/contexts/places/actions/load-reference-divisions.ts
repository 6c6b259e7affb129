import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import { runInTransaction } from '../../../platform/database/transaction.ts';
import { centroid, type MultiPolygon } from '../../../shared/geometry.ts';
import { newId } from '../../../shared/ids.ts';
import { kindOf, pathBelow, type PlaceLevel, shortNameOf } from '../rules/division.ts';
import { assignPrefixes } from '../rules/request-prefix.ts';
import {
  type DivisionAlias, insertAliases, insertDivisions, insertManagementArea, lockAdministration, type NewDivision, readAllDivisions,
} from '../store/divisions.ts';
import { initialsOf, saveNames } from '../store/names.ts';
import { forgetPlaces } from '../tree.ts';
import { saveShapes, type Shape } from '../store/shapes.ts';

interface CityFile {
  readonly edition: string;
  readonly source: string;
  readonly city: {
    readonly code12: string;
    readonly name: string;
    readonly province: { readonly code: string; readonly name: string };
    readonly districts: readonly {
      readonly code12: string;
      readonly name: string;
      readonly streets: readonly { readonly code12: string; readonly name: string }[];
    }[];
  };
}
interface CommitteeFile {
  readonly rows: readonly (readonly [code: string, name: string, kind: string])[];
}
interface OutlineFile {
  readonly features: readonly { readonly properties: { readonly adcode: string }; readonly geometry: MultiPolygon }[];
}
interface AdditionFile {
  readonly aliases: readonly { readonly division: string; readonly code: string | null; readonly name: string; readonly source: string }[];
  readonly managementAreas: readonly { readonly name: string; readonly divisions: readonly string[]; readonly source: string }[];
  readonly sharedOutlines: readonly string[];
}

const dataDirectory = join(import.meta.dirname, '../data');

async function readData<Content>(file: string): Promise<Content> {
  return JSON.parse(await readFile(join(dataDirectory, file), 'utf8')) as Content;
}

const outlineSource = '© OpenStreetMap contributors, ODbL 1.0 (xmc811/mapchina 053136c); 示意';

/**
 * Loads the divisions of Suzhou into an empty database: province, city, districts, streets, communities, older names,
 * coarse district outlines. Does nothing when there are divisions already. Returns how many were loaded.
 */
export async function loadReferenceDivisions(database: Database): Promise<number> {
  const [cityFile, committees, outlines, additions] = await Promise.all([
    readData<CityFile>('suzhou-divisions.json'),
    readData<CommitteeFile>('suzhou-committees.json'),
    readData<OutlineFile>('suzhou-districts.geojson'),
    readData<AdditionFile>('suzhou-additions.json'),
  ]);
  return runInTransaction(database, async (transaction) => {
    await lockAdministration(transaction);
    if ((await readAllDivisions(transaction)).length > 0) return 0;
    const divisions = withCenters(await withPrefixes(listDivisions(cityFile, committees)), outlines);
    const aliases = additions.aliases.map((alias): DivisionAlias => ({
      id: newId(), divisionCode: alias.division, code: alias.code, name: alias.name, validFrom: null, validTo: null, source: alias.source,
    }));
    await insertDivisions(transaction, divisions);
    await insertAliases(transaction, aliases);
    await saveShapes(transaction, listOutlines(outlines, new Set(additions.sharedOutlines)));
    for (const area of additions.managementAreas) {
      await insertManagementArea(transaction, { id: newId(), name: area.name, source: area.source, divisionCodes: area.divisions });
    }
    await nameAll(transaction, divisions, aliases);
    return divisions.length;
  });
}

function listDivisions({ city, edition }: CityFile, committees: CommitteeFile): readonly NewDivision[] {
  const divisions: NewDivision[] = [];
  const paths = new Map<string, string>();
  const add = (level: PlaceLevel, code: string, name: string, parentCode: string | null): void => {
    const path = pathBelow(parentCode === null ? null : (paths.get(parentCode) ?? ''), code);
    paths.set(code, path);
    divisions.push({
      id: newId(), code, name, shortName: shortNameOf(name), level, kind: kindOf(level, code), parentCode, path,
      requestPrefix: null, contactName: null, contactPhone: null, center: null, validFrom: null, validTo: null, source: edition,
    });
  };
  const province = city.province.code.padEnd(12, '0');
  add('province', province, city.province.name, null);
  add('city', city.code12, city.name, province);
  for (const district of city.districts) {
    add('district', district.code12, district.name, city.code12);
    for (const street of district.streets) add('street', street.code12, street.name, district.code12);
  }
  for (const [code, name] of committees.rows) add('community', code, name, `${code.slice(0, 9)}000`);
  return divisions;
}

/** Endings that say nothing about which place it is. */
const generalEnding = /（.*）|(?:街道|镇|乡|区|市)$/gu;

async function withPrefixes(divisions: readonly NewDivision[]): Promise<readonly NewDivision[]> {
  const numbered = divisions.filter(({ level }) => level === 'city' || level === 'district' || level === 'street');
  const initials = await initialsOf(numbered.map(({ name }) => name.replaceAll(generalEnding, '')));
  const byCode = new Map(numbered.map(({ code }, index) => [code, initials[index] ?? '']));
  const prefixes = assignPrefixes(
    numbered.map(({ code, parentCode }) => ({
      code,
      initials: byCode.get(code) ?? '',
      parentInitials: byCode.get(parentCode ?? '') ?? '',
    })),
  );
  return divisions.map((division) => ({ ...division, requestPrefix: prefixes.get(division.code) ?? null }));
}

function codeOfOutline(adcode: string): string {
  return adcode.padEnd(12, '0');
}

function withCenters(divisions: readonly NewDivision[], outlines: OutlineFile): readonly NewDivision[] {
  const centers = new Map(outlines.features.map(({ properties, geometry }) => [codeOfOutline(properties.adcode), centroid(geometry)]));
  return divisions.map((division) => ({ ...division, center: centers.get(division.code) ?? null }));
}

function listOutlines(outlines: OutlineFile, shared: ReadonlySet<string>): readonly Shape[] {
  return outlines.features.map(({ properties, geometry }) => ({
    divisionCode: codeOfOutline(properties.adcode),
    geometry,
    shared: shared.has(properties.adcode),
    schematic: true,
    source: outlineSource,
  }));
}

async function nameAll(transaction: Transaction, divisions: readonly NewDivision[], aliases: readonly DivisionAlias[]): Promise<void> {
  forgetPlaces();
  await saveNames(
    transaction,
    divisions.map(({ id, code, path, name, shortName }) => ({
      subjectType: 'division',
      subjectId: id,
      path,
      names: [shortName, name, ...aliases.filter(({ divisionCode }) => divisionCode === code).map((alias) => alias.name)],
    })),
  );
}
