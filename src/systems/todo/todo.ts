/** The to-do server: lists in processes of their own, kept on a disk, used from shells. */
import type { Request } from '#kernel/behaviour.ts';
import type { DeviceStates, System } from '#kernel/world.ts';
import { ets } from '#otp/ets.ts';
import type { Subject } from '#systems/subject.ts';
import { element, tagOf } from '#term/access.ts';
import { ex } from '#term/ex.ts';
import { atom, NIL_ATOM, type Term } from '#term/term.ts';

import { disk } from './disk.ts';
import { inputFrom } from './inputs.ts';
import { shellName, SHELLS } from './names.ts';
import { isRunning, node } from './node.ts';
import { isOn, settingsIn, shellsIn, TODO_OPTIONS } from './options.ts';
import { partsFor } from './parts.ts';
import type { Terminal } from './terminal-state.ts';
import { terminal, typed as typedTo } from './terminal.ts';
import { visitors } from './visitors.ts';

const system: System = {
  name: 'todo',
  devices: { disk, terminal, ets, node },
  boot: (options) => (isOn(options, 'power') ? started(options) : []),
  input: inputRequests,
};

/** What a node starts with: the tree, where the form has one, and the shells. */
function started(options: Term): readonly Request[] {
  const { system: tree, shell } = partsFor(settingsIn(options));
  const shells = shellsIn(options).map((label): Request => ({
    kind: 'spawn',
    behaviour: shell,
    argument: shellName(label),
    label,
  }));
  if (tree === undefined) return shells;
  return [{ kind: 'spawn', behaviour: tree, argument: NIL_ATOM, label: 'System' }, ...shells];
}

function inputRequests(input: Term, options: Term, devices: DeviceStates): readonly Request[] {
  const [first, second] = [element(input, 1), element(input, 2)];
  switch (tagOf(input)) {
    case 'line':
      if (typeof first === 'string' && typeof second === 'string')
        return lineFor(first, second, { options, devices });
      break;
    case 'type':
      if (typeof first === 'string') return typed(first, { options, devices });
      break;
    case 'boot':
      return booted({ options, devices });
    case 'mount':
    case 'remove':
      if (first !== undefined) return [{ kind: 'query', device: 'disk', request: input }];
      break;
    case undefined:
      break;
    default:
  }
  throw new RangeError(
    'the to-do server takes {:line, shell, text}, {:type, text}, {:boot}, {:mount, files} and {:remove, name} from outside',
  );
}

type Now = { readonly options: Term; readonly devices: DeviceStates };

/** Nothing where it runs already. */
function booted({ options, devices }: Now): readonly Request[] {
  if (isRunning(devices)) return [];
  return [{ kind: 'query', device: 'node', request: atom('boot') }, ...started(options)];
}

/** To that shell, if the node runs and it is one of its shells. */
function lineFor(label: string, text: string, { options, devices }: Now): readonly Request[] {
  if (!isRunning(devices) || !shellsIn(options).includes(label)) return [];
  return [{ kind: 'send', to: shellName(label), message: ex`{:eval, ${text}}` }];
}

/** What somebody types is for the terminal, where there is one, or for the first shell. */
function typed(text: string, now: Now): readonly Request[] {
  const [first = 'IEx'] = shellsIn(now.options);
  if (!isOn(now.options, 'terminal')) return lineFor(first, text, now);
  const to = typedTo(now.devices.get('terminal') as Terminal, text);
  switch (to.kind) {
    case 'asked':
      return [
        { kind: 'query', device: 'terminal', request: ex`{:type, ${text}}` },
        ...(to.boots ? booted(now) : []),
      ];
    case 'line':
      return lineFor(first, text, now);
    case 'halt':
      return [];
  }
}

export const todo: Subject = {
  name: 'todo',
  about: 'lists in processes of their own, a cache, a database with workers, a disk, and shells',
  system,
  options: TODO_OPTIONS,
  processes: [
    ...SHELLS,
    'Cache',
    'Database',
    'Worker 0',
    'Worker 1',
    'Worker 2',
    'Worker N',
    'Server NAME',
    'System',
    'Registry',
    'Partition',
  ],
  input: inputFrom,
  visitors,
};
