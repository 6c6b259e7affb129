import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import type { EChartsCoreOption } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { formatYuan, shortYuan } from '../../shared/money.ts';
import { colors, fontFamily, nightColors, seriesColors } from '../tokens.ts';
import type { ChartSpec } from './spec.ts';

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

/** Up to so many bars each bear their name, broken over lines; of more the chart leaves some out. */
const mostNamed = 8;

function optionOf(spec: ChartSpec, night: boolean, width: number, language: 'zh' | 'en'): EChartsCoreOption {
  const palette = night ? nightColors : colors;
  const text = { color: palette.slate, fontFamily, fontSize: 12 };
  const money = spec.measure === 'money';
  const horizontal = spec.kind === 'horizontalBar';
  const categoryAxis = {
    type: 'category',
    data: [...spec.categories],
    name: spec.categoryName,
    nameLocation: horizontal ? 'start' : 'middle',
    nameGap: horizontal ? 12 : 28,
    nameTextStyle: text,
    axisLabel: horizontal || spec.categories.length > mostNamed ? text : { ...text, interval: 0, width: Math.max(48, Math.floor((width - 80) / spec.categories.length) - 8), overflow: 'break' },
    axisLine: { lineStyle: { color: palette.line } },
    axisTick: { show: false },
    inverse: horizontal,
  };
  const valueAxis = {
    type: 'value',
    name: spec.valueName,
    nameTextStyle: text,
    axisLabel: money ? { ...text, formatter: (fen: number) => shortYuan(fen, language) } : text,
    splitLine: { lineStyle: { color: palette.line } },
    minInterval: 1,
  };
  return {
    animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    animationDuration: 200,
    color: [...seriesColors],
    textStyle: { fontFamily },
    grid: { left: 8, right: horizontal ? 56 : 24, top: spec.series.length > 1 ? 64 : 36, bottom: horizontal ? 8 : 28, containLabel: true },
    // Drawn into the canvas: HTML tooltips carry style attributes the content policy forbids.
    tooltip: { trigger: 'axis', renderMode: 'richText', axisPointer: { type: horizontal ? 'shadow' : 'line' }, ...(money ? { valueFormatter: (fen: unknown) => (typeof fen === 'number' ? formatYuan(Math.round(fen)) : '—') } : {}) },
    ...(spec.series.length > 1 ? { legend: { top: 0, left: 0, textStyle: text } } : {}),
    xAxis: horizontal ? valueAxis : categoryAxis,
    yAxis: horizontal ? categoryAxis : valueAxis,
    series: spec.series.map((series) => ({
      name: series.name,
      type: spec.kind === 'line' ? 'line' : 'bar',
      data: [...series.values],
      ...(spec.kind === 'stackedBar' ? { stack: 'all' } : {}),
      ...(series.color ? { itemStyle: { color: series.color } } : {}),
      barMaxWidth: 28,
      symbolSize: 5,
    })),
  };
}

/** Draws a chart into an element and keeps its size; answers how to stop. */
export function drawChart(element: HTMLElement, spec: ChartSpec, night: boolean, language: 'zh' | 'en'): () => void {
  const chart = init(element);
  chart.setOption(optionOf(spec, night, element.clientWidth, language));
  const observer = new ResizeObserver(() => chart.resize());
  observer.observe(element);
  return () => {
    observer.disconnect();
    chart.dispose();
  };
}
