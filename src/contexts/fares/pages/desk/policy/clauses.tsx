import type { ReactNode } from 'react';
import { formatDate } from '../../../../../shared/time.ts';
import { Panel } from '../../../../../ui/desk/desk-page.tsx';
import { useFormat } from '../../../../../ui/format/use-format.ts';
import { useLanguage, useTranslation } from '../../../../../ui/i18n/index.ts';
import { Facts } from '../../../../../ui/kit/layout.tsx';
import { shippedCatalogue } from '../../../rules/catalogue.ts';
import type { ConcessionPolicy, TimeSpan } from '../../../rules/model.ts';

/** A stored policy, clause by clause, as one reads it. */
export function Clauses({ content }: { readonly content: ConcessionPolicy }): ReactNode {
  const { t } = useTranslation('fares');
  const language = useLanguage();
  const format = useFormat();
  const { effect, window, rider, source } = content;
  const join = (parts: readonly string[]): string => parts.join(language === 'zh' ? '、' : ', ');
  const media = (ids: readonly string[]): string => join(ids.map((id) => shippedCatalogue.media.find((medium) => medium.id === id)?.name[language] ?? id));
  const spans = (list: readonly TimeSpan[]): string => join(list.map((span) => `${span.from}–${span.to}${span.days ? ` (${join(span.days.map((day) => t(`dayKind.${day}`)))})` : ''}`));
  const effectText =
    effect.kind === 'percent' ? t('editor.says.percent', { percent: effect.payPercent })
      : effect.kind === 'rideTiers' ? join(effect.tiers.map((tier) => t('editor.says.tier', { ride: tier.fromRide, percent: tier.payPercent })))
        : effect.kind === 'free' ? t('editor.effects.free') : `${t(`editor.effects.${effect.kind}`)} ${format.money(effect.fen)}`;
  const riderText = rider === null ? '' : join([
    ...(rider.minAge === undefined ? [] : [`${t('fields.minAge')} ${rider.minAge}`]), ...(rider.maxAge === undefined ? [] : [`${t('fields.maxAge')} ${rider.maxAge}`]),
    ...(rider.maxHeightCm === undefined ? [] : [`${t('fields.maxHeightCm')} ${rider.maxHeightCm}`]), ...(rider.groups ?? []).map((group) => t(`rider.${group}`)),
  ]);
  return (
    <Panel title={t('editor.clauses')}>
      <Facts
        facts={[
          { label: t('fields.window'), value: `${formatDate(window.from, language)} – ${window.to === null ? t('editor.open') : formatDate(window.to, language)}` },
          { label: t('fields.days'), value: join(content.days.map((day) => t(`dayKind.${day}`))) },
          { label: t('fields.timesOnly'), value: spans(content.times.only) },
          { label: t('fields.timesExcept'), value: spans(content.times.except) },
          { label: t('editor.standing.included'), value: media(content.media.included) },
          { label: t('editor.standing.excluded'), value: media(content.media.excluded) },
          { label: t('editor.rider'), value: riderText },
          { label: t('fields.effect'), value: effectText },
          { label: t('fields.stackingMode'), value: `${t(`editor.stacking.${content.stacking.mode}`)} (${content.stacking.group})` },
          { label: t('fields.decidedBy'), value: `${t(`editor.moment.${content.decidedBy.moment}`)}${content.decidedBy.stated ? '' : ` · ${t('editor.notStated')}`}` },
          { label: t('editor.source'), value: `${source.title} · ${formatDate(source.published, language)} · ${t(`confidence.${source.confidence}`)}` },
          { label: t('fields.summary'), value: source.summary[language] },
          { label: t('fields.note'), value: source.note?.[language] },
        ]}
      />
    </Panel>
  );
}
