/** The account and its two clients, on the stage. */
import type { Staging } from '#app/lesson/staging.ts';
import { BANK_ACCOUNT } from '#scene/casts/bank-account.ts';
import source from '#systems/bank-account/bank_account.ex?raw';

export const staging: Staging = {
  cast: BANK_ACCOUNT,
  source,
};
