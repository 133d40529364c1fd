/** What the learner may break: the selected process, and the bank. */
import { BoltIcon } from './icons.tsx';

export type FaultsBarProps = {
  /** Whom the crash button would crash; `undefined`: nobody that can be crashed is selected. */
  readonly target: string | undefined;
  readonly bankFaults: readonly BankFault[];
  readonly onCrashMenu: (at: DOMRect) => void;
  readonly onBankFault: (id: string) => void;
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
      <button
        type="button"
        className="button button-crash max-md:flex-1"
        aria-disabled={target === undefined}
        title={target === undefined ? 'Select a process first' : undefined}
        onClick={(event) => {
          if (target !== undefined) onCrashMenu(event.currentTarget.getBoundingClientRect());
        }}
      >
        <BoltIcon />
        <span>
          Crash{target !== undefined && <span className="md:max-wide:sr-only"> {target}</span>}…
        </span>
      </button>
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
