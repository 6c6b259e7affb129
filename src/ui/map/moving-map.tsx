import 'maplibre-gl/dist/maplibre-gl.css';
import {
  AttributionControl,
  Map as MapLibreMap,
  Marker,
  NavigationControl,
  setWorkerUrl,
  type ExpressionSpecification,
  type GeoJSONSource,
  type StyleSpecification,
} from 'maplibre-gl';
import type { FeatureCollection, Geometry } from 'geojson';
import { useEffect, useRef, type ReactNode } from 'react';
import { centroid } from '../../shared/geometry.ts';
import { useTranslation } from '../i18n/index.ts';
import { colors, toneColor } from '../tokens.ts';
import styles from './map.module.css';
import { contentBox, viewOf } from './projection.ts';
import type { MapPin, MapProps } from './types.ts';
import workerUrl from './worker.ts?worker&url';

setWorkerUrl(workerUrl);

const bare: StyleSpecification = {
  version: 8,
  sources: {},
  layers: [{ id: 'ground', type: 'background', paint: { 'background-color': colors.mist } }],
};

function shapeFeatures({ shapes = [] }: MapProps): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: shapes.map(({ name, area, emphasis = 'ground', shade = -1 }) => ({
      type: 'Feature',
      properties: { name, emphasis, shade },
      geometry: area as unknown as Geometry,
    })),
  };
}

function pinFeatures({ pins = [] }: MapProps): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: pins.map(({ id, position, tone = 'active' }) => ({
      type: 'Feature',
      properties: { id, color: colors[toneColor[tone]] },
      geometry: { type: 'Point', coordinates: [...position] },
    })),
  };
}

function addLayers(map: MapLibreMap, props: MapProps, schematic: boolean): void {
  map.addSource('shapes', { type: 'geojson', data: shapeFeatures(props) });
  map.addSource('pins', { type: 'geojson', data: pinFeatures(props) });
  const focus: ExpressionSpecification = ['==', ['get', 'emphasis'], 'focus'];
  const shaded: ExpressionSpecification = ['>=', ['get', 'shade'], 0];
  map.addLayer({
    id: 'shape-fill',
    type: 'fill',
    source: 'shapes',
    paint: {
      'fill-color': ['case', shaded, colors.lake, focus, colors.lake, colors.wall],
      'fill-opacity': ['case', shaded, ['*', 0.7, ['get', 'shade']], focus, 0.1, schematic ? 1 : 0],
    },
  });
  map.addLayer({
    id: 'shape-line',
    type: 'line',
    source: 'shapes',
    paint: { 'line-color': ['case', focus, colors.lake, '#9AA7B4'], 'line-width': ['case', focus, 2, 1] },
  });
  map.addLayer({
    id: 'pins',
    type: 'circle',
    source: 'pins',
    paint: { 'circle-color': ['get', 'color'], 'circle-radius': 7, 'circle-stroke-color': '#FFFFFF', 'circle-stroke-width': 2 },
  });
}

/** Names of shapes as elements: our schematic brings no glyphs to draw text with. */
function nameShapes(map: MapLibreMap, { shapes = [] }: MapProps): readonly Marker[] {
  return shapes.slice(0, 60).map(({ name, area }) => {
    const element = document.createElement('span');
    element.className = styles.shapeName ?? '';
    element.textContent = name;
    return new Marker({ element }).setLngLat([...centroid(area)] as [number, number]).addTo(map);
  });
}

interface Props extends MapProps {
  readonly styleUrl: string | undefined;
  readonly onPress: (pin: MapPin) => void;
  /** The map could not be drawn after all. */
  readonly onFail: () => void;
}

interface Words {
  readonly zoomIn: string;
  readonly zoomOut: string;
}

