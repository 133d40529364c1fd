defmodule Todo.DatabaseWorker do
  @moduledoc "Reads and writes files, one after the other, so that nobody else has to wait for the disk."

  use GenServer

  def start_link(index), do: GenServer.start_link(__MODULE__, index, name: via(index))

  def via(index), do: {:via, Registry, {Todo.Registry, {__MODULE__, index}}}

  def store(worker, key, data), do: GenServer.call(worker, {:store, key, data}, :infinity)

  def get(worker, key), do: GenServer.call(worker, {:get, key}, :infinity)

  @impl true
  def init(index), do: {:ok, index}

  @impl true
  def handle_call({:store, key, data}, _from, index) do
    {:reply, write(file_of(key), :erlang.term_to_binary(data)), index}
  end

  def handle_call({:get, key}, _from, index) do
    case Todo.Disk.read(file_of(key)) do
      {:ok, bytes} -> {:reply, read_list(bytes, file_of(key)), index}
      {:error, :enoent} -> {:reply, :not_found, index}
      {:error, reason} -> {:reply, {:error, reason}, index}
    end
  end

  # First aside, then in one stroke into place: whatever happens meanwhile, the old file is whole.
  defp write(file, bytes) do
    aside = unused(file, "tmp")

    with :ok <- Todo.Disk.write(aside, bytes),
         :ok <- Todo.Disk.rename(aside, file) do
      :ok
    else
      {:error, reason} ->
        Todo.Disk.remove(aside)
        {:error, reason}
    end
  end

  defp read_list(bytes, file) do
    case decoded(bytes) do
      %Todo.List{} = list ->
        {:ok, list}

      _no_list ->
        Todo.Disk.rename(file, unused(file, "corrupt"))
        {:error, :corrupt}
    end
  end

  defp decoded(bytes) do
    :erlang.binary_to_term(bytes)
  rescue
    ArgumentError -> nil
  end

  defp file_of(key), do: URI.encode_www_form(key) <> ".list"

  defp unused(file, ending), do: "#{file}.#{System.unique_integer([:positive])}.#{ending}"
end
