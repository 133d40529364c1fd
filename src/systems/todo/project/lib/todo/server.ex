defmodule Todo.Server do
  @moduledoc "A process per list. It knows its name, and so where its list is kept."

  use GenServer, restart: :temporary

  def start(name), do: GenServer.start(__MODULE__, name)

  def start_link(name), do: GenServer.start_link(__MODULE__, name)

  def add_entry(pid, entry), do: GenServer.call(pid, {:add_entry, entry})

  def update_entry(pid, id, changes), do: GenServer.call(pid, {:update_entry, id, changes})

  def delete_entry(pid, id), do: GenServer.call(pid, {:delete_entry, id})

  def entries(pid, date), do: GenServer.call(pid, {:entries, date})

  @doc "Does not wait, and is not told whether it was kept."
  def cast_entry(pid, entry), do: GenServer.cast(pid, {:add_entry, entry})

  @impl true
  def init(name), do: {:ok, {name, Todo.List.new()}, {:continue, :load}}

  @impl true
  def handle_continue(:load, {name, list}) do
    case Todo.Database.get(name) do
      {:ok, stored} ->
        {:noreply, {name, stored}}

      :not_found ->
        {:noreply, {name, list}}

      {:error, :corrupt} ->
        IO.puts("#{name}: the file is corrupt and was set aside")
        {:noreply, {name, list}}

      {:error, reason} ->
        {:stop, reason, {name, list}}
    end
  end

  @impl true
  def handle_call({:entries, date}, _from, {name, list}) do
    {:reply, Todo.List.entries(list, date), {name, list}}
  end

  def handle_call(change, _from, {name, list}) do
    case Todo.Database.store(name, changed(list, change)) do
      :ok -> {:reply, :ok, {name, changed(list, change)}}
      {:error, reason} -> {:reply, {:error, reason}, {name, list}}
    end
  end

  @impl true
  def handle_cast(change, {name, list}) do
    case Todo.Database.store(name, changed(list, change)) do
      :ok ->
        {:noreply, {name, changed(list, change)}}

      {:error, reason} ->
        IO.puts("#{name}: not kept, #{inspect(reason)}")
        {:noreply, {name, list}}
    end
  end

  defp changed(list, {:add_entry, entry}), do: Todo.List.add_entry(list, entry)

  defp changed(list, {:update_entry, id, changes}), do: Todo.List.update_entry(list, id, changes)

  defp changed(list, {:delete_entry, id}), do: Todo.List.delete_entry(list, id)
end
