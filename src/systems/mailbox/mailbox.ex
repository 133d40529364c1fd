defmodule Mailbox do
  @moduledoc "A sender, and a receiver that does not want every message. Times are in milliseconds."

  @defaults %{mode: :plain, catch_all: :no, work: 600}

  def options(changes \\ %{}), do: Map.merge(@defaults, changes)

  def start(options) do
    receiver = spawn(Mailbox.Receiver, :start, [options])
    spawn(Mailbox.Sender, :start, [receiver])
  end
end

defmodule Mailbox.Sender do
  @moduledoc "Sends the receiver whatever it is told to send."

  def start(receiver) do
    Process.register(self(), :sender)
    send_on(receiver)
  end

  defp send_on(receiver) do
    receive do
      {:tell, message} ->
        send(receiver, message)
        send_on(receiver)
    end
  end
end

defmodule Mailbox.Receiver do
  @moduledoc "Takes what one of its clauses matches. Everything else stays in the mailbox."

  def start(options) do
    Process.register(self(), :receiver)
    next(options)
  end

  defp next(%{mode: :selective} = options), do: urgent_first(options)
  defp next(options), do: take(options)

  defp take(%{catch_all: :yes} = options), do: take_any(options)
  defp take(options), do: take_known(options)

  defp urgent_first(options) do
    receive do
      {:urgent, text} -> work({:urgent, text}, options)
    after
      0 -> take(options)
    end
  end

  defp take_known(options) do
    receive do
      {:urgent, text} -> work({:urgent, text}, options)
      {:number, n} when n > 10 -> work({:number, n}, options)
      :stop -> IO.puts("stops")
    end
  end

  defp take_any(options) do
    receive do
      {:urgent, text} ->
        work({:urgent, text}, options)

      {:number, n} when n > 10 ->
        work({:number, n}, options)

      :stop ->
        IO.puts("stops")

      other ->
        IO.puts("throws away #{inspect(other)}")
        next(options)
    end
  end

  defp work(message, options) do
    IO.puts("works on #{inspect(message)}")
    Process.sleep(options.work)
    next(options)
  end
end
