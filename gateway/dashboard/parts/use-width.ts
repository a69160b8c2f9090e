import { type RefCallback, useCallback, useState } from 'react';

/** Before the first measurement, and where nothing is laid out, in CSS pixels. */
const USUAL = 640;

/**
 * How wide an element is, in CSS pixels, now and whenever that changes. Pictures are drawn for the width they have, so that their letters stay as large as
 * the text around them.
 */
export function useWidth(): [RefCallback<Element>, number] {
  const [width, setWidth] = useState(USUAL);
  const measure = useCallback((element: Element | null) => {
    if (element === null) return;
    const observer = new ResizeObserver(([entry]) => entry && setWidth(Math.round(entry.contentRect.width) || USUAL));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [measure, width];
}
