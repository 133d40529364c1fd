defmodule Letters do
  @moduledoc "Alice writes to Bob. Times are in milliseconds."

  @defaults %{timeout: 3000, work: 400}

  def options(changes \\ %{}), do: Map.merge(@defaults, changes)

  def start(options) do
    bob = spawn(Letters.Bob, :start, [options])
    spawn(Letters.Alice, :start, [bob])
  end
end

defmodule Letters.Alice do
  @moduledoc "Sends what she is told to send, and never waits for an answer."

  def start(bob) do
    Process.register(self(), :alice)
    write(bob)
  end

  defp write(bob) do
    receive do
      {:tell, letter} ->
        send(bob, letter)
        IO.puts("sent #{inspect(letter)}")
        write(bob)

      {:tell_name, name, letter} ->
        send(name, letter)
        IO.puts("sent #{inspect(letter)} to #{inspect(name)}")
        write(bob)
    end
  end
end

defmodule Letters.Bob do
  @moduledoc "Reads one letter after the other, until he is told to stop."

  def start(options) do
    Process.register(self(), :bob)
    wait(options)
  end

  defp wait(options) do
    receive do
      :stop ->
        IO.puts("stops")

      letter ->
        read(letter, options)
        wait(options)
    after
      options.timeout ->
        IO.puts("nothing came, so I wait again")
        wait(options)
    end
  end

  defp read(letter, options) do
    IO.puts("got #{inspect(letter)}")
    Process.sleep(options.work)
  end
end
