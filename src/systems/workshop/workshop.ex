defmodule Workshop do
  @moduledoc "Benches that open and close, found by name; a foreman who has jobs done. Times are in milliseconds."

  use Supervisor

  @defaults %{benches: 3, max_restarts: 3, max_seconds: 5, parts: 5, lasts: 50}

  def options(changes \\ %{}), do: Map.merge(@defaults, changes)

  def start_link(options), do: Supervisor.start_link(__MODULE__, options, name: __MODULE__)

  @impl true
  def init(options) do
    children = [
      {Registry, keys: :unique, name: Workshop.Names},
      {Registry, keys: :duplicate, name: Workshop.Topics},
      {Workshop.Stock, options},
      {Workshop.Benches, options},
      {Task.Supervisor, name: Workshop.Helpers},
      {Workshop.Foreman, options}
    ]

    Supervisor.init(children, strategy: :one_for_one)
  end
end

defmodule Workshop.Stock do
  @moduledoc "How many parts there are."

  use Agent

  def start_link(options), do: Agent.start_link(__MODULE__, :new, [options], name: __MODULE__)

  def count, do: Agent.get(__MODULE__, __MODULE__, :same, [])

  def add(some), do: Agent.update(__MODULE__, __MODULE__, :plus, [some])

  def take(some), do: Agent.get_and_update(__MODULE__, __MODULE__, :minus, [some])

  def new(options), do: options.parts

  def same(parts), do: parts

  def plus(parts, some), do: parts + some

  def minus(parts, some) when some <= parts, do: {some, parts - some}
  def minus(_parts, some), do: raise("there are no #{some} parts")
end

defmodule Workshop.Benches do
  @moduledoc "Supervises the benches that are open."

  use DynamicSupervisor

  def start_link(options) do
    DynamicSupervisor.start_link(__MODULE__, options, name: __MODULE__)
  end

  def open(name, restart) do
    bench = Supervisor.child_spec({Workshop.Bench, name}, restart: restart)
    DynamicSupervisor.start_child(__MODULE__, bench)
  end

  @impl true
  def init(options) do
    DynamicSupervisor.init(
      strategy: :one_for_one,
      max_children: options.benches,
      max_restarts: options.max_restarts,
      max_seconds: options.max_seconds
    )
  end
end

defmodule Workshop.Bench do
  @moduledoc "A bench is found by its name, and hears the news."

  use GenServer

  def start_link(name), do: GenServer.start_link(__MODULE__, name, name: via(name))

  def via(name), do: {:via, Registry, {Workshop.Names, name}}

  @impl true
  def init("cursed"), do: {:stop, :cursed}

  def init(name) do
    {:ok, _partition} = Registry.register(Workshop.Topics, :news, name)
    {:ok, name}
  end

  @impl true
  def handle_call({:repair, "bomb"}, _from, name), do: {:stop, :exploded, name}
  def handle_call({:repair, thing}, _from, name), do: {:reply, "#{thing} by #{name}", name}

  @impl true
  def handle_cast({:break, reason}, name), do: {:stop, reason, name}

  @impl true
  def handle_info({:news, text}, name) do
    IO.puts("#{name} hears #{text}")
    {:noreply, name}
  end
end

defmodule Workshop.Job do
  @moduledoc "What a task does."

  def run(outcome, time) do
    Process.sleep(time)
    finish(outcome)
  end

  defp finish("crash"), do: exit(:boom)
  defp finish(outcome), do: outcome
end

defmodule Workshop.Foreman do
  @moduledoc "Does what is wanted from outside, one thing after the other, and says what came of it."

  use GenServer

  alias Workshop.{Bench, Benches, Helpers, Job, Names, Stock, Topics}

  def start_link(options), do: GenServer.start_link(__MODULE__, options, name: __MODULE__)

  @impl true
  def init(options), do: {:ok, options}

  @impl true
  def handle_info({:open, name, restart}, options) do
    case Benches.open(name, restart) do
      {:ok, _pid} -> IO.puts("#{name} is open")
      {:error, {:already_started, _pid}} -> IO.puts("#{name} was open before")
      {:error, reason} -> IO.puts("#{name} stays closed: #{reason}")
    end

    {:noreply, options}
  end

  def handle_info({:close, name}, options) do
    case Registry.lookup(Names, name) do
      [{bench, _value}] -> DynamicSupervisor.terminate_child(Benches, bench)
      [] -> IO.puts("#{name} is not there")
    end

    {:noreply, options}
  end

  def handle_info({:repair, name, thing}, options) do
    IO.puts(GenServer.call(Bench.via(name), {:repair, thing}))
    {:noreply, options}
  catch
    :exit, {reason, _call} ->
      IO.puts("no repair: #{reason}")
      {:noreply, options}
  end

  def handle_info({:break, name, reason}, options) do
    GenServer.cast(Bench.via(name), {:break, reason})
    {:noreply, options}
  end

  def handle_info({:announce, text}, options) do
    Registry.dispatch(Topics, :news, fn benches ->
      for {bench, _name} <- benches, do: send(bench, {:news, text})
    end)

    {:noreply, options}
  end

  def handle_info({:job, outcome, patience}, options) do
    task = Task.async(Job, :run, [outcome, options.lasts])
    IO.puts("job: #{Task.await(task, patience)}")
    {:noreply, options}
  end

  def handle_info({:help, outcome}, options) do
    Task.Supervisor.async_nolink(Helpers, Job, :run, [outcome, options.lasts])
    {:noreply, options}
  end

  def handle_info({:errand, outcome}, options) do
    {:ok, _pid} = Task.Supervisor.start_child(Helpers, Job, :run, [outcome, options.lasts])
    {:noreply, options}
  end

  def handle_info({ref, outcome}, options) when is_reference(ref) do
    Process.demonitor(ref, [:flush])
    IO.puts("help: #{outcome}")
    {:noreply, options}
  end

  def handle_info({:DOWN, _ref, :process, _pid, reason}, options) do
    IO.puts("no help: #{reason}")
    {:noreply, options}
  end

  def handle_info({:take, some}, options) do
    IO.puts("took #{Stock.take(some)}")
    {:noreply, options}
  end

  def handle_info({:add, some}, options) do
    :ok = Stock.add(some)
    {:noreply, options}
  end

  def handle_info(:count, options) do
    IO.puts("#{Registry.count(Names)} names, #{Registry.count(Topics)} listen")
    IO.puts("#{DynamicSupervisor.count_children(Benches).active} benches")
    IO.puts("#{Stock.count()} parts")
    {:noreply, options}
  end
end
