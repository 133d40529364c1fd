defmodule Todo.CacheTest do
  use ExUnit.Case

  @moduletag :tmp_dir
  @today ~D[2023-01-01]

  setup %{tmp_dir: folder} do
    Application.put_env(:todo, :folder, folder)
    {:ok, cache} = Todo.Cache.start()
    on_exit(fn -> GenServer.stop(cache) end)
    %{cache: cache}
  end

  test "the same name is the same process, another name another", %{cache: cache} do
    bob = Todo.Cache.server_process(cache, "bob")
    assert Todo.Cache.server_process(cache, "bob") == bob
    assert Todo.Cache.server_process(cache, "alice") != bob
  end

  test "many ask for a new name at once: one process is started", %{cache: cache} do
    asks = for _ <- 1..20, do: Task.async(Todo.Cache, :server_process, [cache, "bob"])
    assert [_one] = asks |> Task.await_many() |> Enum.uniq()
  end

  test "a new cache finds what the lists of an earlier one have kept", %{cache: cache} do
    bob = Todo.Cache.server_process(cache, "bob")
    Todo.Server.add_entry(bob, %{date: @today, title: "Save me!"})

    {:ok, newer} = Todo.Cache.start()
    bob_again = Todo.Cache.server_process(newer, "bob")
    assert bob_again != bob
    assert [%{title: "Save me!"}] = Todo.Server.entries(bob_again, @today)
  end
end
