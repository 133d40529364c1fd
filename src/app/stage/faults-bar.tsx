/** What the learner may break or let happen: the selected process, devices, the outside world. */
import { BoltIcon } from '#app/shell/icons.tsx';

import { groupedDeeds } from './deed.ts';
import type { Deed, Target } from './deed.ts';

export type FaultsBarProps = {
  /** Who is selected. */
  readonly target: Target | undefined;
  readonly targets: readonly Target[];
  readonly deeds: readonly Deed[];
  /** Asks for the menu of the selected one. */
  readonly onMenu: (at: DOMRect) => void;
  readonly onDeed: (id: string) => void;
  /** Asks for a menu of these, for which the bar has no room. */
  readonly onMore: (deeds: readonly Deed[], at: DOMRect) => void;
};

const MOST_BUTTONS = 5;

export function FaultsBar(props: FaultsBarProps) {
  const { target, targets, deeds, onMenu, onMore } = props;
  const most = deeds.length > MOST_BUTTONS ? MOST_BUTTONS - 1 : MOST_BUTTONS;
  const rest = deeds.slice(most);
  return (
    <fieldset aria-label="Break something" className="flex min-w-0 flex-wrap items-center gap-2">
      <CrashButton className="min-w-[208px] max-md:hidden" target={target} onCrashMenu={onMenu} />
      {groupedDeeds(deeds.slice(0, most), targets).map(({ name, deeds: some }) => (
        <DeedButtons key={name} name={name} deeds={some} onDeed={props.onDeed} />
      ))}
      {rest.length > 0 && (
        <button
          type="button"
          className="button max-md:w-full"
          aria-haspopup="dialog"
          onClick={(event) => onMore(rest, event.currentTarget.getBoundingClientRect())}
        >
          More…
        </button>
      )}
    </fieldset>
  );
}

type DeedButtonsProps = Pick<FaultsBarProps, 'deeds' | 'onDeed'> & { readonly name: string };

function DeedButtons({ name, deeds, onDeed }: DeedButtonsProps) {
  return (
    <>
      <span className="mx-1 hidden h-5 w-px bg-line md:block" />
      {name !== '' && (
        <span className="eyebrow max-md:w-full" aria-hidden="true">
          {name}
        </span>
      )}
      <fieldset
        aria-label={name === '' ? 'From outside' : name}
        className={`flex min-w-0 flex-wrap gap-1.5 max-md:grid max-md:w-full max-md:grid-cols-2 ${name === '' ? 'md:min-w-[260px] md:flex-1 md:basis-0' : ''}`}
      >
        {deeds.map((deed) => (
          <DeedButton key={deed.id} deed={deed} onDeed={onDeed} />
        ))}
      </fieldset>
    </>
  );
}

type DeedButtonProps = Pick<FaultsBarProps, 'onDeed'> & { readonly deed: Deed };

function DeedButton({ deed: { id, label, on, hint }, onDeed }: DeedButtonProps) {
  return (
    <button
      type="button"
      className="button"
      aria-pressed={on}
      title={hint}
      onClick={() => onDeed(id)}
    >
      {on !== undefined && (
        <span
          aria-hidden="true"
          className={`size-2 rounded-full ${on ? 'bg-busy' : 'border-[1.5px] border-edge'}`}
        />
      )}
      {label}
    </button>
  );
}

type CrashButtonProps = {
  readonly target: Target | undefined;
  readonly onCrashMenu: (at: DOMRect) => void;
  readonly className?: string;
};

/** It keeps its place and its width, whatever happens to its target; and says why it is disabled. */
export function CrashButton({ target, onCrashMenu, className = '' }: CrashButtonProps) {
  const whyNot = whyNotCrash(target);
  return (
    <button
      type="button"
      className={`button button-crash ${className}`}
      aria-disabled={whyNot !== undefined}
      aria-label={whyNot === undefined ? undefined : `Crash: ${whyNot}`}
      title={whyNot ?? 'Choose an exit reason (K)'}
      onClick={(event) => {
        if (whyNot === undefined) onCrashMenu(event.currentTarget.getBoundingClientRect());
      }}
    >
      <BoltIcon />
      <span className="truncate">
        Crash<span className="max-md:sr-only"> {target?.name ?? ''}</span>…
      </span>
    </button>
  );
}

function whyNotCrash(target: Target | undefined): string | undefined {
  if (target === undefined) return 'Select a process first';
  switch (target.kind) {
    case 'process':
      return target.whyNot;
    case 'device':
      return `${target.name} is no process. Press it for what can go wrong with it`;
    case 'nothing':
      return target.whyNot ?? `Nothing can be done to ${target.name}`;
  }
}
