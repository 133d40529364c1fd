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

  test "a cache that crashes is started again, and its lists are read from the disk" do
    zoe = Todo.Cache.server_process("zoe")
    Todo.Server.add_entry(zoe, %{date: @today, title: "Save me!"})

    crash(Todo.Cache)
    refute Process.alive?(zoe)
    assert [%{title: "Save me!"}] = Todo.Server.entries(Todo.Cache.server_process("zoe"), @today)
  end

  test "a database that crashes is started again, and the lists go on" do
    zoe = Todo.Cache.server_process("zoe")
    assert Todo.Server.entries(zoe, @today) == []

    crash(Todo.Database)
    assert Todo.Server.add_entry(zoe, %{date: @today, title: "Save me!"}) == :ok
  end

  test "whoever crashes four times in five seconds is not started again" do
    ref = Process.monitor(Todo.System)
    for _ <- 1..3, do: crash(Todo.Cache)
    Process.exit(Process.whereis(Todo.Cache), :kill)
    assert_receive {:DOWN, ^ref, :process, _pid, :shutdown}
    restart()
  end

  defp restart do
    Application.stop(:todo)
    :ok = Application.start(:todo)
  end

  # Comes back when its supervisor has started the next one.
  defp crash(name) do
    pid = Process.whereis(name)
    Process.exit(pid, :kill)
    wait_for_next(name, pid)
  end

  defp wait_for_next(name, pid) do
    if Process.whereis(name) in [nil, pid] do
      Process.sleep(1)
      wait_for_next(name, pid)
    end
  end
end
