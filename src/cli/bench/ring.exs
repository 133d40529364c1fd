# The ring of bench/ring.ts on a real BEAM. Arguments: machines, tokens, messages. Prints messages a second.
defmodule Ring do
  def machine(next, passed, left) do
    receive do
      {:meet, other} -> machine(other, passed, left)
      :token -> hand_on(next, passed, left)
    end
  end

  defp hand_on(next, passed, left) do
    send(next, :token)
    :counters.add(left, 1, 1)
    machine(next, passed + 1, left)
  end
end

[machines, tokens, messages] = Enum.map(System.argv(), &String.to_integer/1)
counter = :counters.new(1, [:write_concurrency])
pids = for _ <- 1..machines, do: spawn(fn -> Ring.machine(nil, 0, counter) end)
for {pid, next} <- Enum.zip(pids, tl(pids) ++ [hd(pids)]), do: send(pid, {:meet, next})
began = System.monotonic_time(:microsecond)
for index <- 0..(tokens - 1), do: send(Enum.at(pids, div(index * machines, tokens)), :token)

wait = fn wait ->
  if :counters.get(counter, 1) < messages do
    Process.sleep(1)
    wait.(wait)
  end
end

wait.(wait)
done = :counters.get(counter, 1)
IO.puts(round(done * 1_000_000 / (System.monotonic_time(:microsecond) - began)))