/** What the first view shows: with pins that are loaded for the part shown, the shapes alone. */
function fitted({ pins, shapes, picked, onMove }: Props): Pick<MapProps, 'pins' | 'shapes' | 'picked'> {
  const content = { ...(shapes ? { shapes } : {}), ...(picked ? { picked } : {}) };
  return onMove && shapes && shapes.length > 0 ? content : { ...content, ...(pins ? { pins } : {}) };
}

/** Builds the map once and answers how to take it away. */
function build(container: HTMLElement, latest: { current: Props }, words: Words): { map: MapLibreMap; remove: () => void } {
  const { styleUrl, center } = latest.current;
  const box = contentBox(fitted(latest.current));
  const map = new MapLibreMap({
    container,
    style: styleUrl ?? bare,
    attributionControl: false,
    locale: { 'NavigationControl.ZoomIn': words.zoomIn, 'NavigationControl.ZoomOut': words.zoomOut },
    dragRotate: false,
    pitchWithRotate: false,
    center: [...viewOf(box, 1, center).center] as [number, number],
    zoom: 13,
    ...(box && box[0] !== box[2] ? { bounds: [box[0], box[1], box[2], box[3]], fitBoundsOptions: { padding: 32 } } : {}),
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), 'top-right');
  if (styleUrl) map.addControl(new AttributionControl({ compact: false }), 'bottom-right');
  map.on('load', () => addLayers(map, latest.current, styleUrl === undefined));
  map.on('click', (event) => {
    const found = map.getLayer('pins') ? map.queryRenderedFeatures(event.point, { layers: ['pins'] })[0] : undefined;
    const pin = latest.current.pins?.find(({ id }) => id === found?.properties['id']);
    if (pin) latest.current.onPress(pin);
    else latest.current.onPick?.([event.lngLat.lng, event.lngLat.lat]);
  });
  const tell = (): void => {
    const shown = map.getBounds();
    latest.current.onMove?.([shown.getWest(), shown.getSouth(), shown.getEast(), shown.getNorth()]);
  };
  map.on('load', tell);
  map.on('moveend', tell);
  // Single tiles may fail; without its style there is no map.
  map.on('error', () => {
    if (!map.isStyleLoaded() && !map.loaded()) latest.current.onFail();
  });
  return { map, remove: () => map.remove() };
}

/** The moving map; loaded only where it can be drawn. */
export function MovingMap(props: Props): ReactNode {
  const { t } = useTranslation();
  const container = useRef<HTMLDivElement>(null);
  const current = useRef<MapLibreMap | undefined>(undefined);
  const latest = useRef(props);
  const marker = useRef<Marker | undefined>(undefined);
  const { pins, shapes, picked, height = 320, label, styleUrl } = props;

  useEffect(() => {
    latest.current = props;
  });
  useEffect(() => {
    if (!container.current) return;
    const { map, remove } = build(container.current, latest, { zoomIn: t('map.zoomIn'), zoomOut: t('map.zoomOut') });
    current.current = map;
    return remove;
  }, [styleUrl, t]);
  useEffect(() => {
    void current.current?.getSource<GeoJSONSource>('shapes')?.setData(shapeFeatures(latest.current));
    void current.current?.getSource<GeoJSONSource>('pins')?.setData(pinFeatures(latest.current));
  }, [pins, shapes]);
  useEffect(() => {
    if (!current.current || styleUrl) return;
    const names = nameShapes(current.current, latest.current);
    return () => names.forEach((name) => name.remove());
  }, [shapes, styleUrl]);
  useEffect(() => {
    marker.current?.remove();
    if (!picked || !current.current) return;
    marker.current = new Marker({ color: colors.begonia }).setLngLat([...picked] as [number, number]).addTo(current.current);
  }, [picked]);

  return (
    <div className={styles.frame} style={{ height }}>
      <div ref={container} className={styles.canvas} style={{ height }} role="group" aria-label={label} />
      {styleUrl ? null : (
        <span className={styles.label} title={t('map.schematicHint')}>
          {t('map.schematic')}
        </span>
      )}
    </div>
  );
}
