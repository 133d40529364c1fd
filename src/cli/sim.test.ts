import { spawnSync } from 'node:child_process';

import { describe, expect, test } from 'vitest';

import { fail, UsageError, wholeNumber } from './command.ts';
import { changesOf } from './option-text.ts';

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

  test('prints events as JSON, each with its cause', () => {
    const { stdout, status } = run('sim', ...CRASH, '--until', '6000', '--json');
    expect(status).toBe(0);
    const events = stdout
      .trimEnd()
      .split('\n')
      .map((line): Record<string, unknown> => JSON.parse(line));
    for (const [index, { id, cause }] of events.entries()) {
      expect(id).toBe(index + 1);
      expect(cause).toBeLessThan(index + 1);
    }
    expect(events.some(({ kind }) => kind === 'fault')).toBe(true);
  });

  test('lists the systems with their faults and options', () => {
    const { stdout, status } = run('sim', '--list');
    expect(status).toBe(0);
    for (const line of [
      'crash|kill|suspend|resume Customer N at MS',
      'bank malformed at MS',
      '--option brew.latte=3000',
      '--option strategy=one_for_one|one_for_all|rest_for_one',
    ]) {
      expect(stdout).toContain(`  ${line}\n`);
    }
    expect(stdout).toMatch(/^coffee-shop: .*\n(?: .*\n)+coffee-shop-monolith: /);
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
  ])('%j: what was wrong, what is allowed, exit code 2', (args, message) => {
    const { stdout, stderr, status } = run('sim', ...args);
    expect({ stdout, status }).toEqual({ stdout: '', status: 2 });
    expect(stderr.startsWith(message), stderr).toBe(true);
    expect(stderr).toContain('\nusage: npm run -s sim -- SYSTEM [options]\n');
    expect(stderr).not.toContain('    at ');
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
    expect(stderr).toContain('"constructor" is not one system of: coffee-shop\n');
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
