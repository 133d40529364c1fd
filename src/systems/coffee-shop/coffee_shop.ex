defmodule CoffeeShop do
  @moduledoc "How long things take in the shop, in milliseconds, and how its supervisor behaves."

  @defaults %{
    strategy: :one_for_one,
    max_restarts: 3,
    max_seconds: 5,
    heat: 800,
    brew: %{espresso: 1500, cappuccino: 2500, latte: 3000, mocha: 3500},
    bank_latency: 1200,
    slow_latency: 6000,
    bank_timeout: 2500,
    retry_after: 1000,
    payment_attempts: 3,
    refund_retry: 1500,
    customer_retry: 700
  }

  def options(changes \\ %{}), do: Map.merge(@defaults, changes)
end

defmodule CoffeeShop.Supervisor do
  @moduledoc "Starts the four processes of the shop and replaces each one that dies."

  use Supervisor

  def start_link(options), do: Supervisor.start_link(__MODULE__, options, name: __MODULE__)

  @impl true
  def init(options) do
    children = [
      {CoffeeShop.DisplayScreen, options},
      {CoffeeShop.PaymentGateway, options},
      {CoffeeShop.Barista, options},
      {CoffeeShop.Cashier, options}
    ]

    Supervisor.init(children,
      strategy: options.strategy,
      max_restarts: options.max_restarts,
      max_seconds: options.max_seconds
    )
  end
end

