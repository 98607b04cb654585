/** One ECharts instance over the life of a drawing: loaded when first shown, redrawn when the picture changes, let go at the end. */
import type { EChartsType } from 'echarts/core';
import { useEffect, useRef, useState, type RefObject } from 'react';
import type { Picture } from '../../shared/charts/picture.ts';
import { loadEcharts } from './loadEcharts.ts';

export interface DrawnChart {
  readonly host: RefObject<HTMLDivElement | null>;
  readonly chart: EChartsType | null;
  readonly hasFailed: boolean;
}

export function useEcharts({ option, width, height }: Picture): DrawnChart {
  const host = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<EChartsType | null>(null);
  const [hasFailed, setFailed] = useState(false);

  useEffect(() => {
    let made: EChartsType | null = null;
    let isGone = false;
    loadEcharts().then(
      ({ init }) => {
        if (isGone || host.current === null) return;
        made = init(host.current, null, { renderer: 'svg', width: 10, height: 10 });
        setChart(made);
      },
      () => setFailed(true),
    );
    return () => {
      isGone = true;
      made?.dispose();
    };
  }, []);

  useEffect(() => {
    if (chart === null || chart.isDisposed()) return;
    chart.resize({ width, height });
    // Pointer and keyboard belong to the marks, and the page's style policy forbids the default HTML tooltip.
    chart.setOption({ animation: false, tooltip: { renderMode: 'richText' }, ...option }, { notMerge: true });
  }, [chart, option, width, height]);

  return { host, chart, hasFailed };
}
