import type { ReactNode } from 'react';
import { useFormat } from '../../../../ui/format/use-format.ts';
import { useLanguage, useTranslation } from '../../../../ui/i18n/index.ts';
import { Row, Text } from '../../../../ui/kit/layout.tsx';
import { List, ListItem } from '../../../../ui/kit/list.tsx';
import { StateBadge } from '../../../../ui/kit/state-badge.tsx';
import type { Tone } from '../../../../ui/tokens.ts';
import type { RequestDetail } from '../../contract.ts';

type Stage = RequestDetail['stages'][number];

function toneOf({ startedAt, metAt, due }: Stage, now: number): Tone {
  if (metAt !== null) return 'done';
  if (startedAt === null || due === null) return 'neutral';
  return Date.parse(due) < now ? 'late' : 'active';
}

/** The stages of a case: how each is called, its limit, and how it stands. */
export function StageList({ stages }: { readonly stages: readonly Stage[] }): ReactNode {
  const { t } = useTranslation('requests');
  const language = useLanguage();
  const format = useFormat();
  const nameOf = ({ key, nameZh, nameEn }: Stage): string => (language === 'zh' ? nameZh : nameEn) ?? t(`stages.${key}`);
  const stateOf = (stage: Stage): string => {
    const { startedAt, metAt, due } = stage;
    if (metAt !== null) return t('desk.case.stage.met', { when: format.dateTime(metAt) });
    if (startedAt === null) return t('desk.case.stage.notBegun');
    if (due === null) return t('desk.case.stage.standsStill');
    return t(Date.parse(due) < Date.now() ? 'desk.case.stage.late' : 'desk.case.stage.due', { when: format.dateTime(due) });
  };
  return (
    <List label={t('desk.case.stages')}>
      {stages.map((stage) => (
        <ListItem
          key={stage.key}
          title={nameOf(stage)}
          detail={
            <Row gap={2}>
              <StateBadge tone={toneOf(stage, Date.now())}>{stateOf(stage)}</StateBadge>
              {stage.provisional ? <Text size="small">{t('desk.due.provisional')}</Text> : null}
              {stage.extendedDays > 0 ? <Text size="small">{t('desk.case.stage.extended', { count: stage.extendedDays })}</Text> : null}
            </Row>
          }
          aside={t(`report.limits.${stage.limit.unit}`, { count: stage.limit.amount })}
        />
      ))}
    </List>
  );
}