defmodule CoffeeShop.Cashier do
  @moduledoc "Takes the orders, has them paid, and hands the paid ones to the barista."

  use GenServer

  alias CoffeeShop.{Barista, PaymentGateway, Tickets}

  @prices %{espresso: 2.5, latte: 4.5, mocha: 4.8, cappuccino: 4.0}

  def start_link(options), do: GenServer.start_link(__MODULE__, options, name: __MODULE__)

  def order(order), do: GenServer.call(__MODULE__, {:order, order})

  def payment_success(order), do: GenServer.cast(__MODULE__, {:payment_success, order})
  def payment_declined(order), do: GenServer.cast(__MODULE__, {:payment_declined, order})
  def payment_timeout(order), do: GenServer.cast(__MODULE__, {:payment_timeout, order})
  def payment_unavailable(order), do: GenServer.cast(__MODULE__, {:payment_unavailable, order})
  def payment_refunded(order), do: GenServer.cast(__MODULE__, {:payment_refunded, order})

  @impl true
  def init(options) do
    state = %{queue: [], balance: 0.0, gateway: nil, options: options}
    {:ok, state, {:continue, :recover}}
  end

  @impl true
  def handle_continue(:recover, state) do
    state = %{state | balance: earned()}
    state = Enum.reduce(Tickets.all(:taken), state, &recover_taken/2)
    for {_id, :paid, _customer, order} <- Tickets.all(:paid), do: brew(order)
    for {id, :refunding, _customer, _order} <- Tickets.all(:refunding), do: call_off(id, state)
    {:noreply, state}
  end

  def handle_continue({:authorize, id}, state), do: {:noreply, in_queue(state, id, &authorize/2)}

  @impl true
  def handle_call({:order, order}, {customer, _tag}, state) do
    id = order[:order_id]

    cond do
      not is_map_key(@prices, order[:type]) ->
        {:reply, {:error, {:unknown_drink, order[:type]}}, state}

      Tickets.put_new(id, customer, order) ->
        {:reply, {:accepted, order_id: id}, enqueue(order, state), {:continue, {:authorize, id}}}

      true ->
        {:reply, {:accepted, order_id: id}, state}
    end
  end

  @impl true
  def handle_cast({:payment_success, order_id: id}, state) do
    {:noreply, in_queue(state, id, &paid/2)}
  end

  def handle_cast({:payment_declined, order_id: id, reason: reason}, state) do
    {:noreply, in_queue(state, id, &declined(&1, &2, reason))}
  end

  def handle_cast({:payment_timeout, order_id: id}, state) do
    {:noreply, in_queue(state, id, &retry_or_cancel/2)}
  end

  def handle_cast({:payment_unavailable, order_id: id}, state) do
    {:noreply, in_queue(state, id, &retry_or_cancel/2)}
  end

  def handle_cast({:payment_refunded, order_id: id}, state) do
    send(Tickets.customer(id), {:order_refunded, order_id: id})
    Tickets.mark(id, :refunded)
    {:noreply, state}
  end

  @impl true
  def handle_info({:retry, id}, state), do: {:noreply, in_queue(state, id, &try_again/2)}

  def handle_info({:retry_refund, id}, state) do
    if Tickets.status(id) == :refunding, do: refund(id, state)
    {:noreply, state}
  end

  def handle_info({:DOWN, ref, :process, _gateway, _reason}, %{gateway: ref} = state) do
    {:noreply, Enum.reduce(state.queue, %{state | gateway: nil}, &retry_later/2)}
  end

  defp authorize(%{id: id, order: order} = entry, state) do
    state = watch_gateway(state)
    card = order[:card_token]
    PaymentGateway.authorize_payment(order_id: id, amount: price(order), card_token: card)
    update(state, %{entry | attempts: entry.attempts + 1, waiting: false})
  end

  defp watch_gateway(%{gateway: nil} = state) do
    %{state | gateway: Process.monitor(PaymentGateway)}
  end

  defp watch_gateway(state), do: state

  defp paid(entry, state) do
    Tickets.mark(entry.id, :paid)
    brew(entry.order)
    remove(entry, %{state | balance: state.balance + price(entry.order)})
  end

  defp declined(entry, state, reason) do
    send(Tickets.customer(entry.id), {:order_declined, order_id: entry.id, reason: reason})
    Tickets.mark(entry.id, :declined)
    remove(entry, state)
  end

  defp retry_or_cancel(entry, state) do
    if attempts_left?(entry, state), do: retry_later(entry, state), else: cancel(entry, state)
  end

  defp retry_later(%{waiting: true}, state), do: state

  defp retry_later(entry, state) do
    Process.send_after(self(), {:retry, entry.id}, state.options.retry_after)
    update(state, %{entry | waiting: true})
  end

  defp try_again(entry, state) do
    if attempts_left?(entry, state), do: authorize(entry, state), else: cancel(entry, state)
  end

  defp attempts_left?(entry, state), do: entry.attempts < state.options.payment_attempts

  defp cancel(entry, state) do
    Tickets.mark(entry.id, :refunding)
    call_off(entry.id, state)
    remove(entry, state)
  end

  defp call_off(id, state) do
    notice = {:order_cancelled, order_id: id, reason: :payment_unavailable}
    send(Tickets.customer(id), notice)
    refund(id, state)
  end

  defp refund(id, state) do
    PaymentGateway.refund_payment(order_id: id)
    Process.send_after(self(), {:retry_refund, id}, state.options.refund_retry)
  end

  defp brew(order), do: order |> Keyword.take([:order_id, :type, :milk]) |> Barista.brew()

  defp enqueue(order, state) do
    entry = %{id: order[:order_id], order: order, attempts: 0, waiting: false}
    %{state | queue: state.queue ++ [entry]}
  end

  defp in_queue(state, id, fun) do
    case Enum.find(state.queue, &(&1.id == id)) do
      nil -> state
      entry -> fun.(entry, state)
    end
  end

  defp update(state, entry) do
    %{state | queue: Enum.map(state.queue, &if(&1.id == entry.id, do: entry, else: &1))}
  end

  defp remove(entry, state) do
    case Enum.reject(state.queue, &(&1.id == entry.id)) do
      [] -> unwatch_gateway(%{state | queue: []})
      queue -> %{state | queue: queue}
    end
  end

  defp unwatch_gateway(%{gateway: nil} = state), do: state

  defp unwatch_gateway(state) do
    Process.demonitor(state.gateway, [:flush])
    %{state | gateway: nil}
  end

  defp recover_taken({id, :taken, _customer, order}, state) do
    order |> enqueue(state) |> in_queue(id, &authorize/2)
  end

  defp earned do
    tickets = Enum.flat_map([:paid, :made, :collected], &Tickets.all/1)
    Enum.reduce(tickets, 0.0, fn {_id, _status, _customer, order}, sum -> sum + price(order) end)
  end

  defp price(order), do: Map.fetch!(@prices, order[:type])
