import { Crosshair, MapPin } from 'lucide-react';
import { Suspense, useState, type ReactNode } from 'react';
import { useContextControl } from '../../../../ui/action/controls.tsx';
import type { Input } from '../../../../ui/api/types.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Button } from '../../../../ui/kit/button.tsx';
import { TextInput } from '../../../../ui/kit/form/inputs.tsx';
import { Row } from '../../../../ui/kit/layout.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { Note } from '../../../../ui/kit/states.tsx';

export type Where = Input<'requests.report'>['body']['where'];

interface Props {
  readonly value: Where | null;
  readonly onChange: (where: Where | null) => void;
  readonly error?: string | undefined;
}

const field = { name: 'where', control: 'place', required: true } as const;
const noOptions = (option: string): string => option;

/** Says whether a place is complete enough to be sent. */
export function isPlace(where: Where | null): where is Where {
  if (!where) return false;
  return where.kind !== 'address' || /[\p{L}\p{N}]/u.test(where.text);
}

function HerePlace({ value, onChange }: { readonly value: Extract<Where, { kind: 'point' }>; readonly onChange: Props['onChange'] }): ReactNode {
  const { t } = useTranslation('requests');
  return (
    <>
      <Note tone="done">
        {t('report.whereLocated')}
        <Row>
          <Button tone="quiet" onClick={() => onChange({ kind: 'address', text: '' })}>
            {t('report.whereChange')}
          </Button>
        </Row>
      </Note>
      <TextInput
        label={t('report.whereNote')}
        placeholder={t('report.whereNotePlaceholder')}
        maxLength={200}
        value={value.note ?? ''}
        onChange={(note) => onChange({ ...value, note })}
      />
    </>
  );
}

/** Where no picker is offered: the phone's position, or the place in words. Works without a network. */
function PlainPlace({ value, onChange, error }: Props): ReactNode {
  const { t } = useTranslation('requests');
  const [state, setState] = useState<'idle' | 'locating' | 'failed'>('idle');
  if (value?.kind === 'point') return <HerePlace value={value} onChange={onChange} />;
  const locate = (): void => {
    setState('locating');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setState('idle');
        onChange({ kind: 'point', longitude: coords.longitude, latitude: coords.latitude, system: 'wgs84' });
      },
      () => setState('failed'),
      { enableHighAccuracy: true, timeout: 10_000, maximumAge: 60_000 },
    );
  };
  return (
    <>
      {'geolocation' in navigator ? (
        <Button icon={state === 'failed' ? MapPin : Crosshair} busy={state === 'locating'} onClick={locate}>
          {t(state === 'locating' ? 'report.whereLocating' : 'report.whereMine')}
        </Button>
      ) : null}
      {state === 'failed' ? <Note tone="soon">{t('report.whereLocateFailed')}</Note> : null}
      <TextInput
        label={t('report.where')}
        required
        error={error}
        placeholder={t('report.wherePlaceholder')}
        maxLength={200}
        value={value?.kind === 'address' ? value.text : ''}
        onChange={(text) => onChange(text === '' ? null : { kind: 'address', text })}
      />
    </>
  );
}

/** Where it is: the picker that places offer, else position or words. A map is never required. */
export function PlaceField(props: Props): ReactNode {
  const { t } = useTranslation('requests');
  const Picker = useContextControl('place');
  if (!Picker) return <PlainPlace {...props} />;
  return (
    <Suspense fallback={<Skeleton lines={4} />}>
      <Picker
        field={field}
        label={t('report.where')}
        hint={undefined}
        error={props.error}
        value={props.value ?? undefined}
        onChange={(value) => props.onChange((value as Where | undefined) ?? null)}
        optionLabel={noOptions}
        record={undefined}
      />
    </Suspense>
  );
}
