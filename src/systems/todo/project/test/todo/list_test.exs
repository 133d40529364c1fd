defmodule Todo.ListTest do
  use ExUnit.Case, async: true

  @today ~D[2023-01-01]
  @tomorrow ~D[2023-01-02]

  setup do
    list =
      Todo.List.new()
      |> Todo.List.add_entry(%{date: @today, title: "Dentist"})
      |> Todo.List.add_entry(%{date: @tomorrow, title: "Shopping"})
      |> Todo.List.add_entry(%{date: @today, title: "Movies"})

    %{list: list}
  end

  test "a new list is empty" do
    assert Todo.List.entries(Todo.List.new(), @today) == []
  end

  test "entries are found by their date, in the order in which they came", %{list: list} do
    assert titles(list, @today) == ["Dentist", "Movies"]
    assert titles(list, @tomorrow) == ["Shopping"]
  end

  test "each entry gets an id of its own", %{list: list} do
    assert [%{id: 1}, %{id: 3}] = Todo.List.entries(list, @today)
  end

  test "an entry is changed, and keeps its id", %{list: list} do
    list = Todo.List.update_entry(list, 2, %{id: 9, date: @today})
    assert [_, %{id: 2, title: "Shopping"}, _] = Todo.List.entries(list, @today)
  end

  test "an entry is deleted, and its id is not given again", %{list: list} do
    list = Todo.List.delete_entry(list, 3)
    assert titles(list, @today) == ["Dentist"]

    list = Todo.List.add_entry(list, %{date: @tomorrow, title: "Rest"})
    assert [_, %{id: 4}] = Todo.List.entries(list, @tomorrow)
  end

  test "an entry that is not there is neither changed nor deleted", %{list: list} do
    assert Todo.List.update_entry(list, 9, %{title: "Nothing"}) == list
    assert Todo.List.delete_entry(list, 9) == list
  end

  defp titles(list, date), do: for(entry <- Todo.List.entries(list, date), do: entry.title)
end
