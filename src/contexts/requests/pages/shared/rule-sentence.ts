import type { Output } from '../../../../ui/api/types.ts';
import { useLanguage, useTranslation } from '../../../../ui/i18n/index.ts';

export type RuleWords = Output<'requests.readDispatchRule'>['revisions'][number]['words'];

/** Says a dispatch rule as one sentence: “桂花社区的‘暴露垃圾’，工作日 08:00–18:00，由环卫所主办”. */
export function useRuleSentence(): (words: RuleWords) => string {
  const { t } = useTranslation('requests');
  const language = useLanguage();
  const say = (key: string, values: Readonly<Record<string, string>> = {}): string => t(`dispatch.sentence.${key}`, values);
  return (words) => {
    const list = (names: readonly string[]): string => names.join(say('list'));
    const place = words.places.length > 0 ? list(words.places) : words.place;
    const categories = words.categories.map((name) => name[language]).join(say('quote'));
    const days = list(words.days.map((day) => t(`dispatch.days.${day}`)));
    const { from, until } = words;
    const hours = from === null || until === null ? '' : say(from < until ? 'hours' : 'overnight', { from, until });
    const parts = [
      categories === '' ? say('all', { place }) : say('some', { place, categories }),
      days !== '' && hours !== '' ? say('time', { days, hours }) : days || hours,
      words.channels.length > 0 ? say('channels', { channels: list(words.channels.map((channel) => t(`channels.${channel}`))) }) : '',
      words.natures.length > 0 ? say('natures', { natures: list(words.natures.map((nature) => t(`options.nature.${nature}`))) }) : '',
      words.priorities.length > 0 ? say('priorities', { priorities: list(words.priorities.map((priority) => t(`options.priority.${priority}`))) }) : '',
      say(words.target.kind, { name: words.target.name }),
      words.priority === null ? '' : say('priority', { priority: t(`options.priority.${words.priority}`) }),
    ];
    return `${words.ahead ? say('ahead') : ''}${parts.filter(Boolean).join(say('comma'))}`;
  };
}
