/** Whether a part of an answer is right: by sign, colour and word. */
import type { Mark } from './body-props.ts';

export function MarkSign({ mark }: { readonly mark: Mark }) {
  if (mark === undefined) return null;
  return (
    <span className={mark === 'right' ? 'text-alive' : 'text-crash'}>
      <span aria-hidden="true">{mark === 'right' ? '✓' : '✗'}</span>
      <span className="sr-only">{mark === 'right' ? '(right)' : '(wrong)'}</span>
    </span>
  );
}
