import type { Input, Output } from '../../../../../ui/api/types.ts';

export type Unit = Output<'requests.listUnits'>['items'][number];
export type UnitBody = Required<Input<'requests.createUnit'>['body']>;

/** The form of a new unit, or of one to be changed. */
export function unitDraft(unit: Unit | undefined, divisionCode: string): UnitBody {
  if (unit) {
    const { id: _, version: __, staffNames: ___, ...fields } = unit;
    return fields;
  }
  return { name: '', kind: 'department', contact: null, phone: null, messagePhone: null, divisionCode, termDays: 5, active: true, staffIds: [] };
}
