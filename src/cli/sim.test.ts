import { spawnSync } from 'node:child_process';

import { describe, expect, test } from 'vitest';

import { fail, UsageError, wholeNumber } from './command.ts';
import { changesOf } from './option-text.ts';
import { simulated, USAGE } from './simulated.ts';

const ROOT = new URL('../../', import.meta.url);

/** A command as a user calls it. */
function run(command: string, ...args: readonly string[]) {
  const program = ['--import', 'tsx', `src/cli/${command}.ts`, ...args];
  const { stdout, stderr, status } = spawnSync(process.execPath, program, {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return { stdout, stderr, status };
}

const CRASH = ['coffee-shop', '--seed', '7', '--fault', 'crash PaymentGateway at 4200'];

describe('sim', () => {
  test('prints a transcript and nothing else', () => {
    const { stdout, stderr, status } = run('sim', ...CRASH, '--until', '6000');
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    const lines = stdout.trimEnd().split('\n');
    for (const line of lines) expect(line).toMatch(/^ +\d+\.\d\d s {2}\S/);
    expect(lines).toContain('   4.20 s  PaymentGateway exits: :boom');
    expect(lines).toContain(
      '   4.20 s  PaymentGateway starts again as #PID<0.114.0>, with a fresh state, started by Supervisor',
    );
  });

  test('refuses arguments that are wrong: standard error, exit code 2', () => {
    const { stdout, stderr, status } = run('sim', 'tea-room');
    expect({ stdout, status }).toEqual({ stdout: '', status: 2 });
    expect(stderr.split('\n').slice(0, 3)).toEqual([
      'there is no system "tea-room"; there are: coffee-shop, coffee-shop-monolith, letters, mailbox, bank-account, pipes, back-room, todo, workshop',
      '',
      'usage: npm run -s sim -- SYSTEM [options]',
    ]);
  });

  test('gives events as JSON, each with its cause', () => {
    const events = simulated([...CRASH, '--until', '6000', '--json']).map(
      (line): Record<string, unknown> => JSON.parse(line),
    );
    for (const [index, { id, cause }] of events.entries()) {
      expect(id).toBe(index + 1);
      expect(cause).toBeLessThan(index + 1);
    }
    expect(events.some(({ kind }) => kind === 'fault')).toBe(true);
  });

  test('gives every event with --all, and the same for the same seed', () => {
    const [some, all] = [simulated(CRASH), simulated([...CRASH, '--all'])];
    expect(all.length).toBeGreaterThan(2 * some.length);
    expect(all.filter((line) => some.includes(line))).toEqual(some);
    expect(simulated(CRASH)).toEqual(some);
    expect(simulated(['coffee-shop', '--seed', '8'])).not.toEqual(some);
  });

  test('takes options, flight and schedulers', () => {
    const slow = simulated(['coffee-shop', '--option', 'brew.latte=9000', '--flight', '250']);
    expect(slow).not.toEqual(simulated(['coffee-shop']));
    expect(simulated(['coffee-shop-monolith', '--schedulers', '2'])[0]).toBe(
      '   0.00 s  Watchdog starts as #PID<0.105.0>',
    );
  });

  test('lists the systems with their faults and options', () => {
    const list = simulated(['--list']);
    expect(list).toEqual(
      expect.arrayContaining([
        '  crash|kill|suspend|resume Customer N at MS',
        '  slow Barista by MS at MS',
        '  bank malformed at MS',
        '  halt at MS',
        '  --option brew.latte=3000',
        '  --option strategy=one_for_one|one_for_all|rest_for_one',
        '  --option catch_all=no|yes',
        `  --option 'input="  The Quick  fox "'`,
      ]),
    );
    expect(list.filter((line) => !line.startsWith(' '))).toHaveLength(9);
    expect(simulated(['--help'])).toEqual([USAGE]);
  });

  test.each([
    [[], 'which system? There are: coffee-shop, coffee-shop-monolith'],
    [['tea-room'], 'there is no system "tea-room"; there are: coffee-shop, coffee-shop-monolith'],
    [['coffee-shop', 'x'], 'one system at a time, not also x'],
    [['coffee-shop', '--sed', '7'], "Unknown option '--sed'"],
    [['coffee-shop', '--seed', 'seven'], '--seed: "seven" is not a whole number from 0 on'],
    [
      ['coffee-shop', '--fault', 'bank robbed at 5'],
      '--fault: bank has no fault "robbed": allowed are lost, malformed, slow, down, up',
    ],
    [
      ['coffee-shop', '--fault', 'kill Waiter at 5'],
      '--fault: no process "Waiter": allowed are Supervisor, ',
    ],
    [
      ['coffee-shop', '--fault', 'kill Barista at noon'],
      '--fault: cannot read "kill Barista at noon": allowed are crash NAME ',
    ],
    [['coffee-shop', '--option', 'heat=no'], '--option.heat: "no" is not a whole number from 1 on'],
    [
      ['coffee-shop', '--schedulers', '5000'],
      '--schedulers: "5000" is not a whole number from 1 to 1024',
    ],
  ])('%j', (args, message) => {
    expect(() => simulated(args)).toThrow(message);
  });
});

describe('chaos', () => {
  test('says how many seeds were played and how many were broken', () => {
    expect(run('chaos', 'coffee-shop', '--seeds', '5')).toEqual({
      stdout: '5 seeds, 0 broken\n',
      stderr: '',
      status: 0,
    });
  });

  test('refuses what it cannot play', () => {
    const { stdout, stderr, status } = run('chaos', 'constructor');
    expect({ stdout, status }).toEqual({ stdout: '', status: 2 });
    expect(stderr).toContain('"constructor" is not one system of: coffee-shop, todo\n');
  });
});

test('conformance refuses a wrong file by its name', () => {
  const { stdout, stderr, status } = run('conformance', 'package.json');
  expect({ stdout, status }).toEqual({ stdout: '', status: 2 });
  expect(stderr).toMatch(/^package\.json: the file: there is no field "name"; allowed are system/);
});

describe('arguments', () => {
  test('an option of a group, a word, a number', () => {
    const changes = changesOf(['brew.latte=200', 'brew.mocha=5', 'strategy=one_for_all']);
    expect(JSON.parse(JSON.stringify(changes))).toEqual({
      brew: { latte: 200, mocha: 5 },
      strategy: 'one_for_all',
    });
    expect(Object.keys(changesOf(['__proto__.heat=5']))).toEqual(['__proto__']);
    expect({}).not.toHaveProperty('heat');
  });

  test('what is no option', () => {
    expect(() => changesOf(['heat'])).toThrow('--option: "heat" is not of the form KEY=VALUE');
    expect(() => changesOf(['brew=5', 'brew.latte=5'])).toThrow(
      '--option: "brew.latte=5": brew has a value already',
    );
  });

  test('whole numbers', () => {
    expect(wholeNumber('12', '--seed')).toBe(12);
    for (const text of ['', '-1', '1.5', '1e3', '0x5', ' 5', '99999999999999999999']) {
      expect(() => wholeNumber(text, '--seed')).toThrow(UsageError);
    }
    expect(() => wholeNumber('0', '--n', { least: 1 })).toThrow('from 1 on');
    expect(() => fail('no')).toThrow(UsageError);
  });
});
