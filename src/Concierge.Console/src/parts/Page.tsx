import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** A page with its heading, to which the focus goes when the page is opened. */
export function Page({ title, intro, children, wide }: { title: string; intro?: string; children: ComponentChildren; wide?: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Concierge`;
  }, [title]);
  useEffect(() => {
    // The first page of a visit leaves the focus where the browser put it.
    if (Page.shown) {
      heading.current?.focus();
    }
    Page.shown = true;
  }, []);
  return (
    <main id="main" class={wide ? 'page page-wide' : 'page'}>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {intro && <p class="intro">{intro}</p>}
      {children}
    </main>
  );
}

Page.shown = false;
