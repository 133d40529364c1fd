defmodule Todo.Database do
  @moduledoc "Supervises its workers, and sends the same list always to the same worker."

  use Supervisor

  def start_link(_options), do: Supervisor.start_link(__MODULE__, nil, name: __MODULE__)

  def store(key, data), do: key |> choose_worker() |> Todo.DatabaseWorker.store(key, data)

  def get(key), do: key |> choose_worker() |> Todo.DatabaseWorker.get(key)

  defp choose_worker(key), do: key |> :erlang.phash2(workers()) |> Todo.DatabaseWorker.via()

  @impl true
  def init(nil) do
    children =
      for index <- 0..(workers() - 1) do
        Supervisor.child_spec({Todo.DatabaseWorker, index}, id: index)
      end

    Supervisor.init(children, strategy: :one_for_one)
  end

  defp workers, do: Application.get_env(:todo, :workers, 3)
end
