import { type RefObject, useEffect, useRef } from 'react';
import { useLocation } from 'wouter';

/** Leads whoever follows a link of the page to the content, as a page that is loaded would; the first view begins at the top. */
export function useFocusOnNavigation(content: RefObject<HTMLElement | null>): void {
  const [path] = useLocation();
  const before = useRef(path);
  useEffect(() => {
    if (before.current !== path) content.current?.focus();
    before.current = path;
  }, [path, content]);
}
