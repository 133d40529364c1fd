defmodule Todo.ServerTest do
  use ExUnit.Case

  import ExUnit.CaptureIO

  @moduletag :tmp_dir
  @today ~D[2023-01-01]

  setup %{tmp_dir: folder} do
    Application.put_env(:todo, :folder, folder)
    %{bob: start_supervised!({Todo.Server, "bob"})}
  end

  test "entries are added, changed and deleted", %{bob: bob} do
    assert Todo.Server.add_entry(bob, %{date: @today, title: "Dentist"}) == :ok
    assert Todo.Server.add_entry(bob, %{date: @today, title: "Movies"}) == :ok
    assert Todo.Server.update_entry(bob, 1, %{title: "Barber"}) == :ok
    assert Todo.Server.delete_entry(bob, 2) == :ok
    assert Todo.Server.entries(bob, @today) == [%{id: 1, date: @today, title: "Barber"}]
  end

  test "a cast does not wait, but it is done before a later call", %{bob: bob} do
    assert Todo.Server.cast_entry(bob, %{date: @today, title: "Dentist"}) == :ok
    assert [%{title: "Dentist"}] = Todo.Server.entries(bob, @today)
  end

  test "what was added is there after a restart", %{bob: bob} do
    Todo.Server.add_entry(bob, %{date: @today, title: "Save me!"})
    stop_supervised!(Todo.Server)

    bob = start_supervised!({Todo.Server, "bob"})
    assert [%{title: "Save me!"}] = Todo.Server.entries(bob, @today)
  end

  test "a corrupt file is set aside and said", %{tmp_dir: folder} do
    File.write!(Path.join(folder, "alice.list"), "no term")

    said =
      capture_io(fn ->
        {:ok, alice} = Todo.Server.start_link("alice")
        assert Todo.Server.entries(alice, @today) == []
        GenServer.stop(alice)
      end)

    assert said == "alice: the file is corrupt and was set aside\n"
    assert [_file] = Path.wildcard(Path.join(folder, "alice.list.*.corrupt"))
  end

  test "what cannot be kept is refused, and changes nothing", %{bob: bob, tmp_dir: folder} do
    assert Todo.Server.entries(bob, @today) == []

    file = Path.join(folder, "a file, not a folder")
    File.write!(file, "")
    Application.put_env(:todo, :folder, file)
    assert {:error, _reason} = Todo.Server.add_entry(bob, %{date: @today, title: "Dentist"})
    assert Todo.Server.entries(bob, @today) == []
  end
end
