defmodule BackRoom do
  @moduledoc "The room behind the shop: a bench of machines, a cleaner and a radio."

  use Supervisor

  @defaults %{
    wiring: :pid,
    strategy: :one_for_one,
    max_restarts: 3,
    max_seconds: 5,
    machine: :permanent,
    cleaner: :transient,
    radio: :temporary,
    brew: 900,
    clean: 60_000,
    reception: 3_600_000
  }

  def options(changes \\ %{}), do: Map.merge(@defaults, changes)

  def start_link(options), do: Supervisor.start_link(__MODULE__, options, name: __MODULE__)

  @impl true
  def init(options) do
    children = [
      {BackRoom.Bench, options},
      Supervisor.child_spec({BackRoom.Cleaner, options}, restart: options.cleaner),
      Supervisor.child_spec({BackRoom.Radio, options}, restart: options.radio)
    ]

    Supervisor.init(children,
      strategy: :one_for_one,
      max_restarts: options.max_restarts,
      max_seconds: options.max_seconds
    )
  end
end

defmodule BackRoom.Bench do
  @moduledoc "Its strategy says who else is started again when one of the two dies."

  use Supervisor

  def start_link(options), do: Supervisor.start_link(__MODULE__, options, name: __MODULE__)

  @impl true
  def init(options) do
    children = [
      {BackRoom.Grinder, options},
      Supervisor.child_spec({BackRoom.Machine, options}, restart: options.machine)
    ]

    Supervisor.init(children,
      strategy: options.strategy,
      max_restarts: options.max_restarts,
      max_seconds: options.max_seconds
    )
  end
end

defmodule BackRoom.Grinder do
  @moduledoc "Grinds for whoever asks, or, once a machine has said hello, for that one only."

  use GenServer

  def start_link(options), do: GenServer.start_link(__MODULE__, options, name: __MODULE__)

  @impl true
  def init(_options), do: {:ok, %{machine: nil, ground: 0}}

  @impl true
  def handle_cast({:hello, machine}, %{machine: nil} = state) do
    {:noreply, %{state | machine: machine}}
  end

  def handle_cast({:hello, _another}, state), do: {:noreply, state}

  def handle_cast({:grind, id, from}, %{machine: machine} = state) when machine in [nil, from] do
    GenServer.cast(from, {:ground, id})
    {:noreply, %{state | ground: state.ground + 1}}
  end

  def handle_cast({:grind, _id, _stranger}, state), do: {:noreply, state}
end

defmodule BackRoom.Machine do
  @moduledoc "Makes coffee, one cup after the other. How it knows the grinder is its wiring."

  use GenServer

  def start_link(options), do: GenServer.start_link(__MODULE__, options, name: __MODULE__)

  @impl true
  def init(options) do
    grinder = grinder(options.wiring)
    {:ok, %{grinder: grinder, brewing: nil, ground: [], made: 0, options: options}}
  end

  defp grinder(:name), do: BackRoom.Grinder
  defp grinder(:pid), do: Process.whereis(BackRoom.Grinder)

  defp grinder(:pair) do
    grinder = Process.whereis(BackRoom.Grinder)
    GenServer.cast(grinder, {:hello, self()})
    grinder
  end

  @impl true
  def handle_cast({:order, id}, state) do
    GenServer.cast(state.grinder, {:grind, id, self()})
    {:noreply, state}
  end

  def handle_cast({:ground, id}, state) do
    {:noreply, start_if_idle(%{state | ground: state.ground ++ [id]})}
  end

  def handle_cast(:off, state), do: {:stop, :normal, state}

  @impl true
  def handle_info({:brewed, id}, state) do
    IO.puts("coffee #{id}")
    {:noreply, start_if_idle(%{state | brewing: nil, made: state.made + 1})}
  end

  defp start_if_idle(%{brewing: nil, ground: [id | rest]} = state) do
    Process.send_after(self(), {:brewed, id}, state.options.brew)
    %{state | brewing: id, ground: rest}
  end

  defp start_if_idle(state), do: state
end

defmodule BackRoom.Cleaner do
  @moduledoc "Cleans once, and is done."

  use GenServer

  def start_link(options), do: GenServer.start_link(__MODULE__, options, name: __MODULE__)

  @impl true
  def init(options) do
    Process.send_after(self(), :cleaned, options.clean)
    {:ok, nil}
  end

  @impl true
  def handle_info(:cleaned, state) do
    IO.puts("all clean")
    {:stop, :normal, state}
  end
end

defmodule BackRoom.Radio do
  @moduledoc "Plays for as long as there is a signal. The walls are thick."

  use GenServer

  def start_link(options), do: GenServer.start_link(__MODULE__, options, name: __MODULE__)

  @impl true
  def init(options) do
    Process.send_after(self(), :silence, options.reception)
    {:ok, nil}
  end

  @impl true
  def handle_info(:silence, _state), do: raise("no signal")
end
