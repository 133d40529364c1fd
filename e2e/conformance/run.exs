# Plays scenario files on a real BEAM and prints what every process of the system got and
# how it ended, as text that the simulation prints too.
#
#   elixir --erl "+S 1:1 +sbwt none" -r src/systems/coffee-shop/coffee_shop.ex \
#     -r src/systems/coffee-shop/outside.ex -r e2e/conformance/witness.ex \
#     e2e/conformance/run.exs [--slower N] FILE...
#
# Scenarios run one after the other, each with a fresh shop, in real time. `--slower 3`
# makes every time three times as long, for a busy machine; the text stays the same.
# A scenario in which the machine stood still for more than 20 ms (times N) is played again,
# up to five times; after that its text is printed with a warning on stderr.
# Exit status: 0, or 2 if a file is wrong (the message on stderr names the file, the field
# and what is allowed; no scenario is then run).
#
# Format
#
#   # FILE-BASENAME         only if there are several files
#   Cashier                 one heading for each incarnation of a process: Supervisor,
#     got TERM              DisplayScreen, PaymentGateway, Barista, Cashier, then customers
#     got TERM              by order id; the second one of a name is `Cashier (2)`
#     exited REASON         or `alive` at the end of the scenario
#   tickets
#     101 collected         by order id
#   bank
#     101 charged 4.5       or `101 refunded`, `101 void`, by order id
#
# `got` is each message that was put into the mailbox, in that order, as it was on the wire,
# whether it was handled or not. Terms are inspected on one line with maps sorted by key.
# Pids are `#PID<Cashier (2)>` (`#PID<outside>` for a process that is not in the text),
# references `#Ref`, a stack trace `stack`. Left out are acknowledgements of a process
# start ({:ack, pid, _}, {:nack, pid, _}), the code server's answers, and `timeout`, which
# the trace shows when an `after` runs out although no message came.
#
# At one time the inputs come before the faults, each in the order of the file. A fault for
# a process that does not live at that time does nothing. Exit signals of faults come from
# a process that is not the parent of the supervisor.

