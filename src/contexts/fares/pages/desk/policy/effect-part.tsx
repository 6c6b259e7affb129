import { Plus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Panel } from '../../../../../ui/desk/desk-page.tsx';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Button } from '../../../../../ui/kit/button.tsx';
import { ChoiceList, Tick } from '../../../../../ui/kit/form/choices.tsx';
import { MoneyInput, NumberInput, Select, TextInput } from '../../../../../ui/kit/form/inputs.tsx';
import { Grid, Row, Stack } from '../../../../../ui/kit/layout.tsx';
import type { Effect, Rounding } from '../../../rules/model.ts';
import { type EditProps, effectKinds, firstEffect, withEntry } from './edit.ts';

function EffectFields({ effect, errorAt, put }: { readonly effect: Effect; readonly errorAt: EditProps['errorAt']; readonly put: (effect: Effect) => void }): ReactNode {
  const { t } = useTranslation('fares');
  switch (effect.kind) {
    case 'percent':
      return <NumberInput label={t('fields.payPercent')} hint={t('editor.percentHint')} required unit="%" minimum={0.01} maximum={100} value={effect.payPercent} error={errorAt('effect.payPercent')} onChange={(payPercent) => put({ ...effect, payPercent: payPercent ?? 0 })} />;
    case 'amountOff':
    case 'fixed':
      return <MoneyInput key={effect.kind} label={t(`fields.${effect.kind}`)} required value={effect.fen} error={errorAt('effect.fen')} onChange={(fen) => put({ ...effect, fen: fen ?? 0 })} />;
    case 'free':
      return null;
    case 'rideTiers':
      return (
        <Stack gap={2}>
          {effect.tiers.map((tier, index) => (
            <Row key={index} gap={3}>
              <NumberInput label={t('fields.fromRide')} required minimum={1} value={tier.fromRide} error={errorAt(`effect.tiers.${index}`) ?? (index === 0 ? errorAt('effect.tiers') : undefined)} onChange={(fromRide) => put({ ...effect, tiers: withEntry(effect.tiers, index, { ...tier, fromRide: fromRide ?? 0 }) })} />
              <NumberInput label={t('fields.payPercent')} required unit="%" minimum={0.01} maximum={100} value={tier.payPercent} onChange={(payPercent) => put({ ...effect, tiers: withEntry(effect.tiers, index, { ...tier, payPercent: payPercent ?? 0 }) })} />
              <Button tone="quiet" icon={X} disabled={effect.tiers.length === 1} onClick={() => put({ ...effect, tiers: withEntry(effect.tiers, index, undefined) })}>{t('editor.remove')}</Button>
            </Row>
          ))}
          <Button icon={Plus} onClick={() => put({ ...effect, tiers: [...effect.tiers, { fromRide: (effect.tiers.at(-1)?.fromRide ?? 0) + 20, payPercent: 80 }] })}>{t('editor.addTier')}</Button>
        </Stack>
      );
  }
}

/** What the policy does to the price, and how it meets others. */
export function EffectPart({ content, change, errorAt }: EditProps): ReactNode {
  const { t } = useTranslation('fares');
  const { effect, rounding, stacking, decidedBy } = content;
  return (
    <Panel title={t('editor.effect')}>
      <Stack gap={4}>
        <ChoiceList legend={t('fields.effect')} inline value={effect.kind} onChange={(kind) => change({ effect: firstEffect[kind] })} choices={effectKinds.map((value) => ({ value, label: t(`editor.effects.${value}`) }))} />
        <EffectFields effect={effect} errorAt={errorAt} put={(next) => change({ effect: next })} />
        <Grid>
          <Select label={t('fields.roundingTo')} required value={String(rounding.toFen)} onChange={(text) => change({ rounding: { ...rounding, toFen: Number(text) as Rounding['toFen'] } })} options={[1, 5, 10, 50, 100].map((fen) => ({ value: String(fen), label: t('editor.roundTo', { yuan: fen / 100 }) }))} />
          <Select label={t('fields.roundingMode')} required value={rounding.mode} onChange={(mode) => change({ rounding: { ...rounding, mode: mode as Rounding['mode'] } })} options={(['half-up', 'half-even', 'up', 'down'] as const).map((value) => ({ value, label: t(`editor.rounding.${value}`) }))} />
        </Grid>
        <TextInput label={t('fields.stackingGroup')} required hint={t('editor.groupHint')} value={stacking.group} error={errorAt('stacking.group')} onChange={(group) => change({ stacking: { ...stacking, group } })} />
        <ChoiceList legend={t('fields.stackingMode')} inline value={stacking.mode} onChange={(mode) => change({ stacking: { ...stacking, mode } })} choices={(['replaces', 'adds'] as const).map((value) => ({ value, label: t(`editor.stacking.${value}`) }))} />
        <ChoiceList legend={t('fields.decidedBy')} inline value={decidedBy.moment} onChange={(moment) => change({ decidedBy: { ...decidedBy, moment } })} choices={(['entry', 'exit'] as const).map((value) => ({ value, label: t(`editor.moment.${value}`) }))} />
        <Tick label={t('editor.stated')} hint={t('editor.statedHint')} value={decidedBy.stated} onChange={(stated) => change({ decidedBy: { ...decidedBy, stated } })} />
      </Stack>
    </Panel>
  );
}
