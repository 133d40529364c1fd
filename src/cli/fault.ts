/** A fault from the command line or from a file: what is wrong with it is said with where it stands. */
import { deviceFaults, type Subject } from '#systems/subject.ts';
import { type Faultable, parseFault, type TimedFault } from '#trace/fault-text.ts';

/** Throws a `RangeError` that begins with `path`. */
export function faultOf(text: string, path: string, faultable: Faultable): TimedFault {
  try {
    return parseFault(text, faultable);
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    throw new RangeError(`${path}: ${what}`, { cause: error });
  }
}

export function faultableIn(subject: Subject): Faultable {
  return { processes: subject.processes, devices: deviceFaults(subject) };
}
