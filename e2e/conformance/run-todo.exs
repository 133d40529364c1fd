# Plays scenario files of the system `todo` on a real BEAM and prints what every process got and said
# and how it ended, as text that the simulation prints too. From the root of the project:
#
#   elixir --erl "+S 1:1 +sbwt none" -r e2e/conformance/witness.ex \
#     -r e2e/conformance/todo-outside.ex e2e/conformance/run-todo.exs [--slower N] FILE...
#
# A file is as for run-small.exs, with the options and inputs of the system `todo`. The modules of its
# form are those of src/systems/todo, with the disk of todo-outside.ex in place of their own. Five
# seconds until a call gives up stay five seconds, however slow everything else is.
#
# The format is that of run-small.exs. Processes are labelled by what they are started with: `Worker 0`,
# `Server bob`. Left out is also what they say to the disk.
#
# `halt at T` stands for a node that stops: from one moment on nobody listens to the processes any
# more, and all of them are killed. Those that lived until then end with `exited :halted`. The disk
# stays as it is, and {:boot} starts the node anew.

defmodule Conformance.TodoScenario do
  @moduledoc "Reads a scenario file. What is wrong with it is found out by the simulation."

  @options %{
    form: :plain,
    strategy: :one_for_one,
    max_restarts: 3,
    max_seconds: 5,
    workers: 3,
    shells: ["IEx"],
    power: :on,
    read: 5,
    write: 20,
    rename: 5,
    channels: 4
  }
  @words [:form, :strategy, :power]
  @times [:max_seconds, :read, :write, :rename]

  def read!(file) do
    json = file |> File.read!() |> JSON.decode!()
    inputs = for input <- Map.get(json, "inputs", []), do: {input["at"], input(input)}
    faults = for fault <- Map.get(json, "faults", []), do: fault(fault)

    %{
      name: Path.basename(file),
      options: Map.merge(@options, Map.new(Map.get(json, "options", %{}), &option/1)),
      events: Enum.sort_by(inputs ++ faults, fn {at, _event} -> at end),
      end: json["end"]
    }
  end

  def slower(scenario, factor) do
    options = Map.new(scenario.options, &slower_option(&1, factor))
    events = for {at, event} <- scenario.events, do: {at * factor, event}
    %{scenario | events: events, options: options, end: scenario.end * factor}
  end

  defp slower_option({key, time}, factor) when key in @times, do: {key, time * factor}
  defp slower_option(option, _factor), do: option

  defp option({key, value}) do
    key = String.to_existing_atom(key)
    true = is_map_key(@options, key)
    {key, if(key in @words, do: String.to_atom(value), else: value)}
  end

  defp input(%{"shell" => label, "line" => line}), do: {:line, label, line}
  defp input(%{"boot" => true}), do: :boot
  defp input(%{"mount" => text}), do: {:mount, term(text)}
  defp input(%{"remove" => name}), do: {:remove, name}

  defp fault(text) do
    [_all, what, at] = Regex.run(~r/\A(.+) at (\d+)\z/, text)
    {String.to_integer(at), fault_event(what)}
  end

  defp fault_event("halt"), do: :halt
  defp fault_event("disk " <> fault), do: {:disk, String.to_atom(fault)}
  defp fault_event("kill " <> label), do: {:exit, label, :kill}

  defp fault_event("crash " <> text) do
    case String.split(text, " with ", parts: 2) do
      [label] -> {:exit, label, :boom}
      [label, reason] -> {:exit, label, term(reason)}
    end
  end

  defp term(text) do
    quoted = Code.string_to_quoted!(text, emit_warnings: false)
    {term, _bindings} = Code.eval_quoted(quoted)
    term
  end
end

