/**
 * Works offline after the first visit. A new version waits until the learner asks for it: nothing is
 * taken away from under a run.
 */

/** Tells when a new version is there; what it is given makes the page use it. */
export function watchForUpdates(root: string, onReady: (reload: () => void) => void): void {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
  const register = async () => {
    const registration = await navigator.serviceWorker.register(`${root}sw.js`, { scope: root });
    const look = () => {
      const { waiting } = registration;
      if (waiting !== null && navigator.serviceWorker.controller !== null) {
        onReady(() => replaceBy(waiting));
      }
    };
    look();
    registration.addEventListener('updatefound', () => {
      registration.installing?.addEventListener('statechange', look);
    });
  };
  // Offline is a comfort: a browser that refuses it shows the page all the same.
  register().catch(() => undefined);
}

function replaceBy(waiting: ServiceWorker): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), {
    once: true,
  });
  waiting.postMessage({ type: 'SKIP_WAITING' }, []);
}
