defmodule Todo.System do
  @moduledoc "Names first, then the database, then the lists, which need both."

  use Supervisor

  def start_link, do: Supervisor.start_link(__MODULE__, nil, name: __MODULE__)

  @impl true
  def init(nil) do
    Supervisor.init([{Registry, keys: :unique, name: Todo.Registry}, Todo.Database, Todo.Cache],
      strategy: Application.get_env(:todo, :strategy, :one_for_one),
      max_restarts: Application.get_env(:todo, :max_restarts, 3),
      max_seconds: Application.get_env(:todo, :max_seconds, 5)
    )
  end
end
