/** The speed as the page's store keeps it, with all else that the learner has chosen. */
import { store } from '#app/shell/the-store.ts';

import type { SpeedStore } from './speed.ts';

export const KEPT_SPEED: SpeedStore = {
  get: () => store.current().settings.speed?.value ?? 1,
  set: (speed) => store.update({ kind: 'speed', speed }),
};
