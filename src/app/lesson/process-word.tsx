/** A word of the prose that names a process: it has the process's colour, and selects it. */
export type ProcessWordProps = {
  readonly name: string;
  /** The key of what is selected, whoever it is. */
  readonly selected: string | undefined;
  readonly onSelect: (name: string) => void;
};

const LOOKS: Readonly<Record<string, string>> = {
  Supervisor: 'text-supervisor',
  Watchdog: 'text-supervisor',
  Barista: 'text-busy',
  PaymentGateway: 'text-crash',
  Cashier: 'text-alive',
};

/** What stands in the supervisor's place where there is none. */
const KEYS: Readonly<Record<string, string>> = { Watchdog: 'Supervisor' };

export function ProcessWord({ name, selected, onSelect }: ProcessWordProps) {
  const key = KEYS[name] ?? name;
  return (
    <button
      type="button"
      aria-pressed={key === selected}
      onClick={() => onSelect(key)}
      className={`rounded px-0.5 font-mono text-[12.5px] font-semibold underline decoration-dotted underline-offset-3 hover:decoration-solid ${LOOKS[name] ?? ''}`}
    >
      {name}
    </button>
  );
}
