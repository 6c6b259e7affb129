import { type Actor, actorId } from '../../../../shared/actor.ts';
import { cleanText } from '../../../../shared/text.ts';
import type { Channel, EnterInput, Origin, ReportInput } from '../../contract.ts';
import { type Nature, suggestNature } from '../../rules/suggestion.ts';
import type { CaseProposal } from '../../store/links.ts';
import type { Whereabouts } from '../../store/save-request.ts';
import type { Entrance } from '../entrance.ts';

export interface ReportCall {
  readonly actor: Actor;
  readonly input: ReportInput | EnterInput;
  readonly idempotencyKey?: string | undefined;
  /** The record of another context it came in through. */
  readonly origin?: Origin | undefined;
  /** The case this one is split off: its place and its reporters are taken over. */
  readonly splitFrom?: string | undefined;
  /** The further place of that case that this one is about. */
  readonly splitPlace?: Whereabouts | undefined;
  /** The case this one was found after, and how that one is solved: a proposal for this one's plan. */
  readonly after?: { readonly requestId: string | null; readonly proposal: Omit<CaseProposal, 'fromRequestId'> | null } | undefined;
  /** The box or station whose poster led a resident here. */
  readonly entrance?: Entrance | undefined;
  /** Set for a message from elsewhere. */
  readonly imported?: ImportedCase | undefined;
}

/** What an import decides beforehand about its case. */
interface ImportedCase {
  readonly id: string;
  /** When the case counts as reported. */
  readonly at: Date;
  /** Kept as a record only: no clock runs. */
  readonly asRecord: boolean;
  readonly subject: string;
  readonly outsideNumber: string;
}

/** What a call says of its matter, read once: the text without invisible steering, the channel it came by, and its nature. */
export interface Said {
  readonly text: string;
  readonly channel: Channel;
  readonly channelNote: string | null;
  /** 诉求性质: as the desk says, else as the words sound. */
  readonly nature: Nature;
}

function channelOf({ entrance, input }: ReportCall): Pick<Said, 'channel' | 'channelNote'> {
  if (entrance) return { channel: entrance.channel, channelNote: entrance.note };
  if (!('channel' in input)) return { channel: 'app', channelNote: null };
  return { channel: input.channel, channelNote: input.channelNote || null };
}

/** Reads what a call says. */
export function saidIn(call: ReportCall): Said {
  const { input } = call;
  const text = cleanText(input.text);
  const { channel, channelNote } = channelOf(call);
  return { text, channel, channelNote, nature: ('nature' in input ? input.nature : undefined) ?? suggestNature(text) };
}

/** All that must be equal for a repeated call to be one. */
export function contentOf({ actor, input }: ReportCall): readonly unknown[] {
  return ['report', actor.kind, actorId(actor), input];
}
