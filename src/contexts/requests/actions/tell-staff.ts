import type { Role } from '../../../shared/actor.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { notify } from '../../../platform/notify/index.ts';
import { staffAtWorkstation, staffInRole } from '../../people/index.ts';
import type { RequestRow } from '../store/lock-request.ts';
import type { SuperviseLevel } from '../rules/supervision.ts';

/** Whom a message about a case is for. */
export type Audience =
  | { readonly kind: 'person'; readonly id: string }
  | { readonly kind: 'workstation' }
  /** Those who hold a role at the case's community, subdistrict, or its district and above. */
  | { readonly kind: 'role'; readonly role: Role; readonly at: SuperviseLevel };

type AboutRequest = Pick<RequestRow, 'id' | 'number' | 'placeName' | 'placePath' | 'workstationId'>;

/** The units of a path at a level: province, city, district, street, community. */
export function codesAt(placePath: string, at: SuperviseLevel): readonly string[] {
  const codes = placePath.split('.');
  return at === 'community' ? codes.slice(4, 5) : at === 'street' ? codes.slice(3, 4) : codes.slice(1, 3);
}

async function idsOf(transaction: Transaction, row: AboutRequest, audience: Audience, at: Date): Promise<readonly string[]> {
  switch (audience.kind) {
    case 'person':
      return [audience.id];
    case 'workstation':
      return row.workstationId === null ? [] : (await staffAtWorkstation(transaction, row.workstationId, at)).map(({ staffId }) => staffId);
    case 'role':
      return (await staffInRole(transaction, audience.role, codesAt(row.placePath, audience.at), at)).map(({ staffId }) => staffId);
  }
}

export interface StaffMessage {
  readonly row: AboutRequest;
  readonly audiences: readonly Audience[];
  /** `messages.<template>` in the locale files. */
  readonly template: string;
  readonly parameters?: Readonly<Record<string, string | number>>;
  /** Names the occasion: nobody is told twice. */
  readonly key: string;
  readonly now: Date;
}

/** Tells staff about a case, each person once; they read it in the program. */
export async function tellStaff(transaction: Transaction, { row, audiences, template, parameters = {}, key, now }: StaffMessage): Promise<void> {
  const ids = new Set<string>();
  for (const audience of audiences) for (const id of await idsOf(transaction, row, audience, now)) ids.add(id);
  for (const id of ids) {
    await notify(transaction, {
      to: { kind: 'staff', id },
      template: `requests.${template}`,
      parameters: { number: row.number, place: row.placeName, link: `/desk/requests/${row.id}`, ...parameters },
      subject: { type: 'request', id: row.id },
      key: `${key}:${id}`,
      now,
    });
  }
}
