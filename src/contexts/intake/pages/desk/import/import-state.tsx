import type { ReactNode } from 'react';
import type { Output } from '../../../../../ui/api/types.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { StateBadge } from '../../../../../ui/kit/state-badge.tsx';
import type { Tone } from '../../../../../ui/tokens.ts';

export type SheetImport = Output<'intake.readSheetImport'>;

const tones: Readonly<Record<SheetImport['state'], Tone>> = { uploaded: 'neutral', checked: 'soon', running: 'active', finished: 'done', stopped: 'late', discarded: 'neutral' };

/** How far an import is. */
export function ImportState({ state }: { readonly state: SheetImport['state'] }): ReactNode {
  const { t } = useTranslation('intake');
  return <StateBadge tone={tones[state]}>{t(`sheetStates.${state}`)}</StateBadge>;
}
