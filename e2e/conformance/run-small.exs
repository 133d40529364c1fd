# Plays scenario files of a small system (letters, mailbox, bank-account, pipes, back-room, workshop) on
# a real BEAM and prints what every process got and said and how it ended, as text that the simulation
# prints too.
#
#   elixir --erl "+S 1:1 +sbwt none" -r src/systems/letters/letters.ex \
#     -r e2e/conformance/witness.ex e2e/conformance/run-small.exs [--slower N] FILE...
#
# A file is as for run.exs, with the options and inputs of its system. The format is that of run.exs
# without tickets and bank; processes stand in the order of their names, and a line
#
#     said "TEXT"           is what the process printed with IO.puts.

defmodule Conformance.SmallScenario do
  @moduledoc "Reads a scenario file. What is wrong with it is found out by the simulation."

  @words [:mode, :catch_all, :safe, :wiring, :strategy, :machine, :cleaner, :radio]
  @times [:timeout, :work, :think, :time, :brew, :clean, :reception, :max_seconds]

  def read!(file) do
    json = file |> File.read!() |> JSON.decode!()
    system = json["system"]
    inputs = for input <- Map.get(json, "inputs", []), do: {input["at"], input(system, input)}
    faults = for fault <- Map.get(json, "faults", []), do: fault(system, fault)

    %{
      name: Path.basename(file),
      module: Module.concat([Macro.camelize(String.replace(system, "-", "_"))]),
      options: Map.new(Map.get(json, "options", %{}), &option/1),
      events: Enum.sort_by(inputs ++ faults, fn {at, _event} -> at end),
      end: json["end"]
    }
  end

  def slower(scenario, factor) do
    options = Map.new(scenario.module.options(scenario.options), &slower_option(&1, factor))
    events = for {at, event} <- scenario.events, do: {at * factor, event}
    %{scenario | events: events, options: options, end: scenario.end * factor}
  end

  defp slower_option({key, time}, factor) when key in @times, do: {key, time * factor}
  defp slower_option(option, _factor), do: option

  defp option({"input", text}), do: {:input, term(text)}

  defp option({key, value}) do
    key = String.to_existing_atom(key)
    {key, if(key in @words, do: String.to_atom(value), else: value)}
  end

  defp input("letters", %{"tell" => text, "name" => name}) do
    {:send, :alice, {:tell_name, String.to_atom(name), term(text)}}
  end

  defp input("letters", %{"tell" => text}), do: {:send, :alice, {:tell, term(text)}}
  defp input("mailbox", %{"tell" => text}), do: {:send, :sender, {:tell, term(text)}}

  defp input("bank-account", %{"client" => client} = input) do
    {:send, name(client), wanted(input)}
  end

  defp input("pipes", input) do
    {:send, :caller, {:run, input |> Map.take(["input", "steps"]) |> Map.new(&option/1)}}
  end

  defp input("back-room", %{"order" => id}), do: {:send, BackRoom.Machine, cast({:order, id})}
  defp input("back-room", %{"off" => true}), do: {:send, BackRoom.Machine, cast(:off)}

  defp input("workshop", %{"open" => name} = input) do
    foreman({:open, name, String.to_atom(Map.get(input, "restart", "permanent"))})
  end

  defp input("workshop", %{"repair" => name} = input) do
    foreman({:repair, name, Map.get(input, "thing", "lamp")})
  end

  defp input("workshop", %{"break" => name} = input) do
    foreman({:break, name, term(Map.get(input, "reason", ":boom"))})
  end

  defp input("workshop", %{"job" => outcome} = input) do
    foreman({:job, outcome, Map.get(input, "patience", 5000)})
  end

  defp input("workshop", %{"count" => true}), do: foreman(:count)

  defp input("workshop", input) do
    [{verb, value}] = Map.to_list(Map.delete(input, "at"))
    foreman({String.to_atom(verb), value})
  end

  defp foreman(message), do: {:send, Workshop.Foreman, message}

  defp cast(request), do: {:"$gen_cast", request}

  defp wanted(%{"withdraw" => amount}), do: {:withdraw, amount}
  defp wanted(%{"deposit" => amount}), do: {:deposit, amount}
  defp wanted(%{"balance" => true}), do: :balance

  defp fault(system, text) do
    [what, at] = String.split(text, " at ")
    {String.to_integer(at), exit_signal(system, what)}
  end

  defp exit_signal(system, "kill " <> who), do: {:exit, name(system, who), :kill}

  defp exit_signal(system, "crash " <> text) do
    case String.split(text, " with ", parts: 2) do
      [who] -> {:exit, name(system, who), :boom}
      [who, reason] -> {:exit, name(system, who), term(reason)}
    end
  end

  defp name("back-room", "BackRoom"), do: BackRoom
  defp name("workshop", "Workshop"), do: Workshop
  defp name("workshop", label), do: Module.concat(Workshop, label)
  defp name("back-room", label), do: Module.concat(BackRoom, label)
  defp name(_system, label), do: name(label)

  defp name(label), do: label |> String.downcase() |> String.to_atom()

  defp term(text) do
    quoted = Code.string_to_quoted!(text, emit_warnings: false)
    true = Macro.quoted_literal?(quoted)
    {term, _bindings} = Code.eval_quoted(quoted)
    term
  end
end

