/** The address of the run on the stage, so that it is still known when the page breaks. */
let latest: (() => string) | undefined;

/** `link` is asked when it is needed. Returns what ends it: a run that is left is no longer kept. */
export function keepRun(link: () => string): () => void {
  latest = link;
  return () => {
    if (latest === link) latest = undefined;
  };
}

/** `undefined`: no run is on the stage, or it is broken itself. */
export function keptRun(): string | undefined {
  try {
    return latest?.();
  } catch {
    return undefined;
  }
}
