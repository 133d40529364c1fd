defmodule Todo.DatabaseTest do
  use ExUnit.Case

  @pool %{0 => :worker_0, 1 => :worker_1, 2 => :worker_2}

  test "the same list always goes to the same worker" do
    assert Todo.Database.get_worker(@pool, "bob") == Todo.Database.get_worker(@pool, "bob")
  end
end