defmodule Conformance.SmallPlay do
  @moduledoc "Starts the system, plays the events of a scenario at their times, and cleans up."

  alias Conformance.{Metronome, Recorder, SmallReport}

  def run(scenario, tolerance, tries \\ 5) do
    metronome = Metronome.start()
    text = play(scenario)
    delay = Metronome.worst_delay(metronome)

    cond do
      delay <= tolerance ->
        text

      tries > 1 ->
        run(scenario, tolerance, tries - 1)

      true ->
        IO.puts(:stderr, "#{scenario.name}: the machine stood still for #{delay} ms")
        text
    end
  end

  defp play(scenario) do
    recorder = Recorder.start()
    {:ok, device} = StringIO.open("")
    start = now()
    starter = spawn(fn -> receive(do: (:go -> start(scenario, device))) end)
    Recorder.watch(recorder, starter, [:send])
    send(starter, :go)

    for {at, event} <- scenario.events do
      sleep_until(start + at)
      happen(event)
    end

    sleep_until(start + scenario.end)
    events = Recorder.stop(recorder)
    end_all([starter | for({:trace, pid, :spawned, _parent, _mfa} <- events, do: pid)])
    StringIO.close(device)
    SmallReport.text(events)
  end

  # What its processes print goes to a device of their own.
  defp start(%{module: module, options: options}, device) do
    Process.group_leader(self(), device)

    if function_exported?(module, :start_link, 1),
      do: own(module, options),
      else: module.start(options)
  end

  # Who starts a supervisor is its parent, and lives as long as it does.
  defp own(module, options) do
    Process.flag(:trap_exit, true)
    {:ok, _supervisor} = module.start_link(options)
    Process.sleep(:infinity)
  end

  defp happen({:send, name, message}) do
    if Process.whereis(name), do: send(name, message)
  end

  defp happen({:exit, name, reason}) do
    pid = Process.whereis(name)
    if pid, do: Process.exit(pid, reason)
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

defmodule Conformance.SmallReport do
  @moduledoc "Turns a trace into the text that is compared."

  def text(events) do
    names = names(events)
    lines = for event <- events, line = line(event, names), do: line
    lines = Enum.group_by(lines, &elem(&1, 0), &elem(&1, 1))

    for {pid, name} <- Enum.sort_by(names, fn {_pid, name} -> name end) do
      [name, "\n", Enum.map(body(lines[pid]), &["  ", &1, "\n"])]
    end
  end

  # By the name that it registered, or else by its module; the second of a name is `Pipe (2)`.
  defp names(events) do
    registered = for {:trace, pid, :register, name} <- events, into: %{}, do: {pid, name}

    spawned =
      for {:trace, pid, :spawned, _parent, mfa} <- events,
          module = module(mfa) || (is_map_key(registered, pid) && :named),
          do: {pid, label(registered[pid], module)}

    spawned
    |> Enum.with_index()
    |> Map.new(fn {{pid, label}, at} ->
      earlier = spawned |> Enum.take(at) |> Enum.count(fn {_pid, other} -> other == label end)
      {pid, if(earlier == 0, do: label, else: "#{label} (#{earlier + 1})")}
    end)
  end

  # What runs in a process, where its name does not say it.
  defp module({:proc_lib, :init_p, [_parent, _ancestors, :gen, :init_it, arguments]}) do
    case arguments do
      [:gen_server, _starter, _parent, {:via, _registry, _key}, module | _more] -> module
      _named -> nil
    end
  end

  defp module({Task.Supervised, _function, _args}), do: Task
  defp module({module, :start, _args}), do: module
  defp module(_mfa), do: nil

  defp label(nil, module), do: module |> Module.split() |> List.last()

  defp label(name, _module) do
    case Atom.to_string(name) do
      "Elixir." <> module -> module |> String.split(".") |> List.last() |> part()
      word -> String.capitalize(word)
    end
  end

  defp part("PIDPartition0"), do: "Partition"
  defp part(word), do: word

  defp line({:trace, _pid, :receive, {ack, _child, _result}}, _names) when ack in [:ack, :nack] do
    nil
  end

  defp line({:trace, _pid, :receive, {:io_reply, _ref, _answer}}, _names), do: nil
  defp line({:trace, _pid, :receive, {:code_server, _answer}}, _names), do: nil
  defp line({:trace, _pid, :receive, :timeout}, _names), do: nil

  defp line({:trace, pid, :receive, message}, names) do
    {pid, "got " <> Conformance.Words.show(message, names)}
  end

  defp line(
         {:trace, pid, :send, {:io_request, _from, _ref, {:put_chars, _encoding, text}}, _to},
         _
       ) do
    text = text |> IO.chardata_to_string() |> String.replace_suffix("\n", "")
    {pid, "said " <> Conformance.Words.show(text, %{})}
  end

  defp line({:trace, pid, :exit, reason}, names) do
    {pid, "exited " <> Conformance.Words.show(reason, names)}
  end

  defp line(_event, _names), do: nil

  defp body(nil), do: ["alive"]

  defp body(lines) do
    if String.starts_with?(List.last(lines), "exited "), do: lines, else: lines ++ ["alive"]
  end
end

Logger.configure(level: :none)

# Loaded before anything is traced or timed.
{:ok, modules} = :application.get_key(:elixir, :modules)
otp = [:supervisor, :gen_server, :gen, :proc_lib, :sys, :ets, :logger, :maps, :lists, :sets]
:code.ensure_modules_loaded([:io, :io_lib | otp ++ modules])

{slower, files} =
  case OptionParser.parse(System.argv(), strict: [slower: :integer]) do
    {[], [_ | _] = files, []} -> {1, files}
    {[slower: factor], [_ | _] = files, []} when factor > 0 -> {factor, files}
  end

scenarios = Enum.map(files, &Conformance.SmallScenario.read!/1)

for scenario <- scenarios do
  if length(scenarios) > 1, do: IO.puts("# " <> scenario.name)

  scenario
  |> Conformance.SmallScenario.slower(slower)
  |> Conformance.SmallPlay.run(20 * slower)
  |> IO.write()
end
