import { SankeyChart } from 'echarts/charts';
import { TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { colors, fontFamily, nightColors, seriesColors } from '../tokens.ts';
import type { FlowSpec } from './spec.ts';

use([SankeyChart, TooltipComponent, CanvasRenderer]);

/** Draws a flow from left to right into an element and keeps its size; answers how to stop. */
export function drawFlow(element: HTMLElement, spec: FlowSpec, night: boolean, amount: (value: number) => string): () => void {
  const palette = night ? nightColors : colors;
  const chart = init(element);
  const narrow = element.clientWidth < 520;
  chart.setOption({
    animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    animationDuration: 200,
    color: [...seriesColors],
    textStyle: { fontFamily },
    // Drawn into the canvas: HTML tooltips carry style attributes the content policy forbids.
    tooltip: { renderMode: 'richText', valueFormatter: (value: unknown) => (typeof value === 'number' ? amount(value) : '') },
    series: [{
      type: 'sankey', left: 4, right: narrow ? 92 : 160, top: 8, bottom: 8, nodeWidth: 14, nodeGap: 14, draggable: false,
      data: spec.nodes.map((name) => ({ name })),
      links: spec.links.map((link) => ({ ...link })),
      lineStyle: { color: 'gradient', opacity: 0.35, curveness: 0.5 },
      label: { color: palette.ink, fontFamily, fontSize: 12, overflow: 'truncate', width: narrow ? 84 : 150 },
    }],
  });
  const observer = new ResizeObserver(() => chart.resize());
  observer.observe(element);
  return () => {
    observer.disconnect();
    chart.dispose();
  };
}
