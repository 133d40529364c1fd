/** What an answer is given to: the check, and the stage. */

type MainButtonsProps = {
  readonly onCheck: (() => void) | undefined;
  readonly onTry: Trying | undefined;
};

/** Whether the answer can be let run as it is; what cannot be run says so and stays in the tab order. */
export type Trying = { readonly ready: boolean; readonly run: () => void };

const NOT_READY = 'An answer with nothing missing can be let run';

export function MainButtons({ onCheck, onTry }: MainButtonsProps) {
  if (onCheck === undefined && onTry === undefined) return null;
  return (
    <div className="flex gap-2">
      {onCheck !== undefined && (
        <button type="button" className="button button-main flex-1" onClick={onCheck}>
          Check
        </button>
      )}
      {onTry !== undefined && (
        <button
          type="button"
          className="button flex-1"
          aria-disabled={!onTry.ready}
          title={onTry.ready ? undefined : NOT_READY}
          onClick={() => {
            if (onTry.ready) onTry.run();
          }}
        >
          Let it run
        </button>
      )}
    </div>
  );
}
