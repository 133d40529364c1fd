/** One of several: chosen, it is replied to at once. */
import { useId } from 'react';

import type { BodyProps } from './body-props.ts';
import { InlineText } from './inline-text.tsx';

export function ChoiceOptions(props: BodyProps<'choice'>) {
  const { exercise, answer, labelledBy, onAnswer } = props;
  const group = useId();
  return (
    <div role="radiogroup" aria-labelledby={labelledBy} className="flex flex-col gap-1.5">
      {exercise.options.map(({ id, text, reply }) => (
        <label
          key={id}
          data-mark={id === answer.option ? markOf(reply) : undefined}
          className="part min-h-11 cursor-pointer items-start has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-message md:min-h-0"
        >
          <input
            type="radio"
            name={group}
            checked={id === answer.option}
            onChange={() => onAnswer({ kind: 'choice', option: id })}
            className={`mt-0.5 size-[15px] flex-none cursor-pointer appearance-none rounded-full bg-panel outline-none ${id === answer.option ? `border-5 ${reply === undefined ? 'border-alive' : 'border-crash'}` : 'border-[1.5px] border-edge'}`}
          />
          <span>
            <InlineText text={text} />
          </span>
        </label>
      ))}
    </div>
  );
}

function markOf(reply: string | undefined): 'right' | 'wrong' {
  return reply === undefined ? 'right' : 'wrong';
}
