import type { ReactNode } from 'react';
import type { Output } from '../../../../../ui/api/types.ts';
import { useFormat } from '../../../../../ui/format/use-format.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Text } from '../../../../../ui/kit/layout.tsx';
import { Note } from '../../../../../ui/kit/states.tsx';
import { standingOf } from '../../../rules/prices.ts';
import type { DraftLine } from '../../shared/lines-editor.tsx';

interface Props {
  readonly groups: Output<'projects.readPrices'>['items'];
  readonly line: DraftLine;
}

/** What an item usually costs per unit here, while its price is typed; a plain warning outside of that. It hinders nothing. */
export function PriceHint({ groups, line: { item = '', unit = '', unitPriceFen } }: Props): ReactNode {
  const { t } = useTranslation('projects');
  const format = useFormat();
  const standing = standingOf(groups, { item, unit, unitPriceFen });
  if (!standing) return null;
  const words = { lower: format.money(standing.lowerFen), upper: format.money(standing.upperFen), unit: unit.trim() };
  if (standing.side === 'within') return <Text tone="muted" size="small">{t('unitPrices.hint', words)}</Text>;
  return <Note tone="soon">{t(standing.side === 'above' ? 'unitPrices.hintAbove' : 'unitPrices.hintBelow', words)}</Note>;
}
