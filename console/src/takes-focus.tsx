import { useEffect, useRef, type ReactNode } from 'react';

/** What comes in the place of a button that was pressed: the focus goes to it, since the button is gone. */
export function TakesFocus({ children }: { readonly children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), []);
  return (
    <div ref={place} tabIndex={-1} className="takes-focus">
      {children}
    </div>
  );
}
