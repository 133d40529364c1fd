defmodule Todo.Cache do
  @moduledoc "Supervises the lists. Which process has which list is known to the registry."

  use DynamicSupervisor

  def start_link(_options), do: DynamicSupervisor.start_link(__MODULE__, nil, name: __MODULE__)

  def server_process(list_name) do
    case Registry.lookup(Todo.Registry, {Todo.Server, list_name}) do
      [{pid, _value}] -> pid
      [] -> start_server(list_name)
    end
  end

  # Somebody else may have started it meanwhile.
  defp start_server(list_name) do
    case DynamicSupervisor.start_child(__MODULE__, {Todo.Server, list_name}) do
      {:ok, pid} -> pid
      {:error, {:already_started, pid}} -> pid
    end
  end

  @impl true
  def init(nil), do: DynamicSupervisor.init(strategy: :one_for_one)
end
