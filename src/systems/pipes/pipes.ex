defmodule Pipes do
  @moduledoc "A value that flows through functions, one after the other. Times are in milliseconds."

  @steps ["String.trim()", "String.downcase()", "String.split()"] ++
           ["Enum.map(&String.length/1)", "Enum.sum()"]

  @defaults %{input: "  The Quick  fox ", steps: @steps, safe: :no, time: 700}

  def options(changes \\ %{}), do: Map.merge(@defaults, changes)

  def start(options), do: spawn(Pipes.Caller, :start, [options])

  def nested(text) do
    Enum.sum(Enum.map(String.split(String.downcase(String.trim(text))), &String.length/1))
  end

  def piped(text) do
    text
    |> String.trim()
    |> String.downcase()
    |> String.split()
    |> Enum.map(&String.length/1)
    |> Enum.sum()
  end
end

defmodule Pipes.Caller do
  @moduledoc "Starts a pipe for each value, a process of its own, and hears how it ended."

  def start(options) do
    Process.register(self(), :caller)
    loop(options)
  end

  defp loop(options) do
    receive do
      {:run, changes} ->
        {_pid, ref} = spawn_monitor(Pipes.Pipe, :start, [self(), Map.merge(options, changes)])
        wait(ref)
        loop(options)
    end
  end

  defp wait(ref) do
    receive do
      {:result, value} ->
        IO.puts("result #{inspect(value)}")
        wait(ref)

      {:DOWN, ^ref, :process, _pid, :normal} ->
        :ok

      {:DOWN, ^ref, :process, _pid, {error, stack}} ->
        IO.puts(Exception.format_banner(:error, error, stack))

      {:DOWN, ^ref, :process, _pid, reason} ->
        IO.puts("no result: #{inspect(reason)}")
    end
  end
end

defmodule Pipes.Pipe do
  @moduledoc "Does the steps one by one: what a step gives is what the next one takes."

  def start(caller, options) do
    value = if options.safe == :yes, do: {:ok, options.input}, else: options.input
    send(caller, {:result, flow(value, options.steps, options)})
  end

  defp flow(value, [], _options), do: value

  defp flow(value, [step | steps], options) do
    Process.sleep(options.time)

    next =
      if options.safe == :yes, do: Pipes.Safe.step(value, step), else: Pipes.Step.run(value, step)

    IO.puts("#{step} gives #{inspect(next)}")
    flow(next, steps, options)
  end
end

defmodule Pipes.Safe do
  @moduledoc "Each step takes and gives `{:ok, value}` or `{:error, reason}`; an error goes on untouched."

  def step({:error, reason}, _step), do: {:error, reason}

  def step({:ok, value}, step) do
    with :ok <- check(Pipes.Step.wants(step), value), do: {:ok, Pipes.Step.run(value, step)}
  end

  defp check(:text, value) when is_binary(value), do: :ok
  defp check(:text, value), do: {:error, {:not_a_text, value}}
  defp check(_list, value) when not is_list(value), do: {:error, {:not_a_list, value}}
  defp check(:list, _value), do: :ok
  defp check(:texts, value), do: all(value, &is_binary/1, :not_texts)
  defp check(:numbers, value), do: all(value, &is_number/1, :not_numbers)

  defp all(list, fits?, error) do
    if Enum.all?(list, fits?), do: :ok, else: {:error, {error, list}}
  end
end

defmodule Pipes.Step do
  @moduledoc "The steps by how they are written in a pipe, and what each wants to be given."

  def run(value, "String.trim()"), do: String.trim(value)
  def run(value, "String.downcase()"), do: String.downcase(value)
  def run(value, "String.upcase()"), do: String.upcase(value)
  def run(value, "String.length()"), do: String.length(value)
  def run(value, "String.split()"), do: String.split(value)
  def run(value, "Enum.map(&String.length/1)"), do: Enum.map(value, &String.length/1)
  def run(value, "Enum.map(&String.upcase/1)"), do: Enum.map(value, &String.upcase/1)
  def run(value, "Enum.map(&(&1 * 2))"), do: Enum.map(value, &(&1 * 2))
  def run(value, "Enum.filter(&(&1 > 3))"), do: Enum.filter(value, &(&1 > 3))
  def run(value, "Enum.sort()"), do: Enum.sort(value)
  def run(value, "Enum.reverse()"), do: Enum.reverse(value)
  def run(value, "Enum.count()"), do: Enum.count(value)
  def run(value, "Enum.sum()"), do: Enum.sum(value)
  def run(value, "Enum.join(\"-\")"), do: Enum.join(value, "-")

  def wants("String" <> _function), do: :text
  def wants("Enum.map(&String" <> _function), do: :texts
  def wants("Enum.map(&(&1 * 2))"), do: :numbers
  def wants("Enum.sum()"), do: :numbers
  def wants(_step), do: :list
end
