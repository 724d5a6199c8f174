import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { onPaletteChange } from '../theme/terminal-palette.ts';

export interface PlotProps {
  /** Its lines: others make another plot. */
  shape: string;
  /** Asked for whenever a plot is made. */
  options: (box: HTMLElement) => uPlot.Options;
  data: uPlot.AlignedData;
}

/**
 * Draws a plot into the element that takes the ref. It keeps to the element's size and to the palette.
 * @param repaint what it shows, and reads as it paints: other values paint it again
 */
export function usePlot(
  { shape, options, data }: PlotProps,
  repaint: readonly unknown[],
): RefObject<HTMLDivElement | null> {
  const host = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);

  const draw = useEffectEvent((box: HTMLElement) => {
    plot.current?.destroy();
    plot.current = new uPlot(options(box), data, box);
  });
  useEffect(() => {
    const box = host.current;
    if (box === null) return undefined;
    draw(box);
    const resized = new ResizeObserver(() => {
      const { clientWidth: width, clientHeight: height } = box;
      if (width > 0 && height > 0) plot.current?.setSize({ width, height });
    });
    resized.observe(box);
    const stop = onPaletteChange(() => draw(box));
    return () => {
      stop();
      resized.disconnect();
      plot.current?.destroy();
      plot.current = null;
    };
  }, [shape]);
  // The caller's list.
  // oxlint-disable-next-line react/exhaustive-deps
  useEffect(() => plot.current?.setData(data), repaint);

  return host;
}