defmodule Conformance.Scenario do
  @moduledoc "Reads and checks a scenario file."

  @shop ~w(Supervisor DisplayScreen PaymentGateway Barista Cashier)
  @strategies ~w(one_for_one one_for_all rest_for_one)
  @drinks ~w(espresso cappuccino latte mocha)
  @bank_faults ~w(lost malformed slow down up)
  @top_level ~w(system title options inputs faults end)
  @from_zero ~w(max_restarts)
  @numbers ~w(max_restarts max_seconds heat bank_latency slow_latency bank_timeout retry_after
              payment_attempts refund_retry customer_retry)
  @options Enum.sort(["strategy", "brew" | @numbers])
  @order_fields ~w(order_id type milk card_token)
  @fault_forms "\"crash NAME at T\", \"crash NAME with TERM at T\", \"kill NAME at T\", " <>
                 "\"bank #{Enum.join(@bank_faults, "|")} at T\" (TERM is an Elixir literal)"

  def slower(scenario, factor) do
    events = for {at, event} <- scenario.events, do: {at * factor, event}
    options = scenario.options |> CoffeeShop.options() |> Map.new(&slower_option(&1, factor))
    %{scenario | events: events, options: options, end: scenario.end * factor}
  end

  defp slower_option({name, value}, _factor)
       when name in [:strategy, :max_restarts, :payment_attempts],
       do: {name, value}

  defp slower_option({:brew, times}, factor) do
    {:brew, Map.new(times, fn {drink, time} -> {drink, time * factor} end)}
  end

  defp slower_option({name, time}, factor), do: {name, time * factor}

  def read!(file) do
    json = file |> read_text!() |> decode!(file)
    check(is_map(json), file, "the file", "a JSON object")
    keys!(json, @top_level, file, "the top level")
    check(json["system"] == "coffee-shop", file, "system", "\"coffee-shop\"", json["system"])
    check(is_binary(json["title"]), file, "title", "a string", json["title"])
    last = json["end"]
    check(positive?(last), file, "end", "a whole number of milliseconds above 0", last)
    orders = list!(json, "inputs", file) |> inputs!(file, last)
    names = @shop ++ for {_at, {:order, order}} <- orders, do: "Customer #{order[:order_id]}"
    faults = list!(json, "faults", file) |> faults!(file, last, names)

    %{
      name: Path.basename(file),
      options: options!(Map.get(json, "options", %{}), file),
      events: Enum.sort_by(orders ++ faults, fn {at, _event} -> at end),
      end: last
    }
  end

  defp read_text!(file) do
    case File.read(file) do
      {:ok, text} -> text
      {:error, reason} -> wrong(file, "the file", "a file that can be read", reason)
    end
  end

  defp decode!(text, file) do
    case JSON.decode(text) do
      {:ok, json} -> json
      {:error, reason} -> wrong(file, "the file", "JSON", reason)
    end
  end

  defp options!(options, file) do
    check(is_map(options), file, "options", "an object")
    keys!(options, @options, file, "options")
    Map.new(options, fn {name, value} -> option!(name, value, file) end)
  end

  defp option!("strategy", value, file) do
    check(value in @strategies, file, "options.strategy", Enum.join(@strategies, ", "), value)
    {:strategy, String.to_atom(value)}
  end

  defp option!("brew", value, file) do
    check(is_map(value), file, "options.brew", "an object", value)
    keys!(value, @drinks, file, "options.brew")

    for {drink, time} <- value do
      check(positive?(time), file, "options.brew.#{drink}", "a whole number above 0", time)
    end

    times = Map.new(value, fn {drink, time} -> {String.to_atom(drink), time} end)
    {:brew, Map.merge(CoffeeShop.options().brew, times)}
  end

  defp option!(name, value, file) do
    if name in @from_zero do
      check(is_integer(value) and value >= 0, file, "options.#{name}", "a whole number", value)
    else
      check(positive?(value), file, "options.#{name}", "a whole number above 0", value)
    end

    {String.to_atom(name), value}
  end

  defp inputs!(inputs, file, last) do
    orders =
      for {input, i} <- Enum.with_index(inputs), do: input!(input, "inputs[#{i}]", file, last)

    ids = for {_at, {:order, order}} <- orders, do: order[:order_id]
    twice = ids -- Enum.uniq(ids)
    check(twice == [], file, "inputs", "each order_id once", List.first(twice))
    orders
  end

  defp input!(input, field, file, last) do
    check(is_map(input), file, field, "an object with at and order", input)
    keys!(input, ~w(at order), file, field)
    time!(input["at"], file, field <> ".at", last)
    order = input["order"]
    check(is_map(order), file, field <> ".order", "an object", order)
    keys!(order, @order_fields, file, field <> ".order")
    id = order["order_id"]
    check(positive?(id), file, field <> ".order.order_id", "a whole number above 0", id)
    word!(order["type"], file, field <> ".order.type")
    word!(order["milk"], file, field <> ".order.milk")
    card = order["card_token"]
    check(is_binary(card), file, field <> ".order.card_token", "a string", card)

    order = [
      order_id: id,
      type: String.to_atom(order["type"]),
      milk: String.to_atom(order["milk"]),
      card_token: card
    ]

    {input["at"], {:order, order}}
  end

  defp word!(value, file, field) do
    word? = is_binary(value) and value =~ ~r/\A[a-z][a-z0-9_]*\z/
    check(word?, file, field, "a word of a to z, 0 to 9 and _", value)
  end

  defp faults!(faults, file, last, names) do
    for {fault, i} <- Enum.with_index(faults),
        do: fault!(fault, "faults[#{i}]", file, last, names)
  end

  defp fault!(fault, field, file, last, names) do
    check(is_binary(fault), file, field, @fault_forms, fault)

    with [_all, text, at] <- Regex.run(~r/\A(.+) at (\d{1,9})\z/, fault),
         event when event != nil <- event(text) do
      at = String.to_integer(at)
      time!(at, file, field <> ", the time", last)
      known!(event, names, file, field <> ", the name")
      {at, event}
    else
      _no_match -> wrong(file, field, @fault_forms, fault)
    end
  end

  defp event("bank " <> fault) when fault in @bank_faults, do: {:bank, String.to_atom(fault)}
  defp event("kill " <> name), do: {:exit, name, :kill}

  defp event("crash " <> text) do
    case String.split(text, " with ", parts: 2) do
      [name] -> {:exit, name, :boom}
      [name, term] -> with {:ok, reason} <- literal(term), do: {:exit, name, reason}
    end
  end

  defp event(_other), do: nil

  defp literal(text) do
    with {:ok, quoted} <- Code.string_to_quoted(text, emit_warnings: false),
         true <- Macro.quoted_literal?(quoted) do
      {reason, _bindings} = Code.eval_quoted(quoted)
      {:ok, reason}
    else
      _not_a_literal -> nil
    end
  rescue
    _no_such_struct -> nil
  end

  defp known!({:exit, name, _reason}, names, file, field) do
    check(name in names, file, field, Enum.join(names, ", "), name)
  end

  defp known!(_event, _names, _file, _field), do: :ok

  defp list!(json, key, file) do
    list = Map.get(json, key, [])
    check(is_list(list), file, key, "a list", list)
    list
  end

  defp keys!(map, allowed, file, field) do
    unknown = Enum.sort(Map.keys(map) -- allowed)
    check(unknown == [], file, field, Enum.join(allowed, ", "), List.first(unknown))
  end

  defp time!(at, file, field, last) do
    fine? = is_integer(at) and at >= 0 and at < last
    check(fine?, file, field, "a whole number from 0 to #{last - 1} (before the end)", at)
  end

  defp positive?(value), do: is_integer(value) and value > 0

  defp check(fine?, file, field, allowed, found \\ nil)
  defp check(true, _file, _field, _allowed, _found), do: :ok
  defp check(_false, file, field, allowed, found), do: wrong(file, field, allowed, found)

  defp wrong(file, field, allowed, found) do
    found = if found == nil, do: "", else: " (found: #{inspect(found)})"
    IO.puts(:stderr, "#{file}: #{field}: allowed: #{allowed}#{found}")
    System.halt(2)
  end
