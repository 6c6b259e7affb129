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
  /** What the values are: bare numbers unless said; money is integer fen, written in yuan with two decimals. */
  readonly measure?: 'money';
}

export interface ChartSeries {
  readonly name: string;
  readonly unit?: string;
  /** One per category; null where nothing was counted. */
  readonly values: readonly (number | null)[];
  readonly color?: string;
}

/** Amounts that flow from left to right, e.g. money from its source to places. Names of nodes are unique. */
export interface FlowSpec {
  readonly nodes: readonly string[];
  readonly links: readonly { readonly source: string; readonly target: string; readonly value: number }[];
  /** Heads of the table behind the picture. */
  readonly columns: { readonly source: string; readonly target: string; readonly value: string };
}
