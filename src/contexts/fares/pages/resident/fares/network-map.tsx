import { Minus, Plus } from 'lucide-react';
import { useEffect, useMemo, useRef, useState, type PointerEvent, type ReactNode, type RefObject } from 'react';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Button } from '../../../../../ui/kit/button.tsx';
import { classNames } from '../../../../../ui/kit/class-names.ts';
import { useDisplay } from '../../../../../ui/mode.ts';
import type { NetworkVersion, Station } from '../../../rules/model.ts';
import styles from './fares.module.css';
import { layoutOf, nearestPoint } from './map-layout.ts';
import { useStationName } from './station-field.tsx';

interface NetworkMapProps {
  readonly version: NetworkVersion;
  readonly from: string;
  readonly to: string;
  /** Stations of the shown way, first to last. */
  readonly path: readonly string[];
  /** Price from `from` by station id, painted when given; null where none is known. */
  readonly fares: ReadonlyMap<string, number | null> | undefined;
  readonly onPick: (station: Station) => void;
}

const ZOOMS = [1, 1.6, 2.6, 4] as const;
/** How far from a station a tap may be, in units of the unzoomed drawing (1,000 wide). */
const REACH = 45;

interface View {
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}

/** Width of an element on the screen in pixels, as it changes. */
function useWidth(element: RefObject<Element | null>): number {
  const [width, setWidth] = useState(360);
  useEffect(() => {
    if (!element.current) return undefined;
    const observer = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 360));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return width;
}

/** Screens from this width on have room for the names of interchanges before zooming. */
const ROOMY = 640;

/** The class that paints a price: one of seven steps from the cheapest to the dearest. */
export function fareStep(fen: number | null | undefined, prices: readonly number[]): string {
  if (fen === null || fen === undefined) return styles['fareUnknown'] ?? '';
  const index = prices.indexOf(fen);
  const step = prices.length <= 1 ? 0 : Math.round((index / (prices.length - 1)) * 7);
  return styles[`fare${step}`] ?? '';
}

/** The drawn network: tap a station to choose it, zoom and drag to see more names. */
export function NetworkMap({ version, from, to, path, fares, onPick }: NetworkMapProps): ReactNode {
  const { t } = useTranslation('fares');
  const nameOf = useStationName();
  const layout = useMemo(() => layoutOf(version), [version]);
  const [view, setView] = useState<View>({ zoom: 0, x: layout.width / 2, y: layout.height / 2 });
  const frame = useRef<SVGSVGElement>(null);
  const screen = Math.max(200, useWidth(frame));
  const letter = useDisplay().mode === 'elder' ? 20 : 13;
  const drag = useRef<{ x: number; y: number; moved: boolean; view: View } | undefined>(undefined);

  const scale = ZOOMS[view.zoom] ?? 1;
  const [width, height] = [layout.width / scale, layout.height / scale];
  const clamp = (value: number, half: number, full: number): number => Math.min(Math.max(value, half), full - half);
  const [centreX, centreY] = [clamp(view.x, width / 2, layout.width), clamp(view.y, height / 2, layout.height)];
  // Letters and marks keep their size on the screen whatever the zoom: one pixel is so many units of the drawing.
  const pixel = width / screen;
  const corner = { x: centreX - width / 2, y: centreY - height / 2 };
  const onPath = new Set(path);
  const prices = Array.from(new Set(Array.from(fares?.values() ?? []).filter((fen) => fen !== null))).sort((one, two) => one - two);
  const byId = new Map(version.stations.map((station) => [station.id, station]));

  function place(event: PointerEvent): { x: number; y: number } | undefined {
    const box = frame.current?.getBoundingClientRect();
    if (!box || box.width === 0) return undefined;
    return { x: corner.x + ((event.clientX - box.left) / box.width) * width, y: corner.y + ((event.clientY - box.top) / box.height) * height };
  }

  function down(event: PointerEvent): void {
    drag.current = { x: event.clientX, y: event.clientY, moved: false, view: { ...view, x: centreX, y: centreY } };
  }

  function move(event: PointerEvent): void {
    const start = drag.current;
    const box = frame.current?.getBoundingClientRect();
    if (!start || !box || view.zoom === 0) return;
    const [dx, dy] = [event.clientX - start.x, event.clientY - start.y];
    if (!start.moved && Math.hypot(dx, dy) < 8) return;
    start.moved = true;
    setView({ ...start.view, x: start.view.x - (dx / box.width) * width, y: start.view.y - (dy / box.height) * height });
  }

  function up(event: PointerEvent): void {
    const start = drag.current;
    drag.current = undefined;
    const at = start && !start.moved ? place(event) : undefined;
    const point = at && nearestPoint(layout, at.x, at.y, REACH / scale);
    const station = point && byId.get(point.id);
    if (station) onPick(station);
  }

  const zoomTo = (zoom: number): void => {
    const chosen = layout.points.find((point) => point.id === (to || from));
    const middle = view.zoom === 0 && chosen ? chosen : { x: centreX, y: centreY };
    setView({ zoom, x: middle.x, y: middle.y });
  };

  return (
    <div>
      <svg
        ref={frame}
        role="img"
        aria-label={t('page.mapLabel', { count: version.stations.length })}
        viewBox={`${corner.x} ${corner.y} ${width} ${height}`}
        className={classNames(styles.drawing, view.zoom > 0 && styles.zoomed)}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onPointerCancel={() => { drag.current = undefined; }}
      >
        {layout.lines.map((line) => (
          <polyline key={line.id} points={line.points} className={classNames(styles.track, path.length > 1 && styles.faded)} stroke={line.color} strokeWidth={Math.max(3 * pixel, 7 / scale)} />
        ))}
        {path.length > 1 ? (
          <polyline
            className={styles.way}
            strokeWidth={Math.max(5 * pixel, 10 / scale)}
            points={path.map((id) => layout.points.find((point) => point.id === id)).map((point) => `${point?.x ?? 0},${point?.y ?? 0}`).join(' ')}
          />
        ) : null}
        {layout.points.map((point) => {
          const station = byId.get(point.id);
          const end = point.id === from || point.id === to;
          const named = end || view.zoom >= 2 || (point.interchange && (view.zoom === 1 || (screen >= ROOMY && path.length < 2 && !fares)));
          const radius = Math.max((end ? 6 : point.interchange ? 4 : 2.6) * pixel, (end ? 12 : point.interchange ? 8 : 6) / scale);
          const painted = fares !== undefined && point.id !== from;
          return (
            <g key={point.id}>
              <circle
                cx={point.x}
                cy={point.y}
                r={painted ? radius * 1.25 : radius}
                strokeWidth={(end && painted ? 2.5 : 1.2) * pixel}
                className={classNames(styles.dot, painted && fareStep(fares.get(point.id), prices), onPath.has(point.id) && styles.onWay, point.id === from && styles.start, point.id === to && (painted ? styles.paintedEnd : styles.end))}
              />
              {named && station ? (
                <text x={point.x} y={point.y - radius - 3 * pixel} fontSize={letter * pixel} strokeWidth={3 * pixel} className={classNames(styles.label, end && styles.endLabel)}>
                  {nameOf(station).name}
                </text>
              ) : null}
            </g>
          );
        })}
      </svg>
      <div className={styles.zoom}>
        <Button icon={Plus} aria-label={t('page.zoomIn')} disabled={view.zoom === ZOOMS.length - 1} onClick={() => zoomTo(view.zoom + 1)} />
        <Button icon={Minus} aria-label={t('page.zoomOut')} disabled={view.zoom === 0} onClick={() => zoomTo(view.zoom - 1)} />
      </div>
    </div>
  );
}
