/** The same scenario built in several ways: which of them is on the stage. */
export type Version = { readonly id: string; readonly label: string };

export type VersionSwitchProps = {
  readonly versions: readonly Version[];
  readonly version: string;
  readonly onVersion: (id: string) => void;
};

/** Nothing where there is but one. */
export function VersionSwitch({ versions, version, onVersion }: VersionSwitchProps) {
  if (versions.length < 2) return null;
  return (
    <fieldset
      aria-label="How it is built"
      className="segments min-w-0 max-md:w-full max-md:flex-wrap"
    >
      {versions.map(({ id, label }) => (
        <button
          key={id}
          type="button"
          className="segment max-md:flex-1"
          aria-pressed={id === version}
          onClick={() => onVersion(id)}
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
}
