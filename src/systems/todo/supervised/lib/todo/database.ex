defmodule Todo.Database do
  @moduledoc "Sends each list to one of its workers, and the same list always to the same worker."

  use GenServer

  def start_link(_options), do: GenServer.start_link(__MODULE__, nil, name: __MODULE__)

  def store(key, data), do: key |> choose_worker() |> Todo.DatabaseWorker.store(key, data)

  def get(key), do: key |> choose_worker() |> Todo.DatabaseWorker.get(key)

  def get_worker(pool, key), do: Map.get(pool, :erlang.phash2(key, map_size(pool)))

  defp choose_worker(key), do: GenServer.call(__MODULE__, {:choose_worker, key})

  @impl true
  def init(nil) do
    {:ok, Map.new(0..(workers() - 1), fn index -> {index, start_worker(index)} end)}
  end

  @impl true
  def handle_call({:choose_worker, key}, _from, pool) do
    {:reply, get_worker(pool, key), pool}
  end

  defp start_worker(index) do
    {:ok, pid} = Todo.DatabaseWorker.start_link(index)
    pid
  end

  defp workers, do: Application.get_env(:todo, :workers, 3)
end
