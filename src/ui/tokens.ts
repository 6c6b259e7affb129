/** The design tokens for code that cannot read custom properties: antd's theme, charts, the map, generated SVG. */
export const colors = {
  ink: '#1F2A37',
  mist: '#F5F7F9',
  wall: '#FFFFFF',
  tile: '#2B3A4A',
  lake: '#0F6E84',
  begonia: '#C2344F',
  moss: '#2F7D4F',
  amber: '#B45309',
  brick: '#B42318',
  /** Secondary text: 5.9:1 on wall, 5.5:1 on mist. */
  slate: '#596473',
  /** Hairlines. */
  line: '#DFE4E9',
} as const;

/** The same names for the wall screen and for night use; each text colour reaches 4.5:1 on `wall`. */
export const nightColors = {
  ink: '#E8EDF2',
  mist: '#10161D',
  wall: '#18212B',
  tile: '#0B1016',
  lake: '#5FC0D6',
  begonia: '#F0889C',
  moss: '#6FCB93',
  amber: '#F2B35E',
  brick: '#F58C82',
  slate: '#A3B0BD',
  line: '#2C3947',
} as const;

export type ColorName = keyof typeof colors;

/** What a state means to a person; each has one colour and one icon everywhere. */
export type Tone = 'neutral' | 'active' | 'done' | 'soon' | 'late' | 'accent';

/** The colour of each tone. */
export const toneColor: Readonly<Record<Tone, ColorName>> = {
  neutral: 'slate',
  active: 'lake',
  done: 'moss',
  soon: 'amber',
  late: 'brick',
  accent: 'begonia',
};

/** System fonts only; Chinese faces first so that digits and punctuation match. */
export const fontFamily =
  '"PingFang SC", "HarmonyOS Sans SC", "Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", system-ui, sans-serif';

/** Series colours for charts: apart in lightness, so that they survive black-and-white print; none means a state. */
export const seriesColors = ['#0F6E84', '#9DBFC9', '#2B3A4A', '#B8A078', '#6B7785', '#D9C9A8'] as const;
