defmodule Todo.SystemTest do
  use ExUnit.Case

  @moduletag :tmp_dir
  @moduletag :capture_log
  @today ~D[2023-01-01]

  # Each with a fresh system, which has restarted nothing yet.
  setup %{tmp_dir: folder} do
    Application.put_env(:todo, :folder, folder)
    restart()
  end

  test "a list that crashes takes nobody along, and is read again from the disk" do
    yara = Todo.Cache.server_process("yara")
    zoe = Todo.Cache.server_process("zoe")
    Todo.Server.add_entry(zoe, %{date: @today, title: "Save me!"})

    crash({Todo.Server, "zoe"})
    assert [%{title: "Save me!"}] = Todo.Server.entries(Todo.Cache.server_process("zoe"), @today)
    assert Todo.Cache.server_process("yara") == yara
  end

  test "a worker that crashes is started again, and the lists do not notice" do
    zoe = Todo.Cache.server_process("zoe")
    assert Todo.Server.entries(zoe, @today) == []

    worker = {Todo.DatabaseWorker, :erlang.phash2("zoe", 3)}
    crash(worker)
    wait_for(worker)
    assert Todo.Server.add_entry(zoe, %{date: @today, title: "Save me!"}) == :ok
  end

  defp restart do
    Application.stop(:todo)
    :ok = Application.start(:todo)
  end

  # Comes back when the registry has forgotten it.
  defp crash(name) do
    [{pid, _value}] = Registry.lookup(Todo.Registry, name)
    Process.exit(pid, :kill)
    wait_until(fn -> {pid, nil} not in Registry.lookup(Todo.Registry, name) end)
  end

  defp wait_for(name), do: wait_until(fn -> Registry.lookup(Todo.Registry, name) != [] end)

  defp wait_until(done?) do
    unless done?.() do
      Process.sleep(1)
      wait_until(done?)
    end
  end
end
