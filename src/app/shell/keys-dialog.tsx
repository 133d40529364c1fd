/** Which keys there are. */
import { KEYS, type KeyRow, shownHere } from './keys.ts';
import { Modal } from './modal.tsx';

export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const groups = [...new Set(KEYS.map(({ group }) => group))];
  return (
    <Modal label="Keys" onClose={onClose} className="w-[460px] p-5">
      <h2 className="font-display text-[20px] font-semibold">Keys</h2>
      {groups.map((group) => (
        <section key={group} aria-label={group} className="mt-4">
          <h3 className="eyebrow">{group}</h3>
          <dl className="mt-1 divide-y divide-line">
            {KEYS.filter((row) => row.group === group).map((row) => (
              <KeyLine key={row.says} row={row} />
            ))}
          </dl>
        </section>
      ))}
      <p className="mt-4 flex items-center gap-3 text-xs text-muted">
        <span className="flex-1">They do nothing while you type.</span>
        <button
          type="button"
          className="button"
          onClick={(event) => event.currentTarget.closest('dialog')?.close()}
        >
          Close
        </button>
      </p>
    </Modal>
  );
}

function KeyLine({ row: { says, shown } }: { readonly row: KeyRow }) {
  return (
    <div className="flex min-h-9 items-center gap-3">
      <dt className="order-2 flex gap-1.5">
        {shown.map((key) => (
          <kbd key={key} className="key">
            {shownHere(key, navigator.platform)}
          </kbd>
        ))}
      </dt>
      <dd className="flex-1">{says}</dd>
    </div>
  );
}
