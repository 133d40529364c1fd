/** Days at the shells of the to-do server, played on tapes: for tests. */
import { valuesOf } from '#kernel/int-map.ts';
import type { Settings } from '#kernel/world.ts';
import { optionsTerm } from '#systems/options.ts';
import type { Disk } from '#systems/todo/disk.ts';
import { todo } from '#systems/todo/todo.ts';
import { inspectLine } from '#term/inspect.ts';
import type { Term } from '#term/term.ts';
import { parseFault } from '#trace/fault-text.ts';
import { plansOf } from '#trace/plans.ts';
import { reasonInWords } from '#trace/reason.ts';
import { nameIn } from '#trace/roll.ts';
import { playUntil, record, type Tape } from '#trace/tape.ts';

import { faultableIn } from './fault.ts';
import { eventsOf } from './shop-rehearsal.ts';

/** Times in milliseconds. An input is a line at IEx, `Ann: line`, or plain data. */
export type TodoDay = {
  readonly options?: object;
  readonly inputs: readonly (readonly [at: number, input: string | object])[];
  readonly faults?: readonly string[];
  readonly settings?: Partial<Settings>;
  readonly until?: number;
};

export function todoDay({ options, inputs, faults = [], settings, until = 60_000 }: TodoDay): Tape {
  const timed = inputs.map(([at, input]) => ({
    at: at * 1000,
    input: todo.input(typeof input === 'string' ? lineOf(input) : input, 'input'),
  }));
  const disasters = faults.map((text) => parseFault(text, faultableIn(todo)));
  const term = optionsTerm(todo.options, options);
  const tape = record(todo.system, { ...settings, options: term }, plansOf(timed, disasters));
  playUntil(tape, until * 1000);
  return tape;
}

function lineOf(input: string): object {
  const [, shell = 'IEx', line = input] = /^(IEx|Ann|Ben|Cat|Dan): (.*)$/s.exec(input) ?? [];
  return { shell, line };
}

/** What was printed, with who printed it in front unless it was IEx. */
export function printed(tape: Tape): readonly string[] {
  return eventsOf(tape, 'logged').map(({ pid, message }) => {
    const who = nameIn(tape.roll, pid);
    const text = typeof message === 'string' ? message : inspectLine(message);
    return `${/^IEx\b/.test(who) ? '' : `${who}: `}${namedIn(tape, text)}`;
  });
}

/** With processes by their labels. */
export function namedIn({ roll }: Tape, text: string): string {
  return text.replaceAll(/#PID<0\.(\d+)\.0>/g, (whole, id) => {
    const life = roll.byPid.get(Number(id));
    return life === undefined ? whole : `<${nameIn(roll, life.pid)}>`;
  });
}

/** Who exited how, in that order. */
export function deaths(tape: Tape): readonly string[] {
  return eventsOf(tape, 'exited').map(
    ({ pid, reason }) => `${nameIn(tape.roll, pid)}: ${namedIn(tape, reasonInWords(reason))}`,
  );
}

export function births(tape: Tape): readonly string[] {
  return eventsOf(tape, 'spawned').map(({ pid }) => nameIn(tape.roll, pid));
}

/** Who lives at the end, by label. */
export function living({ world }: Tape): readonly string[] {
  return [...valuesOf(world.processes)].map(({ label }) => label);
}

export function diskOf({ world }: Tape): Disk {
  return world.devices.get('disk') as Disk;
}

/** The data of whoever has that label. */
export function dataOf({ world }: Tape, label: string): Term | undefined {
  const process = [...valuesOf(world.processes)].find((one) => one.label === label);
  return process?.behaviour.describe(process.state).data;
}

/** Messages that somebody of that label sent, as text. */
export function sentBy(tape: Tape, label: string): readonly string[] {
  return eventsOf(tape, 'sent')
    .filter(({ pid }) => nameIn(tape.roll, pid) === label)
    .map(({ to, message }) =>
      namedIn(tape, `${nameIn(tape.roll, to)} ${inspectLine(message)}`).replaceAll(
        /#Reference<[\d.]+>/g,
        'ref',
      ),
    );
}

/** The form's lines that give `name` the server of that list. */
export function opens(form: 'plain' | 'supervised' | 'registered', list = 'bob'): string {
  const cache = form === 'plain' ? 'cache, ' : '';
  return `pid = Todo.Cache.server_process(${cache}"${list}")`;
}

export const START = '{:ok, cache} = Todo.Cache.start()';
export const ADD = 'Todo.Server.add_entry(pid, %{date: ~D[2023-01-01], title: "Save me!"})';
export const READ = 'Todo.Server.entries(pid, ~D[2023-01-01])';
export const SAVED = '[%{date: ~D[2023-01-01], id: 1, title: "Save me!"}]';
