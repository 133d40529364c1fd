defmodule Todo.CacheTest do
  use ExUnit.Case

  @moduletag :tmp_dir

  setup %{tmp_dir: folder} do
    Application.put_env(:todo, :folder, folder)
  end

  test "the same name is the same process, another name another" do
    carol = Todo.Cache.server_process("carol")
    assert Todo.Cache.server_process("carol") == carol
    assert Todo.Cache.server_process("dave") != carol
  end

  test "many ask for a new name at once: one process is started" do
    asks = for _ <- 1..20, do: Task.async(Todo.Cache, :server_process, ["erin"])
    assert [_one] = asks |> Task.await_many() |> Enum.uniq()
  end
end
