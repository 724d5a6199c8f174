import { useEffect, useState } from 'react';
import { afterPaint } from '../focus/visibility.ts';

/** Whether the component has been on screen: what would keep it from getting there within a frame comes then. */
export function usePainted(): boolean {
  const [painted, setPainted] = useState(false);
  useEffect(() => {
    let here = true;
    afterPaint(() => here && setPainted(true));
    return () => void (here = false);
  }, []);
  return painted;
}
