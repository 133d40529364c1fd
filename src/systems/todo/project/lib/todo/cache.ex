defmodule Todo.Cache do
  @moduledoc "Knows which process has which list, and starts the one that is missing."

  use GenServer

  def start, do: GenServer.start(__MODULE__, nil)

  def server_process(cache, list_name), do: GenServer.call(cache, {:server_process, list_name})

  @impl true
  def init(nil) do
    Todo.Database.start()
    {:ok, %{}}
  end

  @impl true
  def handle_call({:server_process, list_name}, _from, servers) do
    case servers do
      %{^list_name => pid} ->
        {:reply, pid, servers}

      _missing ->
        {:ok, pid} = Todo.Server.start(list_name)
        {:reply, pid, Map.put(servers, list_name, pid)}
    end
  end
end
