import { boundingBox, type BoundingBox, type Position } from '../../shared/geometry.ts';
import type { MapProps } from './types.ts';

/** 苏州, 人民路 near the middle of the old town. */
const suzhou: Position = [120.62, 31.305];

/** A view of the schematic: its centre and how many degrees of latitude its height covers. */
export interface View {
  readonly center: Position;
  readonly span: number;
}

const smallestSpan = 0.003;

function boxesOf({ pins = [], shapes = [], picked }: Pick<MapProps, 'pins' | 'shapes' | 'picked'>): readonly BoundingBox[] {
  const focused = shapes.filter((shape) => shape.emphasis === 'focus');
  const points = [...pins.map((pin) => pin.position), ...(picked ? [picked] : [])];
  const areas = focused.length > 0 ? focused : points.length > 0 ? [] : shapes;
  return [
    ...areas.map((shape) => boundingBox(shape.area)),
    ...points.map(([x, y]): BoundingBox => [x, y, x, y]),
  ];
}

/** The box around what matters: focused shapes and points, else all shapes; undefined when there is nothing. */
export function contentBox(content: Pick<MapProps, 'pins' | 'shapes' | 'picked'>): BoundingBox | undefined {
  const boxes = boxesOf(content);
  if (boxes.length === 0) return undefined;
  return [
    Math.min(...boxes.map((box) => box[0])),
    Math.min(...boxes.map((box) => box[1])),
    Math.max(...boxes.map((box) => box[2])),
    Math.max(...boxes.map((box) => box[3])),
  ];
}

/** A degree of longitude in degrees of latitude, at this latitude. */
function squeeze(latitude: number): number {
  return Math.cos((latitude * Math.PI) / 180);
}

/** The view that shows the box with a margin; `ratio` is width / height of the drawing. */
export function viewOf(box: BoundingBox | undefined, ratio: number, fallback: Position = suzhou): View {
  if (!box) return { center: fallback, span: 0.06 };
  const center: Position = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
  const wide = ((box[2] - box[0]) * squeeze(center[1])) / ratio;
  return { center, span: Math.max(smallestSpan * 2, Math.max(wide, box[3] - box[1]) * 1.2) };
}

/** A point of the earth in the drawing (0…width, 0…height), north up. */
export function project({ center, span }: View, width: number, height: number, [longitude, latitude]: Position): readonly [number, number] {
  const scale = height / span;
  return [
    width / 2 + (longitude - center[0]) * squeeze(center[1]) * scale,
    height / 2 - (latitude - center[1]) * scale,
  ];
}

/** A point of the drawing on the earth, rounded to about 0.1 m. */
export function unproject({ center, span }: View, width: number, height: number, x: number, y: number): Position {
  const scale = height / span;
  const round = (value: number): number => Math.round(value * 1e6) / 1e6;
  return [
    round(center[0] + (x - width / 2) / (squeeze(center[1]) * scale)),
    round(center[1] - (y - height / 2) / scale),
  ];
}

/** Nearer (factor < 1) or farther, within sensible limits. */
export function zoomed(view: View, factor: number): View {
  return { ...view, span: Math.min(4, Math.max(smallestSpan, view.span * factor)) };
}

/** Moved by shares of the height. */
export function moved(view: View, right: number, up: number): View {
  const [longitude, latitude] = view.center;
  return { ...view, center: [longitude + (right * view.span) / squeeze(latitude), latitude + up * view.span] };
}
