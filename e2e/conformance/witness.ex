# What the runners share: who listens to the processes of a scenario, and how terms are written.

defmodule Conformance.Recorder do
  @moduledoc "Receives the trace of the processes that it watches and of all that they spawn."

  @flags [:receive, :procs, :set_on_spawn]

  def start, do: spawn_link(fn -> collect([]) end)

  def watch(recorder, pid, more \\ []) do
    :erlang.trace(pid, true, [{:tracer, recorder} | more ++ @flags])
  end

  @doc "What has been heard so far."
  def events(recorder), do: ask(recorder, :events)

  def stop(recorder) do
    :erlang.trace(:all, false, [:all])
    ask(recorder, :stop)
  end

  defp ask(recorder, question) do
    send(recorder, {question, self()})

    receive do
      {^recorder, events} -> events
    end
  end

  defp collect(events) do
    receive do
      {:stop, from} ->
        tell(from, up_to_date(events))

      {:events, from} ->
        collect(tell(from, up_to_date(events)))

      event ->
        collect([event | events])
    end
  end

  defp tell(from, events) do
    send(from, {self(), Enum.reverse(events)})
    events
  end

  # With what is on its way.
  defp up_to_date(events), do: collect_rest(events, :erlang.trace_delivered(:all))

  defp collect_rest(events, delivered) do
    receive do
      {:trace_delivered, :all, ^delivered} -> events
      event -> collect_rest([event | events], delivered)
    end
  end
end

defmodule Conformance.Metronome do
  @moduledoc "Notices when the machine stands still."

  @beat_ms 4

  def start, do: spawn_link(fn -> beat(now(), 0) end)

  def worst_delay(metronome) do
    send(metronome, {:stop, self()})

    receive do
      {^metronome, worst} -> worst
    end
  end

  defp beat(last, worst) do
    receive do
      {:stop, from} -> send(from, {self(), max(worst, now() - last - @beat_ms)})
    after
      @beat_ms -> beat(now(), max(worst, now() - last - @beat_ms))
    end
  end

  defp now, do: System.monotonic_time(:millisecond)
end

defmodule Conformance.Words do
  @moduledoc "Writes terms so that two runs can be compared."

  defmodule Word do
    @moduledoc "A word that is printed as it is."
    defstruct [:text]
  end

  defimpl Inspect, for: Word do
    def inspect(word, _opts), do: word.text
  end

  @doc "A term on one line; `names` has the pids that have one."
  def show(term, names) do
    inspect(normal(term, names),
      width: :infinity,
      limit: :infinity,
      printable_limit: :infinity,
      custom_options: [sort_maps: true]
    )
  end

  defp normal(pid, names) when is_pid(pid) do
    case names do
      %{^pid => name} -> %Word{text: "#PID<#{name}>"}
      _unknown -> %Word{text: "#PID<outside>"}
    end
  end

  defp normal(ref, _names) when is_reference(ref), do: %Word{text: "#Ref"}

  defp normal([{module, name, arity, location} | _] = stack, names)
       when is_atom(module) and is_atom(name) and is_list(location) do
    if is_integer(arity) or is_list(arity) do
      %Word{text: "stack"}
    else
      normal_list(stack, names)
    end
  end

  defp normal(list, names) when is_list(list), do: normal_list(list, names)

  defp normal(tuple, names) when is_tuple(tuple) do
    tuple |> Tuple.to_list() |> normal_list(names) |> List.to_tuple()
  end

  defp normal(map, names) when is_map(map) and not is_struct(map) do
    Map.new(map, fn {key, value} -> {normal(key, names), normal(value, names)} end)
  end

  defp normal(%Task{} = task, names) do
    Map.merge(task, task |> Map.from_struct() |> normal(names))
  end

  defp normal(term, _names), do: term

  defp normal_list([], _names), do: []
  defp normal_list([head | tail], names), do: [normal(head, names) | normal_list(tail, names)]
  defp normal_list(tail, names), do: normal(tail, names)
end
