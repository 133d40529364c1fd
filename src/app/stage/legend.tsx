/** What the signs in the pictures mean. Closed until it is wanted. */
import { lazy, Suspense, useCallback, useRef, useState } from 'react';

import { useDismiss } from '#app/shell/use-dismiss.ts';

/** Loaded when it is first opened. */
const LegendSigns = lazy(async () => ({
  default: (await import('./legend-signs.tsx')).LegendSigns,
}));

export function Legend() {
  const details = useRef<HTMLDetailsElement>(null);
  const [open, setOpen] = useState(false);
  const close = useCallback(() => {
    const { current } = details;
    if (current === null) return;
    if (current.contains(document.activeElement)) current.querySelector('summary')?.focus();
    current.open = false;
  }, []);
  useDismiss(details, open ? close : undefined);
  return (
    <details
      ref={details}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      className="group relative text-[12px] text-muted"
    >
      <summary className="button list-none max-md:w-full [&::-webkit-details-marker]:hidden">
        Legend
      </summary>
      <div className="mt-2 grid gap-x-6 gap-y-3 rounded-xl border border-line bg-panel p-4 sm:grid-cols-2 md:absolute md:top-full md:right-0 md:z-10 md:max-h-[70dvh] md:w-[480px] md:overflow-y-auto md:shadow-lg">
        {open && (
          <Suspense>
            <LegendSigns />
          </Suspense>
        )}
      </div>
    </details>
  );
}
