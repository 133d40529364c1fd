/** A question with one right answer. Each answer has its reply, and may be changed at any time. */
import type { ReactNode } from 'react';

export type QuestionProps = {
  readonly id: string;
  readonly text: ReactNode;
  readonly answers: readonly Answer[];
  readonly chosen: string | undefined;
  readonly onChoose: (answer: string) => void;
};

export type Answer = {
  readonly id: string;
  readonly text: ReactNode;
  readonly right: boolean;
  readonly reply: ReactNode;
};

export function Question({ id, text, answers, chosen, onChoose }: QuestionProps) {
  const answer = answers.find((one) => one.id === chosen);
  return (
    <fieldset className="my-1 rounded-xl border border-line bg-paper p-3.5">
      <legend className="float-left mb-2 w-full text-[13px] leading-snug font-semibold">
        {text}
      </legend>
      <div className="clear-both flex flex-col gap-1.5">
        {answers.map((one) => (
          <AnswerOption
            key={one.id}
            group={id}
            answer={one}
            chosen={one.id === chosen}
            onChoose={onChoose}
          />
        ))}
      </div>
      <div aria-live="polite">{answer !== undefined && <Reply answer={answer} />}</div>
    </fieldset>
  );
}

type OptionProps = {
  readonly group: string;
  readonly answer: Answer;
  readonly chosen: boolean;
  readonly onChoose: (answer: string) => void;
};

function AnswerOption({ group, answer, chosen, onChoose }: OptionProps) {
  return (
    <label
      className={`flex min-h-11 cursor-pointer items-start gap-2.5 rounded-[9px] border px-2.5 py-2 text-[13px] leading-[1.4] has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-message md:min-h-0 ${chosenLook(answer, chosen)}`}
    >
      <input
        type="radio"
        name={group}
        value={answer.id}
        checked={chosen}
        onChange={() => onChoose(answer.id)}
        className={`mt-0.5 size-[15px] flex-none cursor-pointer appearance-none rounded-full bg-panel outline-none ${chosen ? `border-5 ${answer.right ? 'border-alive' : 'border-crash'}` : 'border-[1.5px] border-edge'}`}
      />
      <span>{answer.text}</span>
    </label>
  );
}

function chosenLook({ right }: Answer, chosen: boolean): string {
  if (!chosen) return 'border-line bg-panel hover:border-edge';
  return right ? 'border-alive bg-alive-bg' : 'border-crash bg-crash-bg';
}

function Reply({ answer: { right, reply } }: { readonly answer: Answer }) {
  return (
    <p
      className={`mt-2.5 flex gap-2 text-[13px] leading-snug ${right ? 'text-alive' : 'text-crash'}`}
    >
      <span aria-hidden="true">{right ? '✓' : '✗'}</span>
      <span>{reply}</span>
    </p>
  );
}
