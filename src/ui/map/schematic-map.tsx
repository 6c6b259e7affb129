import { Minus, Plus } from 'lucide-react';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { centroid, polygonsOf, type Area } from '../../shared/geometry.ts';
import { useTranslation } from '../i18n/index.ts';
import { classNames } from '../kit/class-names.ts';
import styles from './map.module.css';
import { contentBox, moved, project, unproject, viewOf, zoomed, type View } from './projection.ts';
import type { MapPin, MapProps, Position } from './types.ts';

type Place = (position: Position) => readonly [number, number];

function pathOf(area: Area, place: Place): string {
  return polygonsOf(area)
    .flatMap((rings) =>
      rings.map((ring) => `M${ring.map((position) => place(position).map((value) => value.toFixed(1)).join(' ')).join('L')}Z`),
    )
    .join('');
}

/** Width of an element in pixels, followed as it changes. */
function useWidth(): readonly [(element: HTMLDivElement | null) => void, number] {
  const [element, setElement] = useState<HTMLDivElement | null>(null);
  const [width, setWidth] = useState(360);
  useEffect(() => {
    if (!element) return;
    const measure = (): void => setWidth(Math.max(1, element.clientWidth));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);
  return [setElement, width];
}

/** A drop with its tip at the place. */
function Marker({ at: [x, y] }: { readonly at: readonly [number, number] }): ReactNode {
  return (
    <g transform={`translate(${x} ${y})`} pointerEvents="none">
      <path className={styles.accent} d="M0 0C-4-9-11-13-11-21a11 11 0 0 1 22 0C11-13 4-9 0 0Z" />
      <circle cy={-21} r={4} fill="#fff" />
    </g>
  );
}

interface PinProps {
  readonly pin: MapPin;
  readonly at: readonly [number, number];
  readonly onPress: (pin: MapPin) => void;
}

function Pin({ pin, at: [x, y], onPress }: PinProps): ReactNode {
  return (
    <g
      className={styles.pin}
      role="button"
      tabIndex={0}
      aria-label={pin.label}
      transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}
      onClick={() => onPress(pin)}
      // Pressing a pin picks no new place.
      onPointerUp={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        event.stopPropagation();
        onPress(pin);
      }}
    >
      <circle r={14} fill="transparent" />
      <circle className={styles[pin.tone ?? 'active']} r={7} stroke="#fff" strokeWidth={2} />
    </g>
  );
}

/** Milliseconds without a move before the part shown is told. */
const settleAfter = 250;

interface Props extends MapProps {
  readonly onPress: (pin: MapPin) => void;
}

/**
 * The map drawn as SVG from the given shapes: for browsers without WebGL 2 and places without a base map. Fingers or the
 * mouse move it, the wheel and buttons zoom; with the keyboard arrows move, + and - zoom, Enter picks the middle.
 */
