/** The receiver that does not want every message, on the stage. */
import type { Staging } from '#app/lesson/staging.ts';
import { MAILBOX } from '#scene/casts/mailbox.ts';
import source from '#systems/mailbox/mailbox.ex?raw';

export const staging: Staging = {
  cast: MAILBOX,
  source,
};
