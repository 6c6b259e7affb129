import { MapPin } from 'lucide-react';
import type { ReactNode } from 'react';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Button } from '../../../../ui/kit/button.tsx';
import { Note } from '../../../../ui/kit/states.tsx';
import type { SlotProps } from '../../../../ui/faces.ts';

interface Via {
  readonly code: string;
  /** Where it is asked: takes the point itself as the place. */
  readonly choose?: (where: { readonly kind: 'address'; readonly text: string; readonly divisionCode: string }) => void;
}

/** In the report form: through which box or station it comes; at the question for the place, that place with one touch. */
export function Fill({ record }: SlotProps): ReactNode {
  const { t } = useTranslation('intake');
  const { code, choose } = record as Via;
  const { data: point } = useApiQuery('intake.readPublicPoint', { params: { code } }, { staleTime: 600_000 });
  if (!point) return null;
  if (!choose) return <Note tone="accent">{t('public.via', { name: point.name })}</Note>;
  const text = [point.address, point.name].filter(Boolean).join(' ');
  return (
    <Button icon={MapPin} block onClick={() => choose({ kind: 'address', text, divisionCode: point.divisionCode })}>
      {t('public.hereAt', { name: point.name })}
    </Button>
  );
}