end

defmodule CoffeeShop.PaymentGateway do
  @moduledoc "Asks the bank, one payment after the other. What it does not expect, crashes it."

  use GenServer

  alias CoffeeShop.{Bank, Cashier}

  def start_link(options), do: GenServer.start_link(__MODULE__, options, name: __MODULE__)

  def authorize_payment(order), do: GenServer.cast(__MODULE__, {:authorize_payment, order})
  def refund_payment(order), do: GenServer.cast(__MODULE__, {:refund_payment, order})

  @impl true
  def init(options) do
    {:ok, %{connection: :connected, settled: 0.0, options: options}}
  end

  @impl true
  def handle_cast({:authorize_payment, order_id: id, amount: amount, card_token: card}, state) do
    case Bank.charge(id, amount, card, state.options.bank_timeout) do
      {:ok, %{status: :approved, rate: rate}} ->
        settled = state.settled + amount / rate
        Cashier.payment_success(order_id: id)
        {:noreply, %{state | connection: :connected, settled: settled}}

      {:ok, %{status: :declined, reason: reason}} ->
        Cashier.payment_declined(order_id: id, reason: reason)
        {:noreply, state}

      {:error, :timeout} ->
        Cashier.payment_timeout(order_id: id)
        {:noreply, state}

      {:error, :econnrefused} ->
        Cashier.payment_unavailable(order_id: id)
        {:noreply, %{state | connection: :refused}}
    end
  end

  def handle_cast({:refund_payment, order_id: id}, state) do
    case Bank.refund(id, state.options.bank_timeout) do
      {:ok, %{status: :refunded}} -> Cashier.payment_refunded(order_id: id)
      {:error, :timeout} -> :ok
      {:error, :econnrefused} -> :ok
    end

    {:noreply, state}
  end
end

defmodule CoffeeShop.Barista do
  @moduledoc "Heats the machine, then makes the paid drinks, one after the other."

  use GenServer

  alias CoffeeShop.{DisplayScreen, Tickets}

  def start_link(options), do: GenServer.start_link(__MODULE__, options, name: __MODULE__)

  def brew(order), do: GenServer.cast(__MODULE__, {:brew, order})

  @impl true
  def init(options) do
    Process.send_after(self(), :heated, options.heat)
    state = %{machine: :heating, order: nil, backlog: [], options: options}
    {:ok, state, {:continue, :recover}}
  end

  @impl true
  def handle_continue(:recover, state) do
    for {id, :made, _customer, _order} <- Tickets.all(:made) do
      DisplayScreen.order_ready(order_id: id)
    end

    backlog =
      for {_id, :paid, _customer, order} <- Tickets.all(:paid) do
        Keyword.take(order, [:order_id, :type, :milk])
      end

    {:noreply, %{state | backlog: backlog}}
  end

  @impl true
  def handle_cast({:brew, order}, state) do
    if Tickets.status(order[:order_id]) == :paid and not mine?(order, state) do
      {:noreply, start_if_idle(%{state | backlog: state.backlog ++ [order]})}
    else
      {:noreply, state}
    end
  end

  @impl true
  def handle_info(:heated, state), do: {:noreply, start_next(state)}

  def handle_info({:brewed, id}, state) do
    Tickets.mark(id, :made)
    DisplayScreen.order_ready(order_id: id)
    {:noreply, start_next(state)}
  end

  defp mine?(order, state), do: order == state.order or order in state.backlog

  defp start_if_idle(%{machine: :idle} = state), do: start_next(state)
  defp start_if_idle(state), do: state

  defp start_next(%{backlog: []} = state), do: %{state | machine: :idle, order: nil}

  defp start_next(%{backlog: [order | backlog]} = state) do
    brew_time = Map.fetch!(state.options.brew, order[:type])
    Process.send_after(self(), {:brewed, order[:order_id]}, brew_time)
    %{state | machine: :brewing, order: order, backlog: backlog}
  end