defmodule Conformance.TodoForms do
  @moduledoc "The modules of each form of the project, compiled once and loaded for each scenario."

  @root "src/systems/todo"

  def compile(forms) do
    Code.compiler_options(ignore_module_conflict: true)
    Map.new(forms, fn form -> {form, modules(form)} end)
  end

  def load(modules) do
    for {module, binary} <- modules do
      :code.purge(module)
      {:module, ^module} = :code.load_binary(module, ~c"todo", binary)
    end
  end

  # The disk is the one of the scenario.
  defp modules(form) do
    base = files("project")
    files = Map.merge(base, if(form == :plain, do: %{}, else: files(form)))
    {:ok, store} = Agent.start_link(fn -> [] end)
    keep = fn _file, module, binary -> Agent.update(store, &[{module, binary} | &1]) end
    sources = files |> Map.delete("disk.ex") |> Map.values()
    {:ok, _modules, _warnings} = compiled(sources, keep)
    modules = Agent.get(store, & &1)
    Agent.stop(store)
    modules
  end

  defp compiled(sources, keep) do
    Kernel.ParallelCompiler.compile(sources, each_module: keep, return_diagnostics: true)
  end

  defp files(folder) do
    for file <- Path.wildcard("#{@root}/#{folder}/lib/todo/*.ex"), into: %{} do
      {Path.basename(file), file}
    end
  end
end

defmodule Conformance.TodoPlay do
  @moduledoc "Boots the node, plays the events of a scenario at their times, and cleans up."

  alias Conformance.{Metronome, Recorder, TodoForms, TodoReport}

  @settings [:strategy, :max_restarts, :max_seconds, :workers]

  def run(scenario, forms, tolerance, tries \\ 5) do
    TodoForms.load(forms[scenario.options.form])
    metronome = Metronome.start()
    text = play(scenario)
    delay = Metronome.worst_delay(metronome)

    cond do
      delay <= tolerance ->
        text

      tries > 1 ->
        run(scenario, forms, tolerance, tries - 1)

      true ->
        IO.puts(:stderr, "#{scenario.name}: the machine stood still for #{delay} ms")
        text
    end
  end

  defp play(%{options: options} = scenario) do
    for key <- @settings, do: Application.put_env(:todo, key, options[key])
    {:ok, device} = StringIO.open("")
    disk = Outside.Disk.open(options)
    start = now()
    node = %{recorder: Recorder.start(), options: options, device: device, owner: nil, heard: []}
    node = if options.power == :on, do: happen(:boot, node), else: node

    node =
      for [{at, _event} | _] = events <- at_once(scenario.events), reduce: node do
        node ->
          sleep_until(start + at)
          node = %{node | heard: Recorder.events(node.recorder)}
          for {_at, event} <- events, reduce: node, do: (node -> happen(event, node))
      end

    sleep_until(start + scenario.end)
    events = Recorder.stop(node.recorder)
    end_all(TodoReport.alive(events) ++ List.wrap(node.owner))
    Process.unlink(disk)
    end_all([disk])
    StringIO.close(device)
    TodoReport.text(events)
  end

  # What happens at one time does so in one stroke, before anybody can do anything about it.
  defp at_once(events), do: Enum.chunk_by(events, fn {at, _event} -> at end)

  defp happen(:boot, %{owner: nil} = node) do
    owner = spawn(fn -> receive(do: (:go -> boot(node))) end)
    Recorder.watch(node.recorder, owner, [:send])
    send(owner, :go)
    %{node | owner: owner}
  end

  defp happen(:boot, node), do: node

  defp happen(:halt, %{owner: nil} = node), do: node

  defp happen(:halt, node) do
    Outside.Disk.halt()
    :erlang.trace(:all, false, [:all])
    alive = TodoReport.alive(Recorder.events(node.recorder))
    send(node.recorder, :halted)
    end_all([node.owner | alive])
    %{node | owner: nil}
  end

  defp happen(event, node) do
    tell(event, node)
    node
  end

  defp tell({:mount, files}, _node), do: Outside.Disk.mount(files)
  defp tell({:remove, name}, _node), do: Outside.Disk.remove(name)
  defp tell({:disk, fault}, _node), do: Outside.Disk.fault(fault)
  defp tell({:line, label, line}, node), do: deliver(label, node, &send(&1, {:eval, line}))
  defp tell({:exit, label, reason}, node), do: deliver(label, node, &Process.exit(&1, reason))

  defp deliver(label, node, deliver) do
    pid = TodoReport.pid_of(label, node.heard)
    if pid, do: deliver.(pid)
  end

  # As an application: what it starts is linked to it. What is printed goes to a device of its own.
  defp boot(%{options: options, device: device}) do
    Process.group_leader(self(), device)
    Process.flag(:trap_exit, true)
    Enum.each(options.shells, &Todo.Shell.start/1)
    if options.form != :plain, do: {:ok, _system} = Module.concat(Todo, System).start_link()
    Process.sleep(:infinity)
  end

  defp end_all(pids) do
    for pid <- pids do
      ref = Process.monitor(pid)
      Process.exit(pid, :kill)
      receive(do: ({:DOWN, ^ref, :process, ^pid, _reason} -> :ok))
    end
  end

  defp sleep_until(time), do: Process.sleep(max(0, time - now()))

  defp now, do: System.monotonic_time(:millisecond)