end

defmodule Conformance.Play do
  @moduledoc "Opens a shop, plays the events of a scenario at their times, and cleans up."

  alias Conformance.{Metronome, Recorder, Report}

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
    options = scenario.options
    outside = Outside.open(options)
    recorder = Recorder.start()
    start = now()
    owner = watched(recorder, fn -> own_shop(options) end)
    street = watched(recorder, fn -> street(options) end)

    for {at, event} <- scenario.events do
      sleep_until(start + at)
      happen(event, street)
    end

    sleep_until(start + scenario.end)
    events = Recorder.stop(recorder)
    text = Report.text(events, :ets.tab2list(CoffeeShop.Tickets), Outside.Bank.accounts())
    spawned = for {:trace, pid, :spawned, _parent, _mfa} <- events, do: pid
    end_all([owner, street | spawned] ++ outside)
    text
  end

  defp watched(recorder, fun) do
    pid = spawn(fn -> receive(do: (:go -> fun.())) end)
    Recorder.watch(recorder, pid)
    send(pid, :go)
    pid
  end

  defp own_shop(options) do
    Process.flag(:trap_exit, true)
    {:ok, _supervisor} = CoffeeShop.Supervisor.start_link(options)
    Process.sleep(:infinity)
  end

  defp street(options) do
    receive do
      {:order, order} ->
        customer = spawn(CoffeeShop.Customer, :visit, [order, options])
        Process.put("Customer #{order[:order_id]}", customer)
        street(options)

      {:exit, name, reason} ->
        with pid when is_pid(pid) <- Process.get(name), do: Process.exit(pid, reason)
        street(options)
    end
  end

  defp happen({:order, _order} = event, street), do: send(street, event)
  defp happen({:exit, "Customer " <> _id, _reason} = event, street), do: send(street, event)
  defp happen({:bank, fault}, _street), do: Outside.Bank.fault(fault)

  defp happen({:exit, name, reason}, _street) do
    pid = Process.whereis(Module.concat(CoffeeShop, name))
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

