/** `npm run -s sim -- SYSTEM …`: a run without a page. */
import { usageErrors } from './command.ts';
import { print } from './print.ts';
import { simulated, USAGE } from './simulated.ts';

usageErrors(USAGE, () => print(simulated(process.argv.slice(2))));
