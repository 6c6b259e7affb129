import type { ReactNode } from 'react';
import type { Output } from '../../../../ui/api/types.ts';
import { useFormat } from '../../../../ui/format/use-format.ts';
import { useLanguage, useTranslation } from '../../../../ui/i18n/index.ts';
import { Facts, Stack, Text } from '../../../../ui/kit/layout.tsx';
import { List, ListItem } from '../../../../ui/kit/list.tsx';
import { StateBadge } from '../../../../ui/kit/state-badge.tsx';
import { useRuleSentence } from './rule-sentence.ts';

export type Reason = Output<'requests.testDispatch'>;

/** Where a case goes and why, with every rule that was asked. */
export function DispatchReason({ reason }: { readonly reason: Reason }): ReactNode {
  const { t } = useTranslation('requests');
  const language = useLanguage();
  const format = useFormat();
  const sentence = useRuleSentence();
  const { by, workstation, unit, priority, facts, looked } = reason;
  const deciding = looked.find(({ misses }) => misses.length === 0)?.words;
  const result = [
    workstation?.name ?? t('dispatch.nobody'), unit ? t('dispatch.unitProposed', { unit: unit.name }) : '', priority === null ? '' : t('dispatch.priorityGiven', { priority: t(`options.priority.${priority}`) }),
  ];
  const words = t('dispatch.factsWords', {
    category: facts.category?.[language] ?? t('dispatch.noCategory'), day: t(`dispatch.days.${facts.day}`), time: facts.time, channel: t(`channels.${facts.channel}`),
  });
  return (
    <Stack gap={3}>
      <div>
        <Text strong>{t(`dispatch.by.${by}`)}</Text>
        {deciding ? <Text>{sentence(deciding)}</Text> : null}
      </div>
      <Facts
        facts={[
          { label: t('dispatch.result'), value: result.filter(Boolean).join(t('dispatch.sentence.comma')) },
          { label: t('dispatch.facts'), value: [facts.gridName ?? facts.placeName, words, facts.nature === null ? '' : t(`options.nature.${facts.nature}`)].filter(Boolean).join(' · ') },
          { label: t('dispatch.decidedAt'), value: format.dateTime(reason.at) },
        ]}
      />
      {looked.length === 0 ? (
        <Text tone="muted" size="small">
          {t('dispatch.lookedNone')}
        </Text>
      ) : (
        <List label={t('dispatch.looked')}>
          {looked.map(({ ruleId, revision, misses, words: rule }) => (
            <ListItem
              key={ruleId}
              title={rule ? sentence(rule) : t('dispatch.forgotten')}
              detail={[t('dispatch.ruleVersion', { count: revision }), ...misses.map((miss) => t(`dispatch.miss.${miss}`))].join(' · ')}
              aside={misses.length === 0 ? <StateBadge tone="done">{t('dispatch.matched')}</StateBadge> : null}
            />
          ))}
        </List>
      )}
    </Stack>
  );
}
