# What stands around the to-do server in a scenario: a disk that takes its time, and the shells.

defmodule Todo.Disk do
  @moduledoc "In place of the project's own: the files are on the disk of the scenario."

  def read(name), do: ask({:read, name})

  def write(name, bytes), do: ask({:write, name, bytes})

  def rename(from, to), do: ask({:rename, from, to})

  def remove(name), do: ask({:remove, name})

  # Who is killed while it waits does not stop what it asked for.
  defp ask(request) do
    tag = make_ref()
    send(Outside.Disk, {:ask, self(), tag, request})
    receive(do: ({:disk_answer, ^tag, answer} -> answer))
  end
end

defmodule Outside.Disk do
  @moduledoc "Serves some requests at once and the others later, chunk by chunk; it can be slow, full or torn."

  @chunk 64

  def open(options) do
    state = %{
      options: options,
      files: %{},
      queue: :queue.new(),
      under_way: 0,
      run: 0,
      named_by: now(),
      slow: false,
      full: false,
      last: nil
    }

    pid = spawn_link(fn -> serve(state) end)
    Process.register(pid, __MODULE__)
    pid
  end

  @doc "Slow, quick, full, space or tear."
  def fault(fault), do: send(__MODULE__, {:fault, fault})

  def mount(files), do: send(__MODULE__, {:mount, files})

  def remove(name), do: send(__MODULE__, {:remove, name})

  @doc "What is under way stops where it is."
  def halt, do: send(__MODULE__, :halt)

  defp serve(state), do: receive(do: (message -> message |> handle(state) |> serve()))

  defp handle({:ask, from, tag, request}, state) do
    begin_next(%{state | queue: :queue.in({{from, tag}, request}, state.queue)}, now())
  end

  defp handle({:step, run, due, step}, %{run: run} = state), do: step(step, due, state)
  defp handle({:step, _halted_run, _due, _step}, state), do: state
  defp handle({:mount, files}, state), do: %{state | files: files}
  defp handle({:remove, name}, state), do: %{state | files: Map.delete(state.files, name)}
  defp handle({:fault, :slow}, state), do: %{state | slow: true}
  defp handle({:fault, :quick}, state), do: %{state | slow: false}
  defp handle({:fault, :full}, state), do: %{state | full: true}
  defp handle({:fault, :space}, state), do: %{state | full: false}
  defp handle({:fault, :tear}, state), do: tear(state)

  defp handle(:halt, state) do
    %{state | queue: :queue.new(), under_way: 0, named_by: now(), run: state.run + 1}
  end

  defp begin_next(%{options: %{channels: channels}, under_way: channels} = state, _time) do
    state
  end

  defp begin_next(state, time) do
    case :queue.out(state.queue) do
      {{:value, {asker, request}}, queue} ->
        begin(asker, request, time, %{state | queue: queue, under_way: state.under_way + 1})

      {:empty, _queue} ->
        state
    end
  end

  defp begin(asker, {:write, name, bytes}, time, state) do
    after_ms(:write, time, {:chunk, asker, name, 0, bytes}, put(state, name, ""))
  end

  defp begin(asker, {:read, _name} = request, time, state) do
    after_ms(:read, time, {:done, asker, request}, state)
  end

  # Names change one after the other, as in a folder of a real disk.
  defp begin(asker, request, time, state) do
    due = max(time + pace(:rename, state), state.named_by)
    at(due, {:done, asker, request}, %{state | named_by: due})
  end

  defp step({:chunk, asker, _name, _offset, _bytes}, due, %{full: true} = state) do
    answer(asker, {:error, :enospc}, due, state)
  end

  defp step({:chunk, asker, name, offset, bytes}, due, state) do
    size = min(@chunk, byte_size(bytes))
    <<chunk::binary-size(size), rest::binary>> = bytes
    state = put(state, name, overwritten(Map.get(state.files, name, ""), offset, chunk))

    if rest == "" do
      answer(asker, :ok, due, %{state | last: name})
    else
      after_ms(:write, due, {:chunk, asker, name, offset + size, rest}, state)
    end
  end

  defp step({:done, asker, {:read, name}}, due, state) do
    case state.files do
      %{^name => bytes} -> answer(asker, {:ok, bytes}, due, state)
      _missing -> answer(asker, {:error, :enoent}, due, state)
    end
  end

  defp step({:done, asker, {:rename, from, to}}, due, state) do
    case Map.pop(state.files, from) do
      {nil, _files} ->
        answer(asker, {:error, :enoent}, due, state)

      {bytes, files} ->
        last = if state.last == from, do: to, else: state.last
        answer(asker, :ok, due, %{state | files: Map.put(files, to, bytes), last: last})
    end
  end

  defp step({:done, asker, {:remove, name}}, due, state) do
    known? = is_map_key(state.files, name)
    state = %{state | files: Map.delete(state.files, name)}
    answer(asker, if(known?, do: :ok, else: {:error, :enoent}), due, state)
  end

  defp after_ms(what, time, step, state), do: at(time + pace(what, state), step, state)

  defp pace(what, state), do: state.options[what] * if(state.slow, do: 10, else: 1)

  defp at(due, step, state) do
    Process.send_after(self(), {:step, state.run, due, step}, due, abs: true)
    state
  end

  defp answer({from, tag}, answer, due, state) do
    send(from, {:disk_answer, tag, answer})
    begin_next(%{state | under_way: state.under_way - 1}, due)
  end

  # As POSIX files do: at its own offset, whoever else wrote there, and zeros in a gap.
  defp overwritten(bytes, offset, chunk) do
    before = binary_part(bytes <> :binary.copy(<<0>>, offset), 0, offset)
    from = min(byte_size(bytes), offset + byte_size(chunk))
    before <> chunk <> binary_part(bytes, from, byte_size(bytes) - from)
  end

  defp tear(%{last: nil} = state), do: state

  defp tear(%{last: last, files: files} = state) do
    case files do
      %{^last => bytes} -> put(state, last, binary_part(bytes, 0, div(byte_size(bytes) * 2, 3)))
      _removed -> state
    end
  end

  defp put(state, name, bytes), do: %{state | files: Map.put(state.files, name, bytes)}

  defp now, do: System.monotonic_time(:millisecond)
end

defmodule Todo.Shell do
  @moduledoc "A session of iex: evaluates line after line, keeps what they bind, and outlives their errors."

  @doc "`IEx` is registered as :iex."
  def start(label) do
    name = label |> String.downcase() |> String.to_atom()
    spawn(__MODULE__, :session, [name])
  end

  def session(name) do
    Process.register(self(), name)
    next([])
  end

  defp next(bindings), do: receive(do: ({:eval, line} -> line |> eval(bindings) |> next()))

  defp eval(line, bindings) do
    {result, bindings} = Code.eval_string(line, bindings)
    IO.puts(inspect(result, pretty: true, width: 80))
    bindings
  catch
    kind, reason ->
      IO.puts(Exception.format_banner(kind, reason, __STACKTRACE__))
      bindings
  end
end
