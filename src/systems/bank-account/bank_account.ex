defmodule BankAccount do
  @moduledoc "One account and two clients. Times are in milliseconds."

  @defaults %{balance: 100, mode: :account_decides, think: 0}

  def options(changes \\ %{}), do: Map.merge(@defaults, changes)

  def start(options) do
    account = spawn(BankAccount.Account, :start, [options])
    spawn(BankAccount.Client, :start, [:ann, account, options])
    spawn(BankAccount.Client, :start, [:ben, account, options])
  end
end

defmodule BankAccount.Account do
  @moduledoc "The balance is nowhere but in the argument of `loop`."

  def start(options) do
    Process.register(self(), :account)
    loop(options.balance)
  end

  defp loop(balance) do
    receive do
      {:deposit, amount, from} ->
        send(from, {:ok, balance + amount})
        loop(balance + amount)

      {:withdraw, amount, from} when amount <= balance ->
        send(from, {:ok, balance - amount})
        loop(balance - amount)

      {:withdraw, _amount, from} ->
        send(from, {:error, :insufficient_funds})
        loop(balance)

      {:balance, from} ->
        send(from, {:balance, balance})
        loop(balance)

      {:set, new_balance} ->
        loop(new_balance)
    end
  end
end

defmodule BankAccount.Client do
  @moduledoc "Asks the account for one thing at a time, and waits for its answer."

  def start(name, account, options) do
    Process.register(self(), name)
    loop(account, options)
  end

  defp loop(account, options) do
    receive do
      {:withdraw, amount} -> withdraw(options.mode, amount, account, options)
      {:deposit, amount} -> deposit(amount, account)
      :balance -> balance(account)
    end

    loop(account, options)
  end

  defp withdraw(:account_decides, amount, account, _options) do
    send(account, {:withdraw, amount, self()})

    receive do
      {:ok, balance} -> IO.puts("takes #{amount}, #{balance} left")
      {:error, :insufficient_funds} -> IO.puts("gets nothing")
    end
  end

  defp withdraw(:asks_first, amount, account, options) do
    send(account, {:balance, self()})

    receive do
      {:balance, balance} when balance >= amount -> take(amount, balance, account, options)
      {:balance, _balance} -> IO.puts("gets nothing")
    end
  end

  defp take(amount, balance, account, options) do
    Process.sleep(options.think)
    send(account, {:set, balance - amount})
    IO.puts("takes #{amount}, #{balance - amount} left")
  end

  defp deposit(amount, account) do
    send(account, {:deposit, amount, self()})

    receive do
      {:ok, balance} -> IO.puts("brings #{amount}, the balance is #{balance}")
    end
  end

  defp balance(account) do
    send(account, {:balance, self()})

    receive do
      {:balance, balance} -> IO.puts("the balance is #{balance}")
    end
  end
end