defmodule Conformance.Report do
  @moduledoc "Turns a trace into the text that is compared."

  @shop ~w(Supervisor DisplayScreen PaymentGateway Barista Cashier)

  def text(events, tickets, accounts) do
    labels = Enum.reduce(events, %{}, &label/2)
    lines = for event <- events, line = line(event, labels), do: line
    lines = Enum.group_by(lines, &elem(&1, 0), &elem(&1, 1))

    processes =
      for {pid, {name, number}} <- Enum.sort_by(labels, fn {_pid, label} -> rank(label) end) do
        [heading(name, number), "\n", Enum.map(body(lines[pid]), &["  ", &1, "\n"])]
      end

    [
      processes,
      "tickets\n",
      Enum.map(tickets, &ticket/1),
      "bank\n",
      Enum.map(accounts, &account/1)
    ]
  end

  defp label({:trace, pid, :register, name}, labels) do
    case Module.split(name) do
      ["CoffeeShop", short] when short in @shop -> number(pid, short, labels)
      _other -> labels
    end
  end

  defp label({:trace, pid, :spawned, _parent, {CoffeeShop.Customer, :visit, [order, _]}}, labels) do
    number(pid, {:customer, order[:order_id]}, labels)
  end

  defp label(_event, labels), do: labels

  defp number(pid, name, labels) do
    earlier = Enum.count(labels, fn {_pid, {other, _number}} -> other == name end)
    Map.put(labels, pid, {name, earlier + 1})
  end

  defp rank({{:customer, id}, number}), do: {length(@shop), id, number}
  defp rank({name, number}), do: {Enum.find_index(@shop, &(&1 == name)), 0, number}

  defp heading({:customer, id}, number), do: heading("Customer #{id}", number)
  defp heading(name, 1), do: name
  defp heading(name, number), do: "#{name} (#{number})"

  defp line({:trace, _pid, :receive, {ack, _child, _result}}, _labels)
       when ack in [:ack, :nack] do
    nil
  end

  defp line({:trace, _pid, :receive, {:code_server, _answer}}, _labels), do: nil
  defp line({:trace, _pid, :receive, :timeout}, _labels), do: nil
  defp line({:trace, pid, :receive, message}, labels), do: {pid, "got " <> show(message, labels)}
  defp line({:trace, pid, :exit, reason}, labels), do: {pid, "exited " <> show(reason, labels)}
  defp line(_event, _labels), do: nil

  defp body(nil), do: ["alive"]

  defp body(lines) do
    if String.starts_with?(List.last(lines), "exited "), do: lines, else: lines ++ ["alive"]
  end

  defp ticket({id, status, _customer, _order}), do: "  #{id} #{status}\n"

  defp account({id, {:charged, amount}}), do: "  #{id} charged #{inspect(amount)}\n"
  defp account({id, state}), do: "  #{id} #{state}\n"

  defp show(term, labels) do
    names = Map.new(labels, fn {pid, {name, number}} -> {pid, heading(name, number)} end)
    Conformance.Words.show(term, names)
  end
end

Logger.configure(level: :none)

# Loaded before anything is traced or timed.
{:ok, modules} = :application.get_key(:elixir, :modules)
:code.ensure_modules_loaded([:supervisor, :gen_server, :gen, :proc_lib, :sys, :ets | modules])

usage = fn ->
  IO.puts(:stderr, "usage: elixir -r coffee_shop.ex -r outside.ex run.exs [--slower N] FILE...")
  System.halt(2)
end

{slower, files} =
  case OptionParser.parse(System.argv(), strict: [slower: :integer]) do
    {[], [_ | _] = files, []} -> {1, files}
    {[slower: factor], [_ | _] = files, []} when factor > 0 -> {factor, files}
    _wrong -> usage.()
  end

scenarios = Enum.map(files, &Conformance.Scenario.read!/1)

for scenario <- scenarios do
  if length(scenarios) > 1, do: IO.puts("# " <> scenario.name)

  scenario
  |> Conformance.Scenario.slower(slower)
  |> Conformance.Play.run(20 * slower)
  |> IO.write()
end
