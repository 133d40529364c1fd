defmodule Todo.ListTest do
  use ExUnit.Case

  test "an entry is found by its date" do
    entry = %{date: ~D[2023-01-01], title: "Save me!"}
    list = Todo.List.add_entry(Todo.List.new(), entry)
    assert [%{id: 1, title: "Save me!"}] = Todo.List.entries(list, ~D[2023-01-01])
  end

  test "another day has none" do
    assert Todo.List.entries(Todo.List.new(), ~D[2023-01-02]) == []
  end
end
