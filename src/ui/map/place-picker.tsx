import { LocateFixed } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from '../i18n/index.ts';
import { Button } from '../kit/button.tsx';
import { Row, Stack, Text } from '../kit/layout.tsx';
import { Note } from '../kit/states.tsx';
import { MapView } from './map-view.tsx';
import type { MapProps, MapShape, Position } from './types.ts';

interface Props {
  readonly value: Position | undefined;
  readonly onChange: (position: Position) => void;
  readonly shapes?: readonly MapShape[];
  readonly center?: Position;
  readonly height?: number;
  readonly fromOpenStreetMap?: boolean;
}

/** A chosen point in words, once a page knows them; else that one is chosen. */
export function PlacePicker({ value, onChange, shapes, center, height = 300, fromOpenStreetMap }: Props): ReactNode {
  const { t } = useTranslation();
  const [state, setState] = useState<'idle' | 'locating' | 'failed'>('idle');
  const locate = (): void => {
    setState('locating');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setState('idle');
        onChange([coords.longitude, coords.latitude]);
      },
      () => setState('failed'),
      { enableHighAccuracy: true, timeout: 10_000, maximumAge: 60_000 },
    );
  };
  const optional: Partial<MapProps> = {
    ...(shapes ? { shapes } : {}),
    ...(center ? { center } : {}),
    ...(fromOpenStreetMap === undefined ? {} : { fromOpenStreetMap }),
  };
  return (
    <Stack gap={3}>
      <Row between>
        {'geolocation' in navigator ? (
          <Button icon={LocateFixed} busy={state === 'locating'} onClick={locate}>
            {t(state === 'locating' ? 'map.locating' : 'map.useMine')}
          </Button>
        ) : null}
        <Text as="span" tone="muted">
          {t(value ? 'map.picked' : 'map.pick')}
        </Text>
      </Row>
      {state === 'failed' ? <Note tone="soon">{t('map.locateFailed')}</Note> : null}
      {/* A found position deserves a map around it. */}
      <MapView key={state} label={t('map.pick')} height={height} picked={value} onPick={onChange} {...optional} />
    </Stack>
  );
}
