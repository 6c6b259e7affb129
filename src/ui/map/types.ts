import type { Area, BoundingBox, Position } from '../../shared/geometry.ts';
import type { Tone } from '../tokens.ts';

export type { Position } from '../../shared/geometry.ts';

/** A place to mark; WGS 84. */
export interface MapPin {
  readonly id: string;
  readonly position: Position;
  /** What it is, in a line: title of the pin and row of the list. */
  readonly label: string;
  readonly detail?: string;
  readonly tone?: Tone;
  /** Where a press leads. */
  readonly to?: string;
}

/** An area to draw: a district, a street, a grid. */
export interface MapShape {
  readonly id: string;
  readonly name: string;
  readonly area: Area;
  /** `ground` is only drawn; `focus` stands out. */
  readonly emphasis?: 'ground' | 'focus';
  /** 0 to 1: how dark it is filled, for a map of numbers. */
  readonly shade?: number;
}

export interface MapProps {
  /** What the map shows, for readers who don't see it. */
  readonly label: string;
  readonly pins?: readonly MapPin[];
  readonly shapes?: readonly MapShape[];
  /** Pixels; 320 unless said. */
  readonly height?: number;
  /** Picking: the chosen point and what to do with a new one. */
  readonly picked?: Position | undefined;
  readonly onPick?: (position: Position) => void;
  /** Shown at first when there is neither pin nor shape nor pick: `[longitude, latitude]`; Suzhou's centre unless said. */
  readonly center?: Position;
  /** Called when the person presses a pin that has no `to`. */
  readonly onPin?: (id: string) => void;
  /** Told which part of the earth is shown whenever it has come to rest: pins can be loaded for it alone. The first view is that of the shapes. */
  readonly onMove?: (box: BoundingBox) => void;
  /** The shapes come from OpenStreetMap: says so. */
  readonly fromOpenStreetMap?: boolean;
}
