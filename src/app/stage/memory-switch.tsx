/** The same shop built in two ways: a process each, or one program whose threads share its memory. */
export type Memory = 'processes' | 'shared';

export type MemorySwitchProps = {
  readonly memory: Memory;
  readonly onMemory: (memory: Memory) => void;
};

const CHOICES: readonly { readonly id: Memory; readonly label: string }[] = [
  { id: 'processes', label: 'Processes' },
  { id: 'shared', label: 'One shared memory' },
];

export function MemorySwitch({ memory, onMemory }: MemorySwitchProps) {
  return (
    <fieldset aria-label="How the shop is built" className="segments min-w-0 max-md:w-full">
      {CHOICES.map(({ id, label }) => (
        <button
          key={id}
          type="button"
          className="segment max-md:flex-1"
          aria-pressed={id === memory}
          onClick={() => onMemory(id)}
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
}
