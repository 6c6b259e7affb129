import { useState, type ReactNode } from 'react';
import { Button, Space } from '../../../../ui/desk/antd.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { TextInput } from '../../../../ui/kit/form/inputs.tsx';
import { Stack } from '../../../../ui/kit/layout.tsx';
import { MapView } from '../../../../ui/map/map-view.tsx';
import { readCorners } from './ring.ts';

interface Point {
  readonly longitude: number;
  readonly latitude: number;
}

interface Props {
  readonly value: Point | null;
  readonly onChange: (value: Point | null) => void;
  readonly error?: string | undefined;
}

/** A point typed as `longitude, latitude` or pressed on a map. */
export function PointField({ value, onChange, error }: Props): ReactNode {
  const { t } = useTranslation('places');
  const [text, setText] = useState(value ? `${value.longitude}, ${value.latitude}` : '');
  const [map, setMap] = useState(false);
  const take = (typed: string): void => {
    setText(typed);
    const read = readCorners(typed);
    const [only] = 'corners' in read ? read.corners : [];
    onChange(only ? { longitude: only[0], latitude: only[1] } : null);
  };
  const wrong = text.trim() !== '' && value === null;
  return (
    <Stack gap={2}>
      <TextInput label={t('fields.center')} hint={t('fieldHints.center')} error={error ?? (wrong ? t('problems.invalid') : undefined)} value={text} onChange={take} />
      <Space>
        <Button onClick={() => setMap(!map)}>{t(map ? 'desk.hideMap' : 'desk.showMap')}</Button>
      </Space>
      {map ? (
        <MapView
          label={t('fields.center')}
          height={260}
          picked={value ? [value.longitude, value.latitude] : undefined}
          onPick={([longitude, latitude]) => take(`${longitude}, ${latitude}`)}
        />
      ) : null}
    </Stack>
  );
}
