/** A sentence of an exercise: what stands between backticks is Elixir. */
import { Term } from '#app/details/code-block.tsx';

export function InlineText({ text }: { readonly text: string }) {
  return text.split('`').map((part, place) =>
    place % 2 === 0 ? (
      part
    ) : (
      <code
        key={place}
        className="rounded bg-sunk box-decoration-clone px-1 text-[0.92em] wrap-break-word"
      >
        <Breakable text={part} />
      </code>
    ),
  );
}

/** Long names may be broken before a dot: `GenServer` `.call/2`. */
function Breakable({ text }: { readonly text: string }) {
  return text.split(/(?<=\w)(?=\.[a-z])/).map((part, place) => (
    <span key={place}>
      {place > 0 && <wbr />}
      <Term text={part} />
    </span>
  ));
}
