defmodule Todo.Cache do
  @moduledoc "Knows which process has which list, and starts the one that is missing, linked to itself."

  use GenServer

  def start_link(_options), do: GenServer.start_link(__MODULE__, nil, name: __MODULE__)

  def server_process(list_name), do: GenServer.call(__MODULE__, {:server_process, list_name})

  @impl true
  def init(nil), do: {:ok, %{}}

  @impl true
  def handle_call({:server_process, list_name}, _from, servers) do
    case servers do
      %{^list_name => pid} ->
        {:reply, pid, servers}

      _missing ->
        {:ok, pid} = Todo.Server.start_link(list_name)
        {:reply, pid, Map.put(servers, list_name, pid)}
    end
  end
end
