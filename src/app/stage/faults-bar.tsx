/** What the learner may break: the selected process, and the bank. */
import { BoltIcon } from '#app/shell/icons.tsx';

export type FaultsBarProps = {
  readonly target: CrashTarget;
  readonly bankFaults: readonly BankFault[];
  readonly onCrashMenu: (at: DOMRect) => void;
  readonly onBankFault: (id: string) => void;
};

/** Whom the crash button would crash. `whyNot`: why that cannot be done now. */
export type CrashTarget = {
  readonly key: string | undefined;
  readonly name: string;
  readonly whyNot: string | undefined;
};

/** `on`: it lasts, and can be ended; `undefined`: it strikes once. */
export type BankFault = {
  readonly id: string;
  readonly label: string;
  readonly on: boolean | undefined;
  readonly hint: string;
};

export function FaultsBar({ target, bankFaults, onCrashMenu, onBankFault }: FaultsBarProps) {
  return (
    <fieldset aria-label="Break something" className="flex min-w-0 flex-wrap items-center gap-2">
      <CrashButton
        className="min-w-[208px] max-md:hidden"
        target={target}
        onCrashMenu={onCrashMenu}
      />
      <span className="mx-1 hidden h-5 w-px bg-line md:block" />
      <span className="eyebrow max-md:w-full" aria-hidden="true">
        Bank
      </span>
      <fieldset
        aria-label="Bank"
        className="flex min-w-0 flex-wrap gap-1.5 max-md:grid max-md:w-full max-md:grid-cols-2"
      >
        {bankFaults.map((fault) => (
          <BankButton key={fault.id} fault={fault} onBankFault={onBankFault} />
        ))}
      </fieldset>
    </fieldset>
  );
}

type CrashButtonProps = Pick<FaultsBarProps, 'target' | 'onCrashMenu'> & {
  readonly className?: string;
};

/** It keeps its place and its width, whatever happens to its target; and says why it is disabled. */
export function CrashButton({ target, onCrashMenu, className = '' }: CrashButtonProps) {
  const { name, whyNot } = target;
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
      <span>
        Crash<span className="max-md:sr-only"> {name}</span>…
      </span>
    </button>
  );
}

type BankButtonProps = Pick<FaultsBarProps, 'onBankFault'> & { readonly fault: BankFault };

function BankButton({ fault: { id, label, on, hint }, onBankFault }: BankButtonProps) {
  return (
    <button
      type="button"
      className="button"
      aria-pressed={on}
      title={hint}
      onClick={() => onBankFault(id)}
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
