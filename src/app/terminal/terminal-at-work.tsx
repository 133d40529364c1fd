/** The terminal and the prompt of a lesson's run, joined with its player. */
import { useMemo, useSyncExternalStore } from 'react';

import type { Player } from '#app/time/use-player.ts';
import type { Act, Prompt } from '#lesson/lesson.ts';
import { isHalt } from '#systems/todo/terminal-iex.ts';

import { PromptBar } from './prompt-bar.tsx';
import { terminalFeed } from './screen.ts';
import { TerminalPicture } from './terminal-picture.tsx';
import { linesFor } from './use-line.ts';

export type TerminalAtWorkProps = {
  readonly actor: Player['actor'];
  readonly prompt: Prompt;
  readonly onAct: (act: Act) => void;
};

/** Label of the process whose prompt it is: the prompt's own. */
function useTerminal({ actor, prompt, onAct }: TerminalAtWorkProps) {
  const feed = useMemo(() => terminalFeed(actor, prompt.label), [actor, prompt.label]);
  const screen = useSyncExternalStore(feed.subscribe, feed.screen);
  const computer = useSyncExternalStore(feed.subscribe, feed.computer);
  const past = useSyncExternalStore(feed.subscribe, feed.past);
  const stop = () => onAct({ fault: 'halt' });
  return {
    screen,
    computer,
    past,
    stop,
    enter: (line: string) => {
      onAct({ input: prompt.input(line) });
      if (screen.mode === 'iex' && isHalt(line)) stop();
    },
  };
}

export function TerminalOnStage(props: TerminalAtWorkProps) {
  const { screen, computer, past, stop, enter } = useTerminal(props);
  return (
    <TerminalPicture
      screen={screen}
      computer={computer}
      lines={props.prompt.lines}
      past={past}
      onEnter={enter}
      onStop={stop}
    />
  );
}

export function PromptOnStage(props: TerminalAtWorkProps) {
  const { screen, computer, enter } = useTerminal(props);
  const { label, lines } = props.prompt;
  return (
    <PromptBar
      label={label}
      prompt={screen.prompt}
      mode={screen.mode}
      lines={computer === undefined ? lines : linesFor(screen.mode, lines)}
      typed={screen.typed}
      recent={screen.rows}
      waiting={screen.waiting}
      onEnter={enter}
    />
  );
}
