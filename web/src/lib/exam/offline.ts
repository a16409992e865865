import { to } from '../i18n.ts';

/** The service worker marks a page that it served without the network. */
export const isCopy = (): boolean => document.documentElement.dataset.copy !== undefined;

/**
 * Lets the exam page open without a network, until the attempt is over. Only these pages are in its scope.
 * Browsers refuse it without TLS (except on localhost); then only reloading while offline is lost.
 */
export async function keepPage(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register('/service-worker.js', { type: 'module', scope: to('/thi/') });
    const { active } = await navigator.serviceWorker.ready;
    const loaded = performance.getEntriesByType('resource').map((entry) => new URL(entry.name));
    const files = loaded
      .filter((url) => url.pathname.startsWith('/_app/immutable/'))
      .map((url) => url.pathname);
    active?.postMessage({ type: 'keep', page: location.pathname, files: [...new Set(files)] }, []);
  } catch {
    // The exam goes on; answers are kept by the page itself.
  }
}

/** After the attempt nothing of the paper stays on the device. */
export async function dropPage(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  try {
    const registration = await navigator.serviceWorker.getRegistration(to('/thi/'));
    registration?.active?.postMessage({ type: 'drop' }, []);
    await registration?.unregister();
    await caches.delete('bang-vang-exam');
  } catch {
    // Nothing was kept.
  }
}