end

defmodule Conformance.TodoReport do
  @moduledoc "Turns a trace into the text that is compared."

  @supervisors %{
    Todo.System => "System",
    Todo.Registry => "Registry",
    Todo.Registry.PIDPartition0 => "Partition",
    Todo.Database => "Database",
    Todo.Cache => "Cache"
  }

  def text(events) do
    lives = lives(events)
    names = Map.new(lives, fn {pid, {label, number}} -> {pid, name(label, number)} end)
    {lines, _alive} = Enum.flat_map_reduce(events, [], &lines(&1, &2, names))
    lines = Enum.group_by(lines, &elem(&1, 0), &elem(&1, 1))

    for {pid, {label, number}} <- Enum.sort_by(lives, &elem(&1, 1)) do
      [name(label, number), "\n", Enum.map(body(lines[pid]), &["  ", &1, "\n"])]
    end
  end

  @doc "Who has been started and has not ended."
  def alive(events), do: Enum.reduce(events, [], &alive/2)

  @doc "The last one with that label that lives."
  def pid_of(label, events) do
    alive = alive(events)
    lives = for {pid, {^label, _number}} <- lives(events), pid in alive, do: pid
    List.last(lives)
  end

  defp alive({:trace, pid, :spawned, _parent, _mfa}, alive), do: [pid | alive]
  defp alive({:trace, pid, :exit, _reason}, alive), do: List.delete(alive, pid)
  defp alive(:halted, _alive), do: []
  defp alive(_event, alive), do: alive

  # In the order of their births: {pid, {"Server bob", 2}} for the second of a label.
  defp lives(events) do
    registered = for {:trace, pid, :register, name} <- events, into: %{}, do: {pid, name}

    labelled =
      for {:trace, pid, :spawned, _parent, mfa} <- events,
          label = label(mfa, registered[pid]),
          do: {pid, label}

    for {{pid, label}, at} <- Enum.with_index(labelled) do
      earlier = labelled |> Enum.take(at) |> Enum.count(fn {_pid, other} -> other == label end)
      {pid, {label, earlier + 1}}
    end
  end

  defp name(label, 1), do: label
  defp name(label, number), do: "#{label} (#{number})"

  defp label({Todo.Shell, :session, [:iex]}, _name), do: "IEx"

  defp label({Todo.Shell, :session, [name]}, _name),
    do: name |> to_string() |> String.capitalize()

  defp label({:proc_lib, :init_p, [_parent, _ancestors, :gen, :init_it, arguments]}, name) do
    case arguments do
      [_gen, _parent, _link, Todo.Server, list, _options] -> "Server #{list}"
      [_gen, _parent, _link, _name, Todo.Server, list, _options] -> "Server #{list}"
      [_gen, _parent, _link, Todo.DatabaseWorker, index, _options] -> "Worker #{index}"
      [_gen, _parent, _link, _name, Todo.DatabaseWorker, index, _options] -> "Worker #{index}"
      [_gen, _parent, _link, Todo.Cache, _argument, _options] -> "Cache"
      [_gen, _parent, _link, {:local, local}, _module, _argument, _options] -> @supervisors[local]
      _other -> @supervisors[name]
    end
  end

  defp label(_mfa, name), do: @supervisors[name]

  defp lines(:halted, alive, _names), do: {Enum.map(alive, &{&1, "exited :halted"}), []}
  defp lines(event, alive, names), do: {List.wrap(line(event, names)), alive(event, alive)}

  defp line({:trace, _pid, :receive, {ack, _child, _result}}, _names) when ack in [:ack, :nack] do
    nil
  end

  defp line({:trace, _pid, :receive, {:io_reply, _ref, _answer}}, _names), do: nil
  defp line({:trace, _pid, :receive, {:disk_answer, _tag, _answer}}, _names), do: nil
  defp line({:trace, _pid, :receive, {:code_server, _answer}}, _names), do: nil
  defp line({:trace, _pid, :receive, :timeout}, _names), do: nil

  # How Process.alive?/1 hears of a process that has signals waiting; nothing of the program.
  defp line({:trace, _pid, :receive, {ref, alive?}}, _names)
       when is_reference(ref) and is_boolean(alive?),
       do: nil

  defp line({:trace, pid, :receive, message}, names) do
    {pid, "got " <> Conformance.Words.show(message, names)}
  end

  defp line(
         {:trace, pid, :send, {:io_request, _from, _ref, {:put_chars, _encoding, text}}, _to},
         names
       ) do
    text = text |> IO.chardata_to_string() |> String.replace_suffix("\n", "")
    {pid, "said " <> Conformance.Words.show(with_names(text, names), %{})}
  end

  defp line({:trace, pid, :exit, reason}, names) do
    {pid, "exited " <> Conformance.Words.show(reason, names)}
  end

  defp line(_event, _names), do: nil

  defp with_names(text, names) do
    names = Map.new(names, fn {pid, name} -> {inspect(pid), "#PID<#{name}>"} end)
    Regex.replace(~r/#PID<[\d.]+>/, text, &Map.get(names, &1, "#PID<outside>"))
  end

  defp body(nil), do: ["alive"]

  defp body(lines) do
    if String.starts_with?(List.last(lines), "exited "), do: lines, else: lines ++ ["alive"]
  end
end

Logger.configure(level: :none)

# In exits that a shell prints, too, maps are sorted by key.
Inspect.Opts.default_inspect_fun(fn term, options ->
  Inspect.inspect(term, %{options | custom_options: [sort_maps: true]})
end)

# Loaded before anything is traced or timed.
{:ok, modules} = :application.get_key(:elixir, :modules)
:code.ensure_modules_loaded([:io, :io_lib, :erl_eval, :supervisor, :gen_server | modules])

{slower, files} =
  case OptionParser.parse(System.argv(), strict: [slower: :integer]) do
    {[], [_ | _] = files, []} -> {1, files}
    {[slower: factor], [_ | _] = files, []} when factor > 0 -> {factor, files}
  end

scenarios = Enum.map(files, &Conformance.TodoScenario.read!/1)

forms =
  scenarios |> Enum.map(& &1.options.form) |> Enum.uniq() |> Conformance.TodoForms.compile()

for scenario <- scenarios do
  if length(scenarios) > 1, do: IO.puts("# " <> scenario.name)

  scenario
  |> Conformance.TodoScenario.slower(slower)
  |> Conformance.TodoPlay.run(forms, 20 * slower)
  |> IO.write()
end
