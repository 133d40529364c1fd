defmodule Todo.List do
  @moduledoc "Entries and what can be done with them. Functions only: no process, no message, no file."

  defstruct next_id: 1, entries: %{}

  def new, do: %Todo.List{}

  def add_entry(list, entry) do
    entry = Map.put(entry, :id, list.next_id)
    %Todo.List{next_id: list.next_id + 1, entries: Map.put(list.entries, entry.id, entry)}
  end

  def update_entry(list, id, changes) do
    case list.entries do
      %{^id => entry} -> put_in(list.entries[id], entry |> Map.merge(changes) |> Map.put(:id, id))
      _no_such_entry -> list
    end
  end

  def delete_entry(list, id), do: %Todo.List{list | entries: Map.delete(list.entries, id)}

  def entries(list, date) do
    list.entries
    |> Map.values()
    |> Enum.filter(fn entry -> entry.date == date end)
    |> Enum.sort_by(fn entry -> entry.id end)
  end
end