export function SchematicMap({ label, pins = [], shapes = [], height = 320, picked, onPick, center, onMove, onPress }: Props): ReactNode {
  const { t } = useTranslation();
  const [frame, width] = useWidth();
  const [own, setOwn] = useState<View | undefined>(undefined);
  const drag = useRef<{ x: number; y: number; view: View; moved: boolean } | undefined>(undefined);
  const fingers = useRef(new Map<number, readonly [number, number]>());
  const svg = useRef<SVGSVGElement>(null);
  const fitted = useMemo(
    () => viewOf(contentBox({ pins: onMove && shapes.length > 0 ? [] : pins, shapes, picked: own ? undefined : picked }), width / height, picked ?? center),
    // A new pick does not move the map under the finger that picks; nor do pins that come with the part shown.
    [onMove ? undefined : pins, shapes, width, height, center],
  );
  const view = own ?? fitted;
  useEffect(() => {
    // Without shapes the first view follows the pins: telling it would move it again.
    if (!onMove || (!own && shapes.length === 0)) return;
    const [west, north] = unproject(view, width, height, 0, 0);
    const [east, south] = unproject(view, width, height, width, height);
    const timer = setTimeout(() => onMove([west, south, east, north]), settleAfter);
    return () => clearTimeout(timer);
  }, [view, width, height, onMove]);
  const place: Place = (position) => project(view, width, height, position);
  const drawn = useMemo(
    () => shapes.map((shape) => ({ shape, path: pathOf(shape.area, place), name: place(centroid(shape.area)) })),
    [shapes, view, width, height],
  );

  useEffect(() => {
    const element = svg.current;
    // React's own wheel listener may not keep the page from scrolling.
    const turn = (event: WheelEvent): void => {
      event.preventDefault();
      setOwn((old) => zoomed(old ?? fitted, event.deltaY > 0 ? 1.15 : 0.87));
    };
    element?.addEventListener('wheel', turn, { passive: false });
    return () => element?.removeEventListener('wheel', turn);
  }, [fitted]);

  /** How much two fingers moved apart since the last event; 1 with fewer. */
  const pinch = (event: PointerEvent<SVGSVGElement>): number => {
    const apart = (): number => {
      const [a, b] = [...fingers.current.values()];
      return a && b ? Math.hypot(a[0] - b[0], a[1] - b[1]) : 0;
    };
    const before = apart();
    fingers.current.set(event.pointerId, [event.clientX, event.clientY]);
    const after = apart();
    return before > 0 && after > 0 ? before / after : 1;
  };
  const lift = (event: PointerEvent<SVGSVGElement>): void => {
    fingers.current.delete(event.pointerId);
  };
  const down = (event: PointerEvent<SVGSVGElement>): void => {
    fingers.current.set(event.pointerId, [event.clientX, event.clientY]);
    drag.current = { x: event.clientX, y: event.clientY, view, moved: false };
  };
  const move = (event: PointerEvent<SVGSVGElement>): void => {
    const start = drag.current;
    if (!start || event.buttons === 0) return;
    if (fingers.current.size > 1) {
      start.moved = true;
      setOwn(zoomed(view, pinch(event)));
      return;
    }
    const right = start.x - event.clientX;
    const up = event.clientY - start.y;
    if (!start.moved && Math.hypot(right, up) < 6) return;
    start.moved = true;
    setOwn(moved(start.view, right / height, up / height));
  };
  const click = (event: PointerEvent<SVGSVGElement>): void => {
    const start = drag.current;
    drag.current = undefined;
    lift(event);
    if (!onPick || !start || start.moved) return;
    const box = event.currentTarget.getBoundingClientRect();
    onPick(unproject(view, width, height, event.clientX - box.left, event.clientY - box.top));
  };
  const steps: Readonly<Record<string, () => void>> = {
    ArrowUp: () => setOwn(moved(view, 0, 0.15)),
    ArrowDown: () => setOwn(moved(view, 0, -0.15)),
    ArrowLeft: () => setOwn(moved(view, -0.15, 0)),
    ArrowRight: () => setOwn(moved(view, 0.15, 0)),
    '+': () => setOwn(zoomed(view, 0.6)),
    '-': () => setOwn(zoomed(view, 1.7)),
    ...(onPick ? { Enter: () => onPick(view.center) } : {}),
  };
  const press = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    step();
  };

  return (
    <div ref={frame} className={styles.frame} style={{ height }}>
      <svg
        ref={svg}
        className={classNames(styles.svg, onPick && styles.picking)}
        viewBox={`0 0 ${width} ${height}`}
        role="group"
        aria-label={label}
        tabIndex={0}
        onKeyDown={press}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={click}
        onPointerCancel={lift}
        onPointerLeave={lift}
      >
        {drawn.map(({ shape, path }) => (
          <path
            key={shape.id}
            d={path}
            className={classNames(styles.shape, shape.emphasis === 'focus' && styles.focus, shape.shade !== undefined && styles.shaded)}
            {...(shape.shade === undefined ? {} : { fillOpacity: shape.shade * 0.7 })}
          >
            <title>{shape.name}</title>
          </path>
        ))}
        {drawn.map(({ shape, name: [x, y] }) => (
          <text key={shape.id} x={x} y={y} className={styles.name}>
            {shape.name}
          </text>
        ))}
        {pins.map((pin) => (
          <Pin key={pin.id} pin={pin} at={place(pin.position)} onPress={onPress} />
        ))}
        {picked ? <Marker at={place(picked)} /> : null}
      </svg>
      <div className={styles.controls}>
        <button type="button" aria-label={t('map.zoomIn')} onClick={() => setOwn(zoomed(view, 0.6))}>
          <Plus aria-hidden />
        </button>
        <button type="button" aria-label={t('map.zoomOut')} onClick={() => setOwn(zoomed(view, 1.7))}>
          <Minus aria-hidden />
        </button>
      </div>
      <span className={styles.label} title={t('map.schematicHint')}>
        {t('map.schematic')}
      </span>
    </div>
  );
}
