defmodule Outside do
  @moduledoc "What is there before the shop opens and after it closes: ticket rail and bank."

  def open(options) do
    outside = spawn(fn -> hang_rail() end)
    {:ok, bank} = GenServer.start(Outside.Bank, options, name: :bank)
    [outside, bank]
  end

  defp hang_rail do
    :ets.new(CoffeeShop.Tickets, [:named_table, :public, :ordered_set])
    Process.sleep(:infinity)
  end
end

defmodule Outside.Bank do
  @moduledoc """
  The bank at the other end of the wire. A request is `{reply_to, request}`, its answer
  `{reply_to, answer}`. The money moves when the request arrives; the answer comes later.
  """

  use GenServer

  @refusal_ms 20

  def fault(fault), do: GenServer.call(:bank, {:fault, fault})

  def accounts, do: GenServer.call(:bank, :accounts)

  @impl true
  def init(options) do
    state = %{
      accounts: %{},
      in_flight: [],
      slow: false,
      down: false,
      lose_next: false,
      malform_next: false,
      options: options
    }

    {:ok, state}
  end

  @impl true
  def handle_call(:accounts, _from, state), do: {:reply, Enum.sort(state.accounts), state}

  def handle_call({:fault, fault}, _from, state), do: {:reply, :ok, break(fault, state)}

  @impl true
  def handle_info({:answer, tag}, state) do
    case List.keytake(state.in_flight, tag, 0) do
      {call, in_flight} -> {:noreply, give(call, %{state | in_flight: in_flight})}
      nil -> {:noreply, state}
    end
  end

  def handle_info({reply_to, request}, %{lose_next: true} = state) do
    {_answer, _latency, state} = serve(request, %{state | lose_next: false})
    {:noreply, answer_later(reply_to, request, {:error, :closed}, @refusal_ms, state)}
  end

  def handle_info({reply_to, request}, state) do
    {answer, latency, state} = serve(request, state)
    {:noreply, answer_later(reply_to, request, answer, latency, state)}
  end

  defp break(:lost, %{in_flight: []} = state), do: %{state | lose_next: true}

  defp break(:lost, state) do
    for {_tag, reply_to, _request, _answer} <- state.in_flight do
      send(reply_to, {reply_to, {:error, :closed}})
    end

    %{state | in_flight: []}
  end

  defp break(:malformed, state), do: %{state | malform_next: true}
  defp break(:slow, state), do: %{state | slow: true}
  defp break(:down, state), do: %{state | down: true}
  defp break(:up, state), do: %{state | slow: false, down: false}

  defp serve(_request, %{down: true} = state) do
    {{:error, :econnrefused}, @refusal_ms, state}
  end

  defp serve(request, state) do
    {answer, accounts} = book(request, state.accounts)
    {{:ok, answer}, latency(state), %{state | accounts: accounts}}
  end

  defp latency(%{slow: true, options: options}), do: options.slow_latency
  defp latency(%{options: options}), do: options.bank_latency

  defp book({:charge, id, amount, card}, accounts) do
    case accounts do
      %{^id => {:charged, _amount}} -> {approved(), accounts}
      %{^id => _refunded_or_void} -> {declined(:void), accounts}
      _new when card == "no-funds" -> {declined(:insufficient_funds), accounts}
      _new -> {approved(), Map.put(accounts, id, {:charged, amount})}
    end
  end

  defp book({:refund, id}, accounts) do
    case accounts do
      %{^id => {:charged, _amount}} -> {%{status: :refunded}, Map.put(accounts, id, :refunded)}
      _other -> {%{status: :refunded}, Map.put_new(accounts, id, :void)}
    end
  end

  defp approved, do: %{status: :approved, rate: 1.25}
  defp declined(reason), do: %{status: :declined, reason: reason}

  defp answer_later(reply_to, request, answer, latency, state) do
    tag = make_ref()
    Process.send_after(self(), {:answer, tag}, latency)
    %{state | in_flight: state.in_flight ++ [{tag, reply_to, request, answer}]}
  end

  defp give({_tag, reply_to, {:charge, _, _, _}, {:ok, _}}, %{malform_next: true} = state) do
    send(reply_to, {reply_to, {:ok, %{status: :approved, rate: 0}}})
    %{state | malform_next: false}
  end

  defp give({_tag, reply_to, _request, answer}, state) do
    send(reply_to, {reply_to, answer})
    state
  end
end
