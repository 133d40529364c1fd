/** The Elixir that the inspector shows of each form of the to-do system. */
import { describe, expect, it } from 'vitest';

import { litLines, moduleSource } from '#app/details/elixir-source.ts';
import { optionsTerm } from '#systems/options.ts';
import { todo } from '#systems/todo/todo.ts';

import { staging } from './todo.ts';

const sourceOf = (form: string) => staging(optionsTerm(todo.options, { form })).source;

describe.each(['plain', 'supervised', 'registered'])('%s', (form) => {
  const source = sourceOf(form);

  it('has each module once, from its first line to its end', () => {
    const modules = [...source.matchAll(/^defmodule (\S+) do$/gm)].map(([, name = '']) => name);
    expect(new Set(modules).size).toBe(modules.length);
    expect(modules).toEqual(expect.arrayContaining(['Todo.Cache', 'Todo.Database', 'Todo.Server']));
    for (const name of modules) expect(moduleSource(source, name)?.lines.at(-1)).toBe('end');
  });

  it('lights a clause within its own module', () => {
    const server = moduleSource(source, 'Todo.Server');
    const lit = server && litLines(source, server, 'Todo.Server.handle_call(change');
    expect(server?.lines[lit?.[0] ?? 0]).toBe('  def handle_call(change, _from, {name, list}) do');
    const worker = moduleSource(source, 'Todo.DatabaseWorker');
    const get = worker && litLines(source, worker, 'Todo.DatabaseWorker.handle_call({:get');
    expect(worker?.lines[get?.[0] ?? 0]).toContain('def handle_call({:get, key}');
  });
});

it('a form has its own files in place of those before', () => {
  expect(moduleSource(sourceOf('plain'), 'Todo.System')).toBeUndefined();
  expect(moduleSource(sourceOf('supervised'), 'Todo.Cache')?.lines).toContain('  use GenServer');
  const cache = moduleSource(sourceOf('registered'), 'Todo.Cache')?.lines;
  expect(cache).toContain('  use DynamicSupervisor');
});