end

defmodule CoffeeShop.DisplayScreen do
  @moduledoc "Shows the last five drinks that are ready and calls their customers."

  use GenServer

  alias CoffeeShop.Tickets

  def start_link(options), do: GenServer.start_link(__MODULE__, options, name: __MODULE__)

  def order_ready(order), do: GenServer.cast(__MODULE__, {:order_ready, order})

  @impl true
  def init(_options), do: {:ok, %{ready: []}, {:continue, :recover}}

  @impl true
  def handle_continue(:recover, state) do
    ids = for {id, :made, _customer, _order} <- Tickets.all(:made), do: id
    {:noreply, Enum.reduce(ids, state, &show/2)}
  end

  @impl true
  def handle_cast({:order_ready, order_id: id}, state), do: {:noreply, show(id, state)}

  defp show(id, state) do
    send(Tickets.customer(id), {:order_ready, order_id: id})
    %{state | ready: Enum.take([id | state.ready], 5)}
  end
end

defmodule CoffeeShop.Customer do
  @moduledoc "One visit: order, wait, and leave with the drink or with the money."

  alias CoffeeShop.{Bank, Cashier, Tickets}

  def visit(order, options), do: ask(order, options, 5)

  defp ask(order, options, 0), do: shop_closed(order, options)

  defp ask(order, options, asks_left) do
    case try_to_order(order) do
      {:accepted, order_id: _id} ->
        Process.monitor(CoffeeShop.Supervisor)
        wait(order, options)

      {:error, _reason} ->
        :ok

      :nobody_there ->
        Process.sleep(options.customer_retry)
        ask(order, options, asks_left - 1)
    end
  end

  defp try_to_order(order) do
    Cashier.order(order)
  catch
    :exit, _reason -> :nobody_there
  end

  defp wait(order, options) do
    receive do
      {:order_ready, order_id: id} -> Tickets.mark(id, :collected)
      {:order_declined, order_id: _id, reason: _reason} -> :ok
      {:order_cancelled, order_id: _id, reason: _reason} -> wait(order, options)
      {:order_refunded, order_id: _id} -> :ok
      {:DOWN, _ref, :process, _supervisor, _reason} -> shop_closed(order, options)
    end
  end

  defp shop_closed(order, options) do
    case Tickets.status(order[:order_id]) do
      :made -> Tickets.mark(order[:order_id], :collected)
      _not_made -> money_back(order, options)
    end
  end

  defp money_back(order, options) do
    case Bank.refund(order[:order_id], options.bank_timeout) do
      {:ok, _answer} ->
        :ok

      {:error, _reason} ->
        Process.sleep(options.customer_retry)
        money_back(order, options)
    end
  end
end

defmodule CoffeeShop.Tickets do
  @moduledoc "The rail above the bar. It is no process: paper stays when somebody dies."

  def put_new(id, customer, order), do: :ets.insert_new(__MODULE__, {id, :taken, customer, order})

  def status(id), do: :ets.lookup_element(__MODULE__, id, 2, nil)

  def customer(id), do: :ets.lookup_element(__MODULE__, id, 3)

  def mark(id, status), do: :ets.update_element(__MODULE__, id, {2, status})

  def all(status), do: :ets.match_object(__MODULE__, {:_, status, :_, :_})
end

defmodule CoffeeShop.Bank do
  @moduledoc "The wire to the bank. The alias is a return address that can be cancelled."

  def charge(id, amount, card, timeout), do: ask({:charge, id, amount, card}, timeout)

  def refund(id, timeout), do: ask({:refund, id}, timeout)

  defp ask(request, timeout) do
    reply_to = Process.alias([:reply])
    send(:bank, {reply_to, request})

    receive do
      {^reply_to, answer} -> answer
    after
      timeout -> hang_up(reply_to)
    end
  end

  defp hang_up(reply_to) do
    Process.unalias(reply_to)

    receive do
      {^reply_to, answer} -> answer
    after
      0 -> {:error, :timeout}
    end
  end
end
