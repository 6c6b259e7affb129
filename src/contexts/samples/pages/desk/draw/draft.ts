import { addDays, plainDateOf } from '../../../../../shared/time.ts';
import type { Input } from '../../../../../ui/api/types.ts';

export type DrawBody = Input<'samples.draw'>['body'];
export type FrameBody = Input<'samples.preview'>['body'];

/** What the form holds while it is filled in. */
export interface DrawDraft {
  readonly title: string;
  readonly divisionCode: string;
  readonly basis: FrameBody['basis'];
  readonly from: string;
  readonly until: string;
  readonly categoryId: string | undefined;
  readonly channel: FrameBody['channel'];
  readonly workstationId: string | undefined;
  readonly strataBy: FrameBody['strataBy'];
  readonly sizeKind: FrameBody['sizeKind'];
  readonly size: number | undefined;
  readonly workingDays: number | undefined;
}

/** The last thirty days, twenty cases, ten working days. */
export function emptyDraft(divisionCode: string, now: number): DrawDraft {
  const today = plainDateOf(now);
  return {
    title: '', divisionCode, basis: 'closed', from: addDays(today, -30), until: today, categoryId: undefined, channel: undefined, workstationId: undefined,
    strataBy: 'category', sizeKind: 'count', size: 20, workingDays: 10,
  };
}

/** What is asked for; undefined while something is missing that the server would refuse. */
export function frameOf(draft: DrawDraft): FrameBody | undefined {
  const { divisionCode, basis, from, until, categoryId, channel, workstationId, strataBy, sizeKind, size } = draft;
  if (divisionCode === '' || from === '' || until === '' || size === undefined || size < 1 || size > 300) return undefined;
  return {
    divisionCode, basis, from, until, strataBy, sizeKind, size, ...(categoryId === undefined ? {} : { categoryId }), ...(channel === undefined ? {} : { channel }),
    ...(workstationId === undefined ? {} : { workstationId }),
  };
}
