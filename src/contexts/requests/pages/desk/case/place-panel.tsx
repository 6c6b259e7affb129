import { GitFork, Trash2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button } from '../../../../../ui/desk/antd.ts';
import { Panel } from '../../../../../ui/desk/desk-page.tsx';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Facts, Row, Stack, Text } from '../../../../../ui/kit/layout.tsx';
import { MapView } from '../../../../../ui/map/map-view.tsx';
import type { MapPin } from '../../../../../ui/map/types.ts';
import { usePlaceShapes } from '../list/map-pane.tsx';
import { PlaceDialog } from './place-dialog.tsx';
import type { Case } from './types.ts';

/** Where it is: in words, and as points where there are some; further places with whose grid they lie in. */
export function PlacePanel({ record }: { readonly record: Case }): ReactNode {
  const { t } = useTranslation('requests');
  const shapes = usePlaceShapes();
  const [chosen, setChosen] = useState<{ readonly action: 'split' | 'removePlace'; readonly position: number } | undefined>(undefined);
  const { number, point, address, compoundName, gridName, placeName, places, workstationName } = record;
  const may = (name: string): boolean => record.actions.some(({ action }) => action === name);
  const pins = [{ position: 1, placeName, point }, ...places].flatMap((place): readonly MapPin[] =>
    place.point
      ? [{ id: `${number}/${place.position}`, position: [place.point.longitude, place.point.latitude], label: places.length === 0 ? number : t('places.nth', { count: place.position }), detail: place.placeName, tone: place.position === 1 ? 'accent' : 'active' }]
      : [],
  );
  return (
    <Panel title={t('fields.where')}>
      <Stack gap={3}>
        <Facts
          facts={[
            { label: t('desk.columns.place'), value: placeName },
            { label: t('desk.case.compound'), value: compoundName },
            { label: t('desk.case.address'), value: address },
            { label: t('desk.filters.grid'), value: gridName },
            { label: t('fields.workstationId'), value: workstationName },
          ]}
        />
        {places.map((place) => (
          <Stack key={place.position} gap={1}>
            <Facts
              facts={[
                { label: t('places.nth', { count: place.position }), value: [place.placeName, place.address].filter(Boolean).join(' · ') },
                { label: t('desk.filters.grid'), value: [place.gridName, place.workstationName].filter(Boolean).join(' · ') },
              ]}
            />
            <Row gap={2}>
              {may('split') ? (
                <Button size="small" icon={<GitFork size={16} aria-hidden />} onClick={() => setChosen({ action: 'split', position: place.position })}>
                  {t('places.split', { count: place.position })}
                </Button>
              ) : null}
              {may('removePlace') ? (
                <Button size="small" icon={<Trash2 size={16} aria-hidden />} onClick={() => setChosen({ action: 'removePlace', position: place.position })}>
                  {t('places.remove', { count: place.position })}
                </Button>
              ) : null}
            </Row>
          </Stack>
        ))}
        {pins.length > 0 ? <MapView label={t('desk.case.map')} height={240} shapes={shapes} pins={pins} /> : <Text tone="muted">{t('desk.case.noPoint')}</Text>}
        {chosen ? <PlaceDialog record={record} action={chosen.action} position={chosen.position} onClose={() => setChosen(undefined)} /> : null}
      </Stack>
    </Panel>
  );
}
