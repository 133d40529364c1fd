/** Every seed that a design is tried with: survived, broken, or still to come. */
import type { TrialProgress } from '#lesson/exercise.ts';

type SeedStripProps = {
  readonly progress: TrialProgress | undefined;
  readonly seeds: number;
  readonly seedsFrom: number;
};

export function SeedStrip({ progress, seeds, seedsFrom }: SeedStripProps) {
  if (progress === undefined) return null;
  const { tried, broken } = progress;
  const survived = broken === undefined ? tried : tried - 1;
  return (
    <div>
      <p className="mb-1.5 text-[12.5px] text-muted tabular-nums">
        {broken === undefined
          ? `${survived} of ${seeds} seeds survived`
          : `Survived ${survived}, then seed ${broken.seed} broke it`}
      </p>
      <div aria-hidden="true" className="flex flex-wrap gap-[3px]">
        {Array.from({ length: seeds }, (_, i) => (
          <Seed
            key={i}
            seed={seedsFrom + i}
            fate={fateOf(seedsFrom + i, seedsFrom + tried, broken)}
          />
        ))}
      </div>
    </div>
  );
}

type Fate = 'survived' | 'broke' | 'not tried';

function fateOf(seed: number, end: number, broken: TrialProgress['broken']): Fate {
  if (seed === broken?.seed) return 'broke';
  return seed < end ? 'survived' : 'not tried';
}

const LOOKS: Readonly<Record<Fate, string>> = {
  survived: 'bg-alive',
  broke: 'bg-crash text-on rounded-sm!',
  'not tried': 'border border-edge',
};

function Seed({ seed, fate }: { readonly seed: number; readonly fate: Fate }) {
  return (
    <span
      title={`Seed ${seed}: ${fate}`}
      className={`grid size-2.5 place-items-center rounded-full text-[9px] leading-none font-bold ${LOOKS[fate]}`}
    >
      {fate === 'broke' && '×'}
    </span>
  );
}
