import type { ReactNode } from 'react';
import type { Output } from '../../../../../ui/api/types.ts';
import { useFormat } from '../../../../../ui/format/use-format.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Text } from '../../../../../ui/kit/layout.tsx';
import { Note } from '../../../../../ui/kit/states.tsx';
import { standingOf } from '../../../rules/prices.ts';
import type { DraftLine } from '../../shared/lines-editor.tsx';

interface Props {
  readonly prices: Output<'projects.readPrices'>;
  readonly line: DraftLine;
}

/** What an item usually costs per unit here, while its price is typed; a plain warning far from it. It hinders nothing. */
export function PriceHint({ prices: { items, factor }, line: { item = '', unit = '', unitPriceFen } }: Props): ReactNode {
  const { t } = useTranslation('projects');
  const format = useFormat();
  const standing = standingOf(items, factor, { item, unit, unitPriceFen });
  if (!standing) return null;
  const words = { lower: format.money(standing.lowerFen), upper: format.money(standing.upperFen), unit: unit.trim() };
  if (standing.side === undefined) return <Text tone="muted" size="small">{t('unitPrices.hint', words)}</Text>;
  return <Note tone="soon">{t(standing.side === 'above' ? 'unitPrices.hintAbove' : 'unitPrices.hintBelow', words)}</Note>;
}
