type Echarts = typeof import('./echarts.ts');

let loading: Promise<Echarts> | undefined;

/** ECharts, fetched once. */
export function loadEcharts(): Promise<Echarts> {
  loading ??= import('./echarts.ts');
  return loading;
}
