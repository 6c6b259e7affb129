import type { Output } from '../../../../../ui/api/types.ts';
import { useFormat } from '../../../../../ui/format/use-format.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import type { Tone } from '../../../../../ui/tokens.ts';

export type Matter = Output<'requests.listMatters'>['items'][number]['matter'];

const reasonGroups: Readonly<Partial<Record<Matter['kind'], string>>> = {
  extension: 'extensionReason', shelving: 'shelvingReason', ownership: 'returnReason', supervision: 'superviseReason',
};

/** Is the case put on hold now? */
export function isShelved(state: string): boolean {
  return state === 'shelved';
}

/** How a matter stands at a glance. */
export function matterTone({ status, due }: Matter, now: number): Tone {
  if (status === 'open') return due !== null && Date.parse(due) < now ? 'late' : 'soon';
  return status === 'refused' || status === 'lapsed' ? 'neutral' : 'done';
}

/** The name of its state; a shelving that was granted is in force while the case is shelved. */
export function matterStatus({ kind, status }: Matter, shelved: boolean): string {
  return kind === 'shelving' && status === 'granted' && shelved ? 'desk.matters.statusShelved' : `desk.matters.statuses.${status}`;
}

/** What a matter says in short: level, reason, days, dates. */
export function useMatterWords(): (matter: Matter) => readonly string[] {
  const { t } = useTranslation('requests');
  const format = useFormat();
  return ({ kind, level, reason, days, reviveOn, due, status }) => {
    const group = reasonGroups[kind];
    const late = due !== null && Date.parse(due) < Date.now();
    return [
      level && t(`options.superviseLevel.${level}`),
      group !== undefined && reason !== null && t(`options.${group}.${reason}`),
      days !== null && t('desk.matters.days', { count: days }),
      reviveOn !== null && t('desk.matters.revives', { when: format.date(`${reviveOn}T00:00:00+08:00`) }),
      due !== null && status === 'open' && t(late ? 'desk.matters.answerLate' : 'desk.matters.answerBy', { when: format.dateTime(due) }),
    ].filter((word): word is string => typeof word === 'string' && word !== '');
  };
}
