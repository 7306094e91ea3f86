/** Data that nobody has come to yet is not loaded: a page is quick, and light on a phone. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/** Draws what is in it once it is about to be seen, or printed. */
export function Seen({ height, children }: { height: number; children: () => ComponentChildren }) {
  const holder = useRef<HTMLDivElement>(null);
  const [isNear, come] = useState(typeof IntersectionObserver === 'undefined');
  useEffect(() => {
    const element = holder.current;
    if (isNear || !element) {
      return undefined;
    }
    const observer = new IntersectionObserver(
      entries => entries.some(entry => entry.isIntersecting) && come(true),
      { rootMargin: '250px' },
    );
    const all = () => come(true);
    observer.observe(element);
    addEventListener('beforeprint', all);
    return () => {
      observer.disconnect();
      removeEventListener('beforeprint', all);
    };
  }, [isNear]);
  return isNear ? <>{children()}</> : <div ref={holder} class="yet" style={{ minHeight: `${height}px` }} />;
}
