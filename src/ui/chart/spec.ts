/** What a chart shows; the drawing decides nothing about content. */
export interface ChartSpec {
  readonly kind: 'bar' | 'horizontalBar' | 'stackedBar' | 'line';
  /** What the categories are: the name of the axis and of the table's first column. */
  readonly categoryName: string;
  readonly categories: readonly string[];
  readonly series: readonly ChartSeries[];
  /** Name of the value axis with its unit, e.g. “件”. */
  readonly valueName: string;
  /** Few cases: shares are to be read with care. */
  readonly small?: boolean;
}

export interface ChartSeries {
  readonly name: string;
  readonly unit?: string;
  /** One per category; null where nothing was counted. */
  readonly values: readonly (number | null)[];
  readonly color?: string;
}
