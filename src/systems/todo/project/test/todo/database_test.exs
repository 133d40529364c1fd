defmodule Todo.DatabaseTest do
  use ExUnit.Case

  @moduletag :tmp_dir

  setup %{tmp_dir: folder} do
    Application.put_env(:todo, :folder, folder)
  end

  test "a list that was stored is found by its name, whatever the name" do
    for name <- ["bob", "a/b", "../bob", "größe", ""] do
      list = Todo.List.add_entry(Todo.List.new(), %{date: ~D[2023-01-01], title: name})
      assert Todo.Database.store(name, list) == :ok
      assert Todo.Database.get(name) == {:ok, list}
    end
  end

  test "a list that was never stored is not found" do
    assert Todo.Database.get("nobody") == :not_found
  end

  test "nothing but the list itself is left after a store", %{tmp_dir: folder} do
    Todo.Database.store("bob", Todo.List.new())
    assert File.ls!(folder) == ["bob.list"]
  end

  test "a corrupt file is set aside, once", %{tmp_dir: folder} do
    for bytes <- ["no term", :erlang.term_to_binary(:no_list)] do
      File.write!(Path.join(folder, "bob.list"), bytes)
      assert Todo.Database.get("bob") == {:error, :corrupt}
      assert Todo.Database.get("bob") == :not_found
    end

    assert length(Path.wildcard(Path.join(folder, "bob.list.*.corrupt"))) == 2
  end

  test "the same key is always sent to the same worker, and all have something to do" do
    pool = %{0 => :a, 1 => :b, 2 => :c}
    names = for number <- 1..100, do: "list #{number}"
    workers = for name <- names, do: Todo.Database.get_worker(pool, name)

    assert workers == for(name <- names, do: Todo.Database.get_worker(pool, name))
    assert workers |> Enum.uniq() |> Enum.sort() == [:a, :b, :c]
  end
end
