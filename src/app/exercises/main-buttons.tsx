/** What an answer is given to: the check, and the stage. */

type MainButtonsProps = {
  readonly onCheck: (() => void) | undefined;
  readonly onTry: (() => void) | undefined;
};

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
        <button type="button" className="button flex-1" onClick={onTry}>
          Let it run
        </button>
      )}
    </div>
  );
}
