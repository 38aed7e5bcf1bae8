import type { ReactNode } from 'react';

const show = (element: HTMLElement | null) => element?.scrollIntoView({ block: 'start' });

/** What a form tells is brought into view as soon as it is there, however long the form is. */
export function InSight({ children }: { readonly children: ReactNode }) {
  return <div ref={show}>{children}</div>;
}
