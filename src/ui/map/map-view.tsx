import { List as ListIcon, Map as MapIcon } from 'lucide-react';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useTranslation } from '../i18n/index.ts';
import { Button } from '../kit/button.tsx';
import { ErrorBoundary } from '../kit/error-boundary.tsx';
import { List, ListItem } from '../kit/list.tsx';
import { Skeleton } from '../kit/skeleton.tsx';
import { configuredStyle, wantsMovingMap } from './capability.ts';
import styles from './map.module.css';
import { SchematicMap } from './schematic-map.tsx';
import type { MapPin, MapProps } from './types.ts';

const MovingMap = lazy(() => import('./moving-map.tsx').then((module) => ({ default: module.MovingMap })));

/** So many that the schematic would be slow. */
const manyPins = 1000;

/** The pins as a list: the same content for those who can't use a map. */
function PinList({ pins, label, onPress }: { readonly pins: readonly MapPin[]; readonly label: string; readonly onPress: (pin: MapPin) => void }): ReactNode {
  return (
    <List label={label}>
      {pins.map((pin) => (
        <ListItem key={pin.id} title={pin.label} detail={pin.detail} onPress={() => onPress(pin)} />
      ))}
    </List>
  );
}

/**
 * A map of pins and shapes, for looking or picking. The configured base map where WebGL 2 allows, else our schematic;
 * what is pinned is also a list.
 */
export function MapView(props: MapProps): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [asList, setAsList] = useState(false);
  const [failed, setFailed] = useState(false);
  const { pins = [], label, height = 320, onPin, fromOpenStreetMap = false } = props;
  const press = (pin: MapPin): void => {
    if (pin.to !== undefined) void navigate(pin.to);
    else onPin?.(pin.id);
  };
  // Pins that come and go with the part shown must not change the kind of map.
  const moving = !failed && wantsMovingMap(props.onMove ? manyPins : pins.length);
  const schematic = <SchematicMap {...props} onPress={press} />;
  return (
    <div className={styles.map}>
      {asList ? (
        <PinList pins={pins} label={label} onPress={press} />
      ) : moving ? (
        <ErrorBoundary>
          <Suspense fallback={<Skeleton block lines={1} />}>
            <MovingMap {...props} height={height} styleUrl={configuredStyle()} onPress={press} onFail={() => setFailed(true)} />
          </Suspense>
        </ErrorBoundary>
      ) : (
        schematic
      )}
      <div className={styles.tools}>
        {pins.length > 0 ? (
          <Button tone="quiet" icon={asList ? MapIcon : ListIcon} onClick={() => setAsList(!asList)}>
            {t(asList ? 'map.onMap' : 'map.list')}
          </Button>
        ) : null}
        {fromOpenStreetMap && !asList ? <small className={styles.source}>{t('map.openStreetMap')}</small> : null}
      </div>
    </div>
  );
}
