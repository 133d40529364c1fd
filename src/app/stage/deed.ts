/** What the learner may let happen: to a device, to a process, or from outside. */
import type { Moment } from '#scene/moment.ts';
import type { Parts } from '#scene/parts.ts';

export type Deed = {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  /** It lasts, and can be ended; without it, it happens once. */
  readonly on?: boolean;
  /** Key of the device or process that it is done to; without it, it comes from outside. */
  readonly of?: string;
};

/** What can be selected, and what may be done to it. */
export type Target = {
  readonly key: string;
  readonly name: string;
  /** `device` has only its deeds; `nothing`: nothing may be done to it. */
  readonly kind: 'process' | 'device' | 'nothing';
  /** Why nothing can be done to it now: it is dead. */
  readonly whyNot?: string;
  readonly suspended?: boolean;
  readonly slowed?: boolean;
};

export type DeedGroup = { readonly name: string; readonly deeds: readonly Deed[] };

/** By whom they concern, in the order in which they come. */
export function groupedDeeds(
  deeds: readonly Deed[],
  targets: readonly Target[],
): readonly DeedGroup[] {
  const keys = [...new Set(deeds.map(({ of }) => of))];
  return keys.map((key) => ({
    name: targets.find((target) => target.key === key)?.name ?? key ?? '',
    deeds: deeds.filter(({ of }) => of === key),
  }));
}

/** The faults of the devices. An id is the fault in words, `bank slow`, as a scenario has it. */
export function deviceDeeds({ devices }: Parts, moment: Moment): readonly Deed[] {
  return devices.flatMap(({ device, key, faults = [] }) => {
    const state = moment.devices.find((mark) => mark.key === key)?.stateText;
    return faults.map(({ fault, label, hint, lasts }): Deed => {
      if (lasts === undefined) return { id: `${device} ${fault}`, label, hint, of: key };
      const on = state === lasts.shownAs;
      return { id: `${device} ${on ? lasts.end : fault}`, label, hint, on, of: key };
    });
  });
}
